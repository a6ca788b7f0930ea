import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseReference } from '#document/archival-reference.ts'
import { blocksOf, wordsOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { GENRES } from '#document/genre.ts'
import { setAsideMisquoted } from '#exchange/evidence.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { impossibleIn } from '#exchange/impossible.ts'
import { setAsideUnknown } from '#exchange/set-aside.ts'
import { readHeld } from '#formats/jsonl/read.ts'
import type { Held } from '#holding/held.ts'
import { parseEdtf } from '#value/edtf.ts'

const read = ['january-1949.jsonl', 'ischl-1894.jsonl'].flatMap((name) =>
  readFileSync(`samples/${name}`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, n) => readHeld(JSON.parse(line), `${name}:${n + 1}`)),
)
const held: readonly Held[] = read.flatMap((one) => one.held ?? [])
const documents = held.filter((one): one is Document => one.kind === 'document')
const ids = new Set(held.map(({ kind, id }) => `${kind}/${id}`))

test('every line is a record of Chancery’s own form, and nothing in it is odd', () => {
  expect(read.flatMap(({ issues }) => issues)).toEqual([])
  expect(held).toHaveLength(read.length)
  expect(ids.size).toBe(read.length)
})

/** Everything that a record links, as `kind/id`. */
function linksOf(one: Held): readonly string[] {
  const named = (kind: string, linked: readonly (string | undefined)[] | undefined) =>
    (linked ?? []).flatMap((id) => (id === undefined ? [] : [`${kind}/${id}`]))
  if (one.kind === 'agent')
    return named(
      'agent',
      one.relations?.map(({ to }) => to),
    )
  if (one.kind === 'subject') return named('subject', one.broader)
  if (one.kind === 'exchange') return linksOfExchange(one)
  if (one.kind !== 'document') return []
  return [
    ...named(
      'agent',
      one.participants?.map(({ agent }) => agent),
    ),
    ...named(
      'agent',
      one.witnesses?.flatMap(({ references }) => references.map(({ repository }) => repository)),
    ),
    ...named(
      'place',
      one.places?.map(({ place }) => place),
    ),
    ...named(
      'place',
      one.dates?.map(({ place }) => place),
    ),
    ...named('subject', one.subjects),
    ...named(
      'collection',
      one.collections?.map(({ collection }) => collection),
    ),
    ...named(
      'document',
      one.relations?.map(({ to }) => ('document' in to ? to.document : undefined)),
    ),
  ]
}

function linksOfExchange({ parties, moves, timeOf }: Exchange): readonly string[] {
  const steps = moves.flatMap((move) => move.steps ?? [])
  return [
    ...parties.flatMap(({ agents = [] }) => agents.map((id) => `agent/${id}`)),
    ...moves.flatMap(({ carrier = [] }) => carrier.map((id) => `agent/${id}`)),
    ...[timeOf, ...[...parties, ...steps].map(({ place }) => place)].flatMap((id) => (id ? [`place/${id}`] : [])),
    ...moves.flatMap((move) => (move.documents ?? []).map((id) => `document/${id}`)),
  ]
}

test('every link leads to a record of the collection', () => {
  expect(held.flatMap(linksOf).filter((link) => !ids.has(link))).toEqual([])
})

test('nothing stands alone: every authority is named by a record', () => {
  const linked = new Set(held.flatMap(linksOf))
  const alone = held.filter(
    ({ kind, id }) => kind !== 'document' && kind !== 'exchange' && !linked.has(`${kind}/${id}`),
  )
  expect(alone.map(({ id }) => id)).toEqual([])
})

