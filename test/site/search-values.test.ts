import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collection } from '#authority/collection.ts'
import type { Subject } from '#authority/subject.ts'
import type { Witness } from '#document/witness.ts'
import { readQuery } from '#search/read-query.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { type CollectionId, identifierFrom } from '#value/identifier.ts'
import { record } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

const why = { by: 'import', note: 'Brought in.' }
const collection = (id: string, title: string): Collection => ({
  kind: 'collection',
  id: identifierFrom(id),
  type: 'collection',
  title,
})
const within = (id: string) => ({ title: 'A paper', collections: [{ collection: identifierFrom<CollectionId>(id) }] })
const keptIn = (name: string): readonly Witness[] => [
  {
    id: 'w1',
    kind: 'not-stated',
    references: [
      {
        repository: identifierFrom('cambridge-university-library'),
        repositoryAsNamed: name,
        levels: [],
        leaves: [],
        asGiven: `${name}, MS Add. 4`,
        status: 'not-stated',
      },
    ],
  },
]

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
  await open.store.write(async (tx) => {
    for (const one of [
      collection('c-1', 'Papers of Nanjing, 1949'),
      collection('c-2', 'Letters from Nanjing'),
      collection('c-3', 'Secrets of Nanjing'),
    ])
      await tx.put(one, why)
    const subject: Subject = {
      kind: 'subject',
      id: identifierFrom('s-1'),
      names: [
        { text: 'Disarmament negotiations', kind: 'preferred' },
        { text: 'Arms control', kind: 'variant' },
      ],
      status: { kind: 'reviewed' },
    }
    await tx.put(subject, why)
    for (const one of [
      record('v-1', {
        ...within('c-1'),
        subjects: [subject.id],
        genre: 'press-release',
        languages: ['de-AT'],
      }),
      record('v-2', { ...within('c-2'), keywords: ['Trade in tea'], genre: 'telegram' }),
      record('v-3', { ...within('c-3'), genre: 'riddle', access: { kind: 'restricted', groups: ['team'] } }),
      record('v-4', { title: 'A paper', witnesses: keptIn('Cambridge University Library') }),
    ])
      await tx.put(one, why)
  })
  await open.index()
})
afterAll(() => open.close())

const twin = async (q: string) => (await open.get(`/search.json?${new URLSearchParams({ q })}`)).json()
const ids = async (q: string) => (await twin(q)).hits.map(({ id }: { id: string }) => id).sort()

test.each([
  ['collection:c-1', ['v-1']],
  ['collection:nanjing', ['v-1', 'v-2']],
  ['collection:"letters from nanjing"', ['v-2']],
  ['collection:letter OR collection:1949 title:paper', ['v-1', 'v-2']],
  ['title:paper -collection:letters collection:nanjing', ['v-1']],
  ['collection:nanj*', ['v-1', 'v-2']],
  ['title:paper (collection:lett* OR collection:zzyzx)', ['v-2']],
  ['subject:disarmament', ['v-1']],
  ['subject:"arms control"', ['v-1']],
  ['subject:tea', ['v-2']],
  ['subject:(negotiation disarmament)', ['v-1']],
  ['genre:"Press release"', ['v-1']],
  ['lang:"Austrian German"', ['v-1']],
  ['lang:austrian OR collection:c-2', ['v-1', 'v-2']],
  ['archive:cambridge', ['v-4']],
  ['archive:"Cambridge University Library"', ['v-4']],
])('a value is met by its code, its name, or words of its name: %s', async (q, expected) => {
  expect(await ids(q)).toEqual(expected)
})

