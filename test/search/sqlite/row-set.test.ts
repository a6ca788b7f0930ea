import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Range, RowSet } from '#search/sqlite/row-set.ts'

/** Few rows and many, near one another and far apart. */
const rows = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }))
  .map(([from, some]) => Uint32Array.from(some, (row) => row + from).sort())

test('holds rows as they were given', () => {
  fc.assert(
    fc.property(rows, (some) => {
      expect([...RowSet.of(some).rows()]).toEqual([...some])
    }),
  )
})

test('puts sets together as sets are', () => {
  fc.assert(
    fc.property(rows, rows, (one, two) => {
      const [a, b] = [RowSet.of(one), RowSet.of(two)]
      const [inOne, inTwo] = [new Set(one), new Set(two)]
      expect([...RowSet.union([a, b]).rows()]).toEqual([...inOne.union(inTwo)].sort((x, y) => x - y))
      expect([...a.and(b).rows()]).toEqual([...one].filter((row) => inTwo.has(row)))
      expect([...a.without(b).rows()]).toEqual([...one].filter((row) => !inTwo.has(row)))
      expect(a.without(a).isEmpty).toBe(true)
    }),
  )
})

/** Stretches that follow one another, with a gap or without. */
const ranges = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 })), { maxLength: 5 })
  .map((steps) => {
    let at = 0
    return steps.map(([gap, length]): Range => {
      const from = at + gap
      at = from + length
      return [from << 5, at << 5]
    })
  })

test('takes the rows of some stretches from elsewhere', () => {
  fc.assert(
    fc.property(rows, rows, ranges, (one, two, stretches) => {
      const isWithin = (row: number) => stretches.some(([from, to]) => row >= from && row < to)
      const expected = [...one.filter((row) => !isWithin(row)), ...two.filter(isWithin)].sort((a, b) => a - b)
      expect([...RowSet.of(one).with(stretches, two.filter(isWithin)).rows()]).toEqual(expected)
    }),
  )
})

test('is the same from its bytes', () => {
  fc.assert(
    fc.property(rows, (some) => {
      const again = RowSet.ofBytes(RowSet.of(some).asBytes())
      expect([...again.rows()]).toEqual([...some])
      expect(again.size).toBe(some.length)
    }),
  )
  const far = [0, 127, 128, 16_511, 16_512, 3_000_000, 2 ** 31 + 7]
  expect([...RowSet.ofBytes(RowSet.of(Uint32Array.from(far)).asBytes()).rows()]).toEqual(far)
})

test('is kept as a list that is smaller than its numbers, where rows lie far apart', () => {
  const every300 = Uint32Array.from({ length: 1000 }, (_, n) => n * 300)
  expect(RowSet.of(every300).asBytes().length).toBeLessThan(2100)
})
