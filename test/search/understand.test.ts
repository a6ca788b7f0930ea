import { expect, test } from 'vitest'
import { readQuery } from '#search/read-query.ts'
import { understandLoosely } from '#search/understand.ts'

test('looks for names that are spelt nearly so only so often, and says when it stopped', () => {
  const asked: string[] = []
  const names = {
    known: () => [],
    nearly: (typed: string) => {
      asked.push(typed)
      return []
    },
  }
  const terms = { near: () => [], like: () => ({ forms: [], more: false }) }
  const loosely = (words: readonly string[]) =>
    [...understandLoosely(readQuery(words.join(' ')).query, { names, terms }, words, [])].at(-1)
  const words = Array.from({ length: 300 }, (_, n) => `абро${String.fromCodePoint(0x430 + (n % 30))}${n}`)
  expect(loosely(words.slice(0, 3))?.done).toEqual([])
  asked.length = 0
  expect(loosely(words)?.done).toMatchObject([{ what: expect.stringContaining('Only the first 24 words') }])
  expect(asked).toHaveLength(24)
})
