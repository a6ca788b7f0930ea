import { describe, expect, test } from 'vitest'
import { openClusterIndexing } from '#search/opensearch/open-indexing.ts'
import { openClusterSearching } from '#search/opensearch/open-searching.ts'
import { BEING_BUILT } from '#search/search.ts'
import { entry, everything, put } from '../../contract/search-samples.ts'
import { clusterUnderTest, openCluster } from './cluster.ts'

describe.skipIf(clusterUnderTest === undefined)('an index that is built anew (needs a cluster)', () => {
  const some = (...ids: readonly string[]) => put(...ids.map((id) => entry(id)))

  test('goes on where it broke off, and is searched only when it is whole', async () => {
    const indexes = await openCluster(clusterUnderTest).indexes(2)
    const searching = openClusterSearching(indexes)
    const before = await openClusterIndexing(indexes)
    await before.take(some('old'), 1)
    const begun = await before.rebuild()
    for (const [n, id] of ['a', 'b', 'c'].entries()) await begun.take(some(id), 10 * (n + 1))
    await before.close()

    // Whoever comes next finds it. Of what was taken last it may know nothing: a rebuild has it under way while the next is made.
    const indexing = await openClusterIndexing(indexes)
    expect(await indexing.cursor()).toBe(1)
    const resumed = await indexing.rebuild()
    const cursor = await resumed.cursor()
    expect([20, 30]).toContain(cursor)
    expect(await indexes.all()).toHaveLength(2)
    expect(await everything({ searching })).toEqual(['old'])
    await resumed.take(some(...(cursor === 20 ? ['c', 'd'] : ['d'])), 40)
    await resumed.finish()
    expect(await everything({ searching })).toEqual(['a', 'b', 'c', 'd'])
    expect(await indexing.cursor()).toBe(40)
    expect(await indexes.all()).toEqual([await indexes.current()])
    for (const index of await indexes.all()) await indexes.remove(index)
    await searching.close()
  })

  test('is not asked while it is the first, for nothing that it does not find yet is not there', async () => {
    const indexes = await openCluster(clusterUnderTest).indexes(2)
    const searching = openClusterSearching(indexes)
    const indexing = await openClusterIndexing(indexes)
    expect(await everything({ searching })).toEqual([])
    const rebuilding = await indexing.rebuild()
    await rebuilding.take(some('a'), 10)
    await expect(everything({ searching })).rejects.toMatchObject({ code: 'unavailable', message: BEING_BUILT })
    await rebuilding.finish()
    expect(await everything({ searching })).toEqual(['a'])
    for (const index of await indexes.all()) await indexes.remove(index)
    await searching.close()
  })

  test('begins from nothing where what broke off is of another layout, and clears that away', async () => {
    const indexes = await openCluster(clusterUnderTest).indexes(2)
    const indexing = await openClusterIndexing(indexes)
    await (await indexing.rebuild()).take(some('a'), 10)
    const [current, other] = [await indexes.current(), await indexes.all()]
    const built = other.find((index) => index !== current) ?? ''
    await expect.poll(async () => (await indexes.read(built))?.cursor, { timeout: 10_000 }).toBe(10)
    await indexes.write(built, { schema: 'os0.0', cursor: 10, generation: 1, rebuild: true })
    const anew = await indexing.rebuild()
    expect(await anew.cursor()).toBe(0)
    expect(await indexes.all()).not.toContain(built)
    await anew.abandon()
    expect(await indexes.all()).toEqual([current])
    for (const index of await indexes.all()) await indexes.remove(index)
    await indexes.cluster.close()
  })

  test('has its copies before it takes the place of the other', async () => {
    const indexes = await openCluster(clusterUnderTest, 'replicas=1').indexes(2)
    const indexing = await openClusterIndexing(indexes)
    const rebuilding = await indexing.rebuild()
    await rebuilding.take(some('a', 'b', 'c'), 10)
    const copies = async (index: string) => {
      const { body } = await indexes.cluster.ask({
        method: 'GET',
        path: `/_cat/shards/${index}`,
        query: { format: 'json' },
      })
      return Array.isArray(body) ? body.map(({ prirep, state }) => `${prirep} ${state}`).sort() : []
    }
    const [built = ''] = (await indexes.all()).slice(-1)
    expect(await copies(built)).toEqual(['p STARTED', 'p STARTED'])
    await rebuilding.finish()
    expect(await copies((await indexes.current()) ?? '')).toEqual(['p STARTED', 'p STARTED', 'r STARTED', 'r STARTED'])
    for (const index of await indexes.all()) await indexes.remove(index)
    await indexes.cluster.close()
  })
})
