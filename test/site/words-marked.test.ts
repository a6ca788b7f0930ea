import { expect, test } from 'vitest'
import { wordsMarked } from '#site/pages/record/words-marked.ts'

test('each word once, the most frequent first; case and line ends are none', () => {
  expect(wordsMarked(['Stalin', 'Filippov', 'STALIN', 'Joseph\n Stalin', 'stalin'])).toEqual({
    words: [
      { words: 'Stalin', count: 3 },
      { words: 'Filippov', count: 1 },
      { words: 'Joseph Stalin', count: 1 },
    ],
    more: 0,
  })
})

test('of very many words the rest is counted', () => {
  const { words, more } = wordsMarked([...'aabbccddeeffgghhijk'])
  expect(words).toHaveLength(8)
  expect(more).toBe(3)
})
