import { expect, test } from 'vitest'
import { foldWord } from '#search/analysis/lexicon.ts'
import { stem } from '#search/analysis/stem.ts'
import { isEveryday } from '#search/everyday-words.ts'

test.each([
  ['might', 'en'],
  ['answered', 'en'],
  ['turns', 'en'],
  ['großen', 'de'],
  ['которого', 'ru'],
])('%s is an everyday word', (word, lang) => {
  expect(isEveryday(stem(foldWord(word), lang))).toBe(true)
})

test.each([
  ['mediation', 'en'],
  ['truce', 'en'],
  ['Waffenstillstand', 'de'],
  ['перемирие', 'ru'],
])('%s is none', (word, lang) => {
  expect(isEveryday(stem(foldWord(word), lang))).toBe(false)
})
