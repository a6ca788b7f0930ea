import { describe, expect, test } from 'vitest'
import { THE_PUBLIC } from '#store/store.ts'
import { cable, type Engine, why } from './store-samples.ts'

/** How somebody follows what others write. */
export function tellsFollowers({ open, place }: Engine): void {
  describe('who waits for a change', () => {
    test('is told at once where there is one, soon where another makes one, and after a while that there is none', async () => {
      const where = await place()
      const [store, other] = [await open(where), await open(where)]
      const { signal } = new AbortController()
      expect(await store.awaitChange(0, signal)).toBe(false)
      await other.write((tx) => tx.put(cable('one'), why))
      expect(await store.awaitChange(0, signal)).toBe(true)
      let isThere = false
      const waiting = (async () => {
        while (!isThere) isThere = await store.awaitChange(1, signal)
      })()
      await other.write((tx) => tx.put(cable('two'), why))
      await waiting
      expect(isThere).toBe(true)
      expect(await store.awaitChange(2, AbortSignal.timeout(10))).toBe(false)
      await store.close()
      await other.close()
    })

    test('is told how many changes come between two', async () => {
      const store = await open(await place())
      expect(await store.changesBetween(0, await store.head())).toBe(0)
      for (const id of ['one', 'two', 'three']) await store.write((tx) => tx.put(cable(id), why))
      const between: [number, number][] = [
        [0, 3],
        [1, 2],
        [2, 1000],
        [3, 3],
        [3, 1],
      ]
      expect(await Promise.all(between.map(([after, last]) => store.changesBetween(after, last)))).toEqual([
        3, 1, 1, 0, 0,
      ])
      await store.close()
    })

    test('is told where the records stand: no change goes by without another standing', async () => {
      const store = await open(await place())
      expect(await store.as(THE_PUBLIC).standing()).toEqual({ head: 0, suggestions: 0 })
      await store.write((tx) => tx.put(cable('one'), why))
      expect(await store.as(THE_PUBLIC, { mayLag: true }).standing()).toMatchObject({ head: await store.head() })
      expect(await store.head()).toBe(1)
      await store.close()
    })
  })
}
