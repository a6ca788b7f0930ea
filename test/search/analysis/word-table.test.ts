import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordTable } from '#search/analysis/word-table.ts'

test('finds every word that it was given where it stands in a text, and no other', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), { maxLength: 3000 }),
      (words) => {
        const table = new WordTable()
        const [known, unknown] = [words.filter((_, n) => n % 3 > 0), words.filter((_, n) => n % 3 === 0)]
        for (const as of known) table.add({ as })
        const found = (as: string) => table.get(`(${as})${as}`, 1, 1 + as.length)?.as
        expect(known.map(found)).toEqual(known)
        expect(unknown.filter((as) => found(as) !== undefined)).toEqual([])
      },
    ),
    { numRuns: 20 },
  )
})

test('tells words apart that fall on one place, and forgets some where they are very many', () => {
  const table = new WordTable()
  const isKnown = (as: string) => table.get(as, 0, as.length) !== undefined
  // Multiplied by 31 and added up, both are the same number.
  const words = (length: number): string[] =>
    length === 0 ? [''] : words(length - 1).flatMap((begun) => [`${begun}Aa`, `${begun}BB`])
  for (const as of words(4)) table.add({ as })
  expect(words(4).every(isKnown)).toBe(true)
  expect(isKnown('AaAaAaC#')).toBe(false)
  for (const as of words(10)) table.add({ as })
  expect(words(10).filter(isKnown).length).toBeLessThan(200)
})
