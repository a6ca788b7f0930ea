import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Seen } from '#ingest/seen.ts'

test('tells what comes for the first time, as a set does', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3000, size: 'max' }), (texts) => {
      const [seen, known] = [new Seen(), new Set<string>()]
      for (const text of texts) {
        expect(seen.add(text)).toBe(!known.has(text))
        known.add(text)
      }
    }),
    { numRuns: 20 },
  )
})

test('a hundred thousand texts stay apart', () => {
  const seen = new Seen()
  const texts = Array.from({ length: 100_000 }, (_, n) => `letters.csv\n${n}`)
  expect(texts.filter((text) => !seen.add(text))).toEqual([])
  expect(texts.filter((text) => seen.add(text))).toEqual([])
})
