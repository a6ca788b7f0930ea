import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntityType } from '#authority/agent.ts'
import type { Name } from '#authority/name.ts'
import { toNamesEntry } from '#search/names-entry.ts'
import type { IndexWrite } from '#search/search.ts'
import { identifierFrom, type PlaceId } from '#value/identifier.ts'
import { entry, find, found, type IndexEngine, type OpenIndex, put, text } from './search-samples.ts'
import { agent } from './store-samples.ts'

let stamps = 0
function named(id: string, texts: readonly (string | Name)[], entityType: EntityType = 'person'): IndexWrite {
  stamps += 1
  const names = texts.map((one): Name => (typeof one === 'string' ? { text: one, kind: 'variant' } : one))
  return { names: toNamesEntry(agent(id, { entityType, names, status: { kind: 'reviewed' } }), stamps) }
}
const oslo: IndexWrite = {
  names: toNamesEntry(
    {
      kind: 'place',
      id: identifierFrom<PlaceId>('oslo'),
      names: [{ text: 'Oslo', kind: 'preferred' }],
      status: { kind: 'reviewed' },
    },
    1,
  ),
}

const NAMES = [
  named('terebin', ['Terebin', 'Andrei Orlov', { text: 'Max Weaver', kind: 'cover' }]),
  named('hugo', ['Hugo von Hofmannsthal']),
  named('minister', ['Nagy Imre', 'Imre Nagy']),
  named('gabo', [{ text: 'Gabriel García Márquez', kind: 'preferred', lang: 'es' }]),
  named('long', ['He Long']),
  named('heinrich', ['Heinrich Schreiber', 'Schreiber, Heinrich']),
  named('oak', ['Oak Press'], 'corporate-body'),
  ...['a', 'b', 'c', 'd'].map((n) => named(`miller-${n}`, [`${n.toUpperCase()}nton Miller`])),
  oslo,
]
const PEOPLE = [
  'terebin',
  'hugo',
  'minister',
  'gabo',
  'long',
  'heinrich',
  'oak',
  'miller-a',
  'miller-b',
  'miller-c',
  'miller-d',
]
const LETTERS = put(
  ...PEOPLE.map((id) => entry(`by-${id}`, { senders: [id], persons: [id] })),
  entry('in-oslo', { places: ['oslo'], texts: text('They met at Oslo.') }),
  entry('said', { texts: text('So he said, and has a scan of it.') }),
  entry('writer', { texts: text('Schreiber was there.') }),
)

export function knowsSurnames(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take([...NAMES, ...LETTERS], 1)
  })
  afterAll(() => letters.close())

  test.each([
    [
      'the surname of a name in the order in which it is said, before a place that is spelt nearly so',
      'Orlov',
      ['terebin'],
    ],
    ['a sender by surname', 'from:Orlov', ['terebin']],
    ['a surname without what stands before it', 'Hofmannsthal', ['hugo']],
    ['a surname with what stands before it', 'von Hofmannsthal', ['hugo']],
    ['a surname that stands first', 'from:Nagy', ['minister']],
    ['two surnames', 'García Márquez', ['gabo']],
    ['the first of two surnames', 'from:García', ['gabo']],
    ['no given name', 'from:Andrei OR from:Imre OR from:Gabriel', []],
    ['no surname that many share', 'from:Miller', []],
    ['no last word of a cover name', 'from:Weaver', []],
    ['no last word of a body', 'from:Press', []],
    ['no small word', 'from:he', []],
  ])('finds %s', async (_, query, ids) => {
    expect(await found(letters, query)).toEqual(ids.map((id) => `by-${id}`))
  })

  test('a small word is sought as a word, and a surname says whose it is', async () => {
    expect((await find(letters, 'he said')).done).toEqual([])
    const { done } = await find(letters, 'Orlov')
    expect(done.map(({ names }) => [names?.agent, names?.as, names?.nearly])).toEqual([
      ['terebin', 'surname', undefined],
    ])
  })

  test('a short name is nearly another by one slip alone', async () => {
    expect((await find(letters, 'Olso')).done.flatMap(({ names }) => names?.nearly ?? [])).toEqual(['Oslo'])
    expect((await find(letters, 'Osklov')).done.flatMap(({ names }) => names?.nearly ?? [])).toEqual([])
  })

  test.each([
    ['has scan Schreiber', []],
    ['Hainrich Schreiber', ['Heinrich Schreiber']],
    ['Harald Schreiber', ['Heinrich Schreiber']],
  ])('words before a surname are nearly a given name where they may be one: %s', async (query, nearly) => {
    const { done } = await find(letters, query)
    expect(done.flatMap(({ names }) => names?.nearly ?? [])).toEqual(nearly)
  })
}