test('what there is of a document is asked as has:, and what there is not is no word and no name', async () => {
  const all = (await twin('title:cable')).total.value
  const having = await twin('title:cable has:translation')
  expect(having.total.value).toBe((await twin('title:cable has:Translations')).total.value)
  expect([having.total.value, (await twin('title:cable -has:translation')).total.value]).toEqual([
    all - (await twin('title:cable -has:translation')).total.value,
    all - having.total.value,
  ])
  expect(having.total.value).toBeGreaterThan(0)
  for (const q of ['has:audio', 'has:stalim', 'has:scam Stalin']) {
    const { total, said, near = [], done } = await twin(q)
    expect([q, total.value, near, done.filter(({ names }: { names?: { nearly?: string } }) => names?.nearly)]).toEqual([
      q,
      0,
      [],
      [],
    ])
    expect(said[0]).toMatch(/^There is no text or scan “/u)
  }
})

test('what a value was taken for is said, and each document found so can tell why', async () => {
  const { done, said, unmet } = await twin('collection:nanjing')
  expect(unmet).toBeUndefined()
  expect(done).toMatchObject([
    { what: '“nanjing” was taken for the collections “Papers of Nanjing, 1949”, “Letters from Nanjing”' },
  ])
  expect(said).toEqual([
    '“nanjing” was taken for the collections “Papers of Nanjing, 1949”, “Letters from Nanjing” (their names have what was typed).',
  ])
  expect((await twin('genre:telegram')).said).toEqual([])
  expect((await open.get('/search/why?document=v-1&q=collection:nanjing+paper')).status).toBe(200)
  expect(await open.page('/search/why?document=v-1&q=collection:nanjing+paper')).toContain('paper')
})

test('a value that no document has is told, with those that there are, and is no word that nobody has', async () => {
  const lost = await twin('collection:peking')
  expect(lost).toMatchObject({ total: { value: 0 }, missing: [], unmet: [{ field: 'collection', typed: 'peking' }] })
  expect(lost.said[0]).toMatch(/^There is no collection “peking” here\. There are “January 1949”, “/u)
  expect(
    (await twin('collection:nanjang')).unmet[0].offered.map(({ value }: { value: string }) => value).sort(),
  ).toEqual(['c-1', 'c-2'])
  expect((await twin('lang:pl')).said[0]).toMatch(/^There is no language “pl” here\. There are “/u)
  expect((await twin('file:"a drawer at home"')).said[0]).toMatch(
    /^There is no archive “a drawer at home” here: it was sought as words\./u,
  )
  expect(await open.page('/search?q=collection:peking')).toContain('There is no collection “peking” here.')
  const many = Array.from({ length: 13 }, (_, n) => `collection:peking${n}`).join(' OR ')
  expect((await twin(many)).said.join(' ')).toContain('Only the first 12 values of fields')
})

test('no value, and no name of one, is told of documents that are closed to the reader', async () => {
  for (const q of ['collection:secrets', 'genre:riddle', 'collection:nanjing', 'genre:zzz', 'collection:nanjang']) {
    const { unmet, said, hits, facets, done, near } = await twin(q)
    const offered = unmet?.map((one: { offered: unknown }) => one.offered)
    const told = JSON.stringify([
      hits,
      facets,
      done,
      near,
      offered,
      said.join(' ').replaceAll(/There is no \w+ “\w+”/gu, ''),
    ])
    expect([q, told.match(/Secrets of|v-3|c-3|riddle/gu)]).toEqual([q, null])
  }
  const team = open.archive.as({ groups: ['team'] }).finding
  const { query, filters } = readQuery('collection:secrets')
  expect((await team.search({ query, filters, size: 5 })).hits.map(({ id }) => id)).toEqual(['v-3'])
  expect((await open.archive.as(THE_PUBLIC).finding.search({ query, filters, size: 5 })).total.value).toBe(0)
})

test('a value is known by its new name as soon as it has one', async () => {
  expect(await ids('collection:wuhan')).toEqual([])
  await open.store.write((tx) => tx.put(collection('c-2', 'Letters from Wuhan'), why))
  expect(await ids('collection:wuhan')).toEqual(['v-2'])
  expect(await ids('collection:nanjing')).toEqual(['v-1'])
})
