import { expect, test } from 'vitest'
import { inPortions } from '#store/postgres/portions.ts'

const sizes = (rows: Parameters<typeof inPortions>[0]) => [...inPortions(rows)].map((portion) => portion.length)

test('rows go into as few statements as can carry them, in their order', () => {
  const rows = Array.from({ length: 12_001 }, (_, n) => ({ n, text: 'x' }))
  expect(sizes(rows)).toEqual([5000, 5000, 2001])
  expect([...inPortions(rows)].flat()).toEqual(rows)
  expect(sizes([{ n: 1 }])).toEqual([1])
})

test('what is long goes with few others, and what is longer than all alone', () => {
  const text = 'x'.repeat(3_000_000)
  const long = 'x'.repeat(9_000_000)
  expect(sizes([{ text }, { text }, { text }, { text: null }, { text: long }, { text }])).toEqual([2, 2, 1, 1])
})
