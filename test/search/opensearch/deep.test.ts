import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCursor } from '#search/opensearch/cursor.ts'
import type { Indexes } from '#search/opensearch/indexes.ts'
import { openClusterIndexing } from '#search/opensearch/open-indexing.ts'
import { openClusterSearching } from '#search/opensearch/open-searching.ts'
import { EVERYTHING } from '#search/query.ts'
import type { Indexing, Searching } from '#search/search.ts'
import { entry, find, put } from '../../contract/search-samples.ts'
import { clusterUnderTest, openCluster } from './cluster.ts'

/** Numbered pages end at 10,000. */
const LETTERS = 11_300
const PAGE = 500
/** More than a shard tells of at first, none of whom stands out. */
const PEOPLE = 4000
const idOf = (n: number) => `d${n}`

describe.skipIf(clusterUnderTest === undefined)('beyond the last numbered page (needs a cluster)', () => {
  let indexes: Indexes
  let indexing: Indexing
  let searching: Searching
  beforeAll(async () => {
    indexes = await openCluster(clusterUnderTest).indexes(2)
    indexing = await openClusterIndexing(indexes)
    searching = openClusterSearching(indexes)
    await indexing.take(
      put(...Array.from({ length: LETTERS }, (_, n) => entry(idOf(n), { persons: [`p${n % PEOPLE}`] }))),
      1,
    )
  })
  afterAll(async () => {
    for (const index of await indexes.all()) await indexes.remove(index)
    await searching.close()
  })

  /** What was changed last comes last first. */
  const page = async (after: string | undefined) => {
    const found = await find({ searching }, EVERYTHING, {
      sort: 'changed',
      size: PAGE,
      ...(after === undefined ? {} : { after }),
    })
    return { ...found, ids: found.hits.map(({ id }) => id) }
  }
  const pagesUpTo = async (place: number) => {
    let last = await page(undefined)
    const ids = [...last.ids]
    while (ids.length < place) {
      last = await page(last.after)
      ids.push(...last.ids)
    }
    return { ids, last }
  }
  /** In the order in which they stand where nothing was changed. */
  const expected = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => idOf(LETTERS - 1 - from - n))
  const pointOf = (cursor = '') => readCursor(cursor).point

  test('counts of values that shards may have left out are exact', async () => {
    const { facets } = await find({ searching }, EVERYTHING, { facets: [{ facet: 'person', size: 4 }] })
    expect(facets.person).toEqual(['p0', 'p1', 'p10', 'p100'].map((value) => ({ value, count: 3 })))
  })

  test('every hit comes once, in its place, whatever is changed meanwhile', async () => {
    const near = await pagesUpTo(10_000)
    expect(pointOf(near.last.after)).toBeUndefined()
    const far = await page(near.last.after)
    expect(far).toMatchObject({ from: 10_000, total: { value: LETTERS, relation: 'exact' } })
    expect([...near.ids, ...far.ids]).toEqual(expected(0, 10_500))
    expect(pointOf(far.after)).toBeDefined()

    // One that is still to come is changed, and would now stand first; another is removed; one comes that was not there.
    await indexing.take([...put(entry(idOf(300)), entry('new')), { remove: { id: idOf(200), stamp: 1e9 } }], 2)
    const next = await page(far.after)
    const end = await page(next.after)
    expect([...next.ids, ...end.ids]).toEqual(expected(10_500, LETTERS))
    expect([end.from, end.total.value, end.after]).toEqual([11_000, LETTERS, undefined])

    const back = await page(end.before)
    expect([back.from, back.ids]).toEqual([10_500, next.ids])
    const further = await page(back.before)
    expect([further.from, further.ids]).toEqual([10_000, far.ids])

    // Its time is over: the pages go on from the same hit, through what there is now.
    await indexes.cluster.ask({
      method: 'DELETE',
      path: '/_search/point_in_time',
      body: { pit_id: [pointOf(far.after)] },
    })
    const after = await page(far.after)
    expect(after.total.value).toBe(LETTERS)
    expect(after.ids).toEqual(expected(10_500, 11_001).filter((id) => id !== idOf(300)))
    expect(pointOf(after.after ?? after.before)).not.toBe(pointOf(far.after))
  })

  test('pages go on without a point in time where the cluster keeps no more of them', async () => {
    const { last } = await pagesUpTo(10_000)
    const set = (most: number | null) =>
      indexes.cluster.ask({
        method: 'PUT',
        path: '/_cluster/settings',
        body: { transient: { 'search.max_open_pit_context': most } },
      })
    await set(0)
    try {
      const far = await page(last.after)
      expect([far.from, far.ids.length, pointOf(far.after)]).toEqual([10_000, PAGE, undefined])
    } finally {
      await set(null)
    }
  })
})
