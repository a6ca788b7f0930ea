import { expect, test } from 'vitest'
import { stem } from '#search/analysis/stem.ts'
import { foldWord } from '#search/analysis/tokens.ts'
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
