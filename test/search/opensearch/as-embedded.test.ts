import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Query } from '#search/query.ts'
import { FACETS, type Searching } from '#search/search.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { chance } from '../../../bench/chance.ts'
import { entry, put, text } from '../../contract/search-samples.ts'
import { clusterUnderTest, openCluster } from './cluster.ts'

const WORDS = [
  'peace',
  'war',
  'treaty',
  'treaties',
  'envoy',
  'envoys',
  'the',
  'of',
  'not',
  'Рощин',
  '国民党',
  'telegram',
]
const n = chance(1949)
const some = (most: number) =>
  Array.from({ length: 1 + n.whole(most) }, () => WORDS[n.skewed(WORDS.length)] ?? '').join(' ')
const LETTERS = put(
  ...Array.from({ length: 150 }, (_, at) =>
    entry(`d${at}`, {
      title: some(4),
      texts: text(some(14), at % 3 === 0 ? 'ru' : 'en'),
      names: [some(2)],
      senderNames: [some(2)],
      genre: `g${n.skewed(9)}`,
      persons: [`p${n.skewed(40)}`, `p${n.skewed(40)}`],
      access: [at % 7 === 0 ? 'team' : 'public'],
      earliest: `${1940 + n.whole(15)}-0${1 + n.whole(9)}-10`,
    }),
  ),
)

const anyQuery = fc.letrec<{ query: Query }>((tie) => {
  const word = fc.constantFrom(...WORDS)
  const words = fc.array(word, { minLength: 2, maxLength: 3 })
  const several = fc.array(tie('query'), { minLength: 1, maxLength: 3 })
  return {
    query: fc.oneof(
      { maxDepth: 3 },
      word.map((one): Query => ({ is: 'term', word: one })),
      word.map((one): Query => ({ is: 'prefix', start: one.slice(0, 3) })),
      word.map((one): Query => ({ is: 'fuzzy', word: one })),
      word.map((one): Query => ({ is: 'wildcard', pattern: `${one.slice(0, 1)}*${one.slice(-1)}` })),
      words.map((row): Query => ({ is: 'phrase', words: row })),
      fc.record({ is: fc.constant('near' as const), words, within: fc.integer({ min: 0, max: 6 }) }),
      fc.record({
        is: fc.constant('bool' as const),
        must: several,
        should: fc.constant([]),
        not: fc.array(tie('query'), { maxLength: 1 }),
      }),
      fc.record({ is: fc.constant('bool' as const), must: fc.constant([]), should: several, not: fc.constant([]) }),
      fc.record({
        is: fc.constant('field' as const),
        field: fc.constantFrom('title', 'text', 'from', 'person', 'genre'),
        of: tie('query'),
      }),
    ),
  }
}).query

describe.skipIf(clusterUnderTest === undefined)('OpenSearch beside the embedded engine', () => {
  const engines: Searching[] = []
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-beside-'))
    const indexing = openSqliteIndexing({ folder })
    const searching = openSqliteSearching({ folder, workers: 1 })
    const cluster = await openCluster(clusterUnderTest).open(3)
    await Promise.all([indexing, cluster.indexing].map((one) => one.take(LETTERS, 1)))
    engines.push(searching, cluster.searching)
    closing.push(
      () => cluster.close(),
      () => searching.close(),
      () => indexing.close(),
      async () => rmSync(folder, { recursive: true }),
    )
  })
  afterAll(async () => {
    for (const close of closing) await close()
  })

  test('finds, counts and says the same, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, fc.constantFrom(['public'], ['public', 'team']), async (query, clearance) => {
        const facets = FACETS.map((facet) => ({ facet, size: 5 }))
        const [embedded, cluster] = await Promise.all(
          engines.map(async (one) => {
            const {
              hits,
              total,
              facets: counted,
              missing,
              done,
              ranking,
            } = await one.search({ query, clearance, facets, size: 500 })
            return { ids: hits.map(({ id }) => id).sort(), total, counted, missing, done, ranking }
          }),
        )
        expect(cluster).toEqual(embedded)
      }),
      { numRuns: 150, seed: 1949 },
    )
  }, 240_000)
})
