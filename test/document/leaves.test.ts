import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatLeaves, leafSpan, parseLeaves } from '#document/leaves.ts'

const leaf = (number: number, more: { verso?: true; suffix?: string } = {}) => ({ number, ...more })
const verso = { verso: true } as const
const one = (only: ReturnType<typeof leaf>) => ({ first: only, last: only })

test.each([
  ['95-96', [{ first: leaf(95), last: leaf(96) }]],
  ['0078', [one(leaf(78))]],
  ['0100, 0101-0102, and 0103', [one(leaf(100)), { first: leaf(101), last: leaf(102) }, one(leaf(103))]],
  ['12ob., 14', [one(leaf(12, verso)), one(leaf(14))]],
  ['5–5об.', [{ first: leaf(5), last: leaf(5, verso) }]],
  ['12 об. – 13', [{ first: leaf(12, verso), last: leaf(13) }]],
  [
    '87r-89v, 97r-v',
    [
      { first: leaf(87), last: leaf(89, verso) },
      { first: leaf(97), last: leaf(97, verso) },
    ],
  ],
  ['255r-258', [{ first: leaf(255), last: leaf(258) }]],
  ['81-5', [{ first: leaf(81), last: leaf(85) }]],
  ['0101-02', [{ first: leaf(101), last: leaf(102) }]],
  ['45a', [one(leaf(45, { suffix: 'a' }))]],
  ['45aоб.', [one(leaf(45, { ...verso, suffix: 'a' }))]],
  ['60/02', [one(leaf(60, { suffix: '/02' }))]],
  ['5 и 6', [one(leaf(5)), one(leaf(6))]],
  ['', []],
])('reads %s', (given, ranges) => {
  expect(parseLeaves(given, 'cases')).toEqual({ ranges, issues: [] })
})

test.each(['passim', '12-', 'xii', '12345678'])('says that %s is no leaf, and where', (given) => {
  expect(parseLeaves(`80, ${given}`, 'letters.csv:412')).toEqual({
    ranges: [one(leaf(80))],
    issues: [
      {
        severity: 'warning',
        at: 'letters.csv:412',
        field: 'witnesses',
        message: `“${given}” is no leaf or page number`,
      },
    ],
  })
})

test.each([
  ['ll. of a Russian file', '12ob., 14', '12v, 14'],
  ['both sides of a leaf', '97r-v', '97–97v'],
  ['a shortened end', '81-5', '81–85'],
])('prints %s in one notation', (_what, given, printed) => {
  expect(formatLeaves(parseLeaves(given, '').ranges)).toBe(printed)
})

test('puts leaves in their order in the file', () => {
  const order = ['44v', '45', '45v', '45a', '45av', '45b', '46']
  const first = order.map((given) => leafSpan(parseLeaves(given, '').ranges)?.first ?? 0)
  expect(first).toEqual([...first].sort((a, b) => a - b))
  expect(new Set(first).size).toBe(order.length)
  expect(leafSpan(parseLeaves('97-99, 95-96', '').ranges)).toEqual({ first: 95, last: 99 })
  expect(leafSpan([])).toBeUndefined()
})

const anyLeaf = fc.record(
  {
    number: fc.integer({ min: 1, max: 99999 }),
    verso: fc.constant(true),
    suffix: fc.constantFrom('a', 'b', 'z', '/02'),
  },
  { requiredKeys: ['number'] },
)

test('reads back what it prints', () => {
  const anyRange = fc
    .tuple(anyLeaf, anyLeaf)
    .map(([a, b]) => ({ first: a, last: { ...b, number: a.number + b.number } }))
  fc.assert(
    fc.property(fc.array(anyRange), (ranges) => {
      expect(parseLeaves(formatLeaves(ranges), '')).toEqual({ ranges, issues: [] })
    }),
  )
})

test('takes any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (given) => void parseLeaves(given, '')))
})
