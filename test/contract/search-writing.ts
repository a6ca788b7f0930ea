import { expect, test } from 'vitest'
import { EVERYTHING } from '#search/query.ts'
import { entry, everything, find, found, type IndexEngine, put, text, withIndex } from './search-samples.ts'

export function keepsWhatItTakes(engine: IndexEngine): void {
  test(
    'changes nothing when it takes a write twice',
    withIndex(engine, async (index) => {
      const writes = put(entry('a', { genre: 'note', texts: text('peace') }), entry('b'))
      await index.indexing.take(writes, 7)
      const before = await find(index, EVERYTHING, { facets: [{ facet: 'genre', size: 5 }] })
      await index.indexing.take(writes, 7)
      expect(await find(index, EVERYTHING, { facets: [{ facet: 'genre', size: 5 }] })).toEqual(before)
      expect(await index.indexing.cursor()).toBe(7)
      expect(await index.searching.status()).toMatchObject({ entries: 2, cursor: 7 })
    }),
  )

  test(
    'never lets an older entry replace a newer one, nor bring back what was removed',
    withIndex(engine, async (index) => {
      const [older, newer] = [entry('a', { texts: text('old') }), entry('a', { texts: text('new') })]
      await index.indexing.take(put(newer), 1)
      await index.indexing.take([...put(older), { remove: { id: 'a', stamp: older.stamp } }], 2)
      expect([await found(index, 'new'), await found(index, 'old')]).toEqual([['a'], []])
      await index.indexing.take([{ remove: { id: 'a', stamp: newer.stamp + 1 } }], 3)
      await index.indexing.take(put(newer), 4)
      expect(await everything(index)).toEqual([])
      await index.indexing.take(put({ ...newer, stamp: newer.stamp + 2 }), 5)
      expect(await everything(index)).toEqual(['a'])
      expect((await index.searching.status()).entries).toBe(1)
    }),
  )

  test(
    'replaces every word and value of an entry',
    withIndex(engine, async (index) => {
      await index.indexing.take(put(entry('a', { texts: text('first'), genre: 'note' }), entry('b')), 1)
      await index.indexing.take(put(entry('a', { texts: text('second'), genre: 'letter' })), 2)
      const { facets } = await find(index, EVERYTHING, { facets: [{ facet: 'genre', size: 5 }] })
      expect(facets.genre).toEqual([{ value: 'letter', count: 1 }])
      expect([await found(index, 'first'), await found(index, 'second')]).toEqual([[], ['a']])
    }),
  )

  test(
    'tells every entry with its stamp',
    withIndex(engine, async (index) => {
      const entries = Array.from({ length: 1203 }, (_, n) => entry(`d${n}`))
      await index.indexing.take(put(...entries), 1)
      await index.indexing.take([{ remove: { id: 'd5', stamp: 1e9 } }], 2)
      const told = new Map<string, number>()
      for await (const { id, stamp } of index.indexing.entries()) told.set(id, stamp)
      expect(told).toEqual(new Map(entries.filter(({ id }) => id !== 'd5').map(({ id, stamp }) => [id, stamp])))
    }),
  )

  test(
    'is searched as it was while another is built, and by the new one once that is finished',
    withIndex(engine, async (index) => {
      await index.indexing.take(put(entry('old', { texts: text('peace') })), 5)
      const { generation } = await find(index, 'peace')
      const rebuilding = await index.indexing.rebuild()
      expect(await rebuilding.cursor()).toBe(0)
      await rebuilding.take(put(entry('new', { texts: text('peace') })), 9)
      expect(await found(index, 'peace')).toEqual(['old'])
      expect(await index.searching.status()).toMatchObject({ cursor: 5, rebuilding: true })
      await rebuilding.finish()
      const result = await find(index, 'peace')
      expect(result.hits.map(({ id }) => id)).toEqual(['new'])
      expect(result.generation).toBeGreaterThan(generation)
      expect(await index.searching.status()).toMatchObject({ cursor: 9, entries: 1, rebuilding: false })
      await index.indexing.take(put(entry('newer', { texts: text('peace') })), 10)
      expect(await found(index, 'peace')).toEqual(['new', 'newer'])
    }),
  )

  test(
    'stays as it was when a rebuild is abandoned',
    withIndex(engine, async (index) => {
      await index.indexing.take(put(entry('old')), 5)
      const rebuilding = await index.indexing.rebuild()
      await rebuilding.take(put(entry('new')), 9)
      await rebuilding.abandon()
      expect(await everything(index)).toEqual(['old'])
      expect(await index.searching.status()).toMatchObject({ cursor: 5, rebuilding: false })
    }),
  )

  test(
    'answers many questions at once, and gives up those that nobody waits for',
    withIndex(engine, async (index) => {
      await index.indexing.take(put(entry('a', { texts: text('peace') })), 1)
      const given = new AbortController()
      const asked = Array.from({ length: 40 }, () => found(index, 'peace'))
      const unwanted = found(index, 'peace', { signal: given.signal })
      given.abort(new Error('nobody waits'))
      await expect(unwanted).rejects.toThrow('nobody waits')
      expect(await Promise.all(asked)).toEqual(asked.map(() => ['a']))
    }),
  )
}
