import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areAlike, keysOfInitials } from '#search/alike-names.ts'

test.each([
  ['Metternich, Klemens Wenzel von', 'Clemens von Metternich'],
  ['Spener, Philipp Jakob', 'Philippus Jacobus Spener'],
  ['Spener, Philipp Jakob', 'Filip Jacob Spener'],
  ['Schütz, Johann', 'Johannes Schütz'],
  ['Pappus, Nikolaus', 'Nicolaus Pappus'],
  ['Hardenberg, Karl August von', 'Carl August von Hardenberg'],
  ['Bacon, Matthew', 'Mathew Bacon'],
  ['Rist, Theodor', 'Teodorus Rist'],
])('%s and %s may be one', (a, b) => {
  expect(areAlike(a, b)).toBe(true)
  expect(keysOfInitials(a).some((key) => keysOfInitials(b).includes(key))).toBe(true)
})

test.each([
  ['Weiss, Louise', 'Louis Weiss'],
  ['Weber, Karl', 'Charles Weber'],
  ['Weber, Karl', 'C. Weber'],
  ['Weber, Julia', 'Julius Weber'],
  ['Weber, Maria', 'Marius Weber'],
  ['Metternich, Klemens von', 'Clemens von Metternach'],
])('%s and %s are two', (a, b) => expect(areAlike(a, b)).toBe(false))

test('whatever the names, it ends, and either way round', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(areAlike(a, b)).toBe(areAlike(b, a))
    }),
  )
  expect(areAlike('es'.repeat(50_000), 'c'.repeat(100_000))).toBe(false)
})
