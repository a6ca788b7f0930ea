import { expect, test } from 'vitest'
import { OrderedHits } from '#search/sqlite/ordered-hits.ts'

/** The newest have the highest numbers. */
const orders = { sorted: (_: string, rows: Uint32Array) => rows.toSorted((a, b) => b - a) }
const rows = Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)
const [surest, surer] = [Uint32Array.of(2, 3, 7), Uint32Array.of(3, 4)]
const all = Number.POSITIVE_INFINITY

test('ranked hits stand before the others, the surest before all', () => {
  const hits = OrderedHits.bounded(orders, Uint32Array.of(4, 2, 9), rows)
  expect([...hits.first(all)]).toEqual([4, 2, 9, 8, 7, 6, 5, 3, 1])
  expect(hits.rankedTo).toBe(3)
  const inParts = hits.inParts(rows, [surest, surer])
  expect([...inParts.first(all)]).toEqual([2, 7, 3, 4, 9, 8, 6, 5, 1])
  expect(inParts.rankedTo).toBe(1)
  expect(inParts.first(2).length).toBeGreaterThanOrEqual(2)
})

test('hits that are all ranked, or none, are in no other order behind', () => {
  const ranked = OrderedHits.ranked(orders, () => Uint32Array.of(5, 3, 1)).inParts(Uint32Array.of(1, 3, 5), [surest])
  expect([...ranked.first(all)]).toEqual([3, 5, 1])
  expect(ranked.rankedTo).toBeUndefined()
  const added = OrderedHits.inOrder(orders, 'added', rows).inParts(rows, [surest])
  expect([...added.first(all)]).toEqual([7, 3, 2, 9, 8, 6, 5, 4, 1])
  expect(added.rankedTo).toBeUndefined()
})