describe.each(documents)('$id', (document) => {
  const regest = document.texts?.[0]

  test('holds a regest and says so, or says why not', () => {
    expect((document.texts ?? []).map(({ kind, lang }) => `${kind} ${lang}`)).toEqual(regest ? ['regest en'] : [])
    expect(document.held).toMatch(regest ? /^(?:described-only|known-by-mention)$/u : /^title-only$/u)
    if (regest === undefined) return
    const body = parseBody(regest.body)
    expect(wordsOf(body).length).toBeGreaterThanOrEqual(25)
    expect(wordsOf(body).length).toBeLessThanOrEqual(160)
    expect(blocksOf(body).map(({ id }) => id)).toEqual(body.map((_, n) => `p${n + 1}`))
  })

  test('has dates that can be read, one of them principal', () => {
    for (const { edtf } of document.dates ?? []) expect(edtf === undefined ? undefined : parseEdtf(edtf)).toBeDefined()
    expect((document.dates ?? []).filter(({ principal }) => principal)).toHaveLength(1)
  })

  test('has a genre of the list', () => {
    expect(GENRES).toContain(document.genre)
  })

  test('names its parts', () => {
    const named = [...(document.dates ?? []), ...(document.participants ?? []), ...(document.numbers ?? [])]
    const parts = new Set(document.parts?.map(({ id }) => id))
    expect(named.flatMap(({ part }) => part ?? []).filter((part) => !parts.has(part))).toEqual([])
  })

  test('has references that say what their words say', () => {
    for (const { status: _, ...reference } of (document.witnesses ?? []).flatMap(({ references }) => references)) {
      const { status: __, ...parsed } = parseReference(reference.asGiven, '').reference
      expect(reference).toEqual(parsed)
    }
  })
})

test.each([
  ['nanjing-peace-proposal', 30],
  ['saturday-at-ischl', 4],
])('%s has its %i documents in the order of their days', (collection, count) => {
  const position = ({ collections }: Document) => collections?.[0]?.position ?? 0
  const inOrder = documents
    .filter(({ collections }) => collections?.[0]?.collection === collection)
    .toSorted((a, b) => position(a) - position(b))
  expect(inOrder.map(position)).toEqual(Array.from({ length: count }, (_, n) => n + 1))
  const days = inOrder.map(({ dates }) => dates?.find(({ principal }) => principal)?.edtf ?? '')
  expect(days).toEqual(days.toSorted())
})

describe.each(held.filter((one): one is Exchange => one.kind === 'exchange'))('$id', (exchange) => {
  test('names nothing that it does not have, and says nothing that cannot be', () => {
    expect(setAsideUnknown(exchange)).toEqual({ exchange, issues: [] })
    expect(impossibleIn(exchange)).toEqual([])
  })

  test('every quotation stands where it says', () => {
    const texts = new Map(documents.map((document) => [String(document.id), document]))
    expect(setAsideMisquoted(exchange, texts)).toEqual({ exchange, issues: [] })
  })

  test('every point says what it rests on', () => {
    const points = exchange.moves.flatMap((move) => move.points)
    expect(points.filter(({ evidence = [] }) => evidence.length === 0).map(({ id }) => id)).toEqual([])
  })
})

/** What was written for the collection: texts, summaries, notes, introductions. Titles and references are the sources' own. */
function prose(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string')
    return key === 'body'
      ? [wordsOf(parseBody(value)).join(' ')]
      : ['note', 'text', 'content', 'summary', 'exact'].includes(key)
        ? [value]
        : []
  if (Array.isArray(value)) return value.flatMap((one) => prose(one, key))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => (name === 'names' ? [] : prose(one, name)))
}

const RUN = 8
const SHARED = '../shared'
const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|html|txt|xml)$/u.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/<[^>]+>/gu, ' '))

function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(RUN - 1).map((_, n) => words.slice(n, n + RUN).join(' '))
}

test.skipIf(!existsSync(SHARED))(
  'no eight words in a row are anybody else’s (skipped where ../shared is not there)',
  () => {
    const theirs = new Set(
      [`${SHARED}/seed`, `${SHARED}/design`, `${SHARED}/tei/letters/schnitzler-briefe`]
        .flatMap(sources)
        .flatMap(runsOf),
    )
    expect(theirs.size).toBeGreaterThan(1000)
    expect(
      held
        .flatMap((one) => prose(one))
        .flatMap(runsOf)
        .filter((run) => theirs.has(run)),
    ).toEqual([])
  },
)
