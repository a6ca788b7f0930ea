import { expect, test } from 'vitest'
import { languageName, languageTag } from '#value/language.ts'

test.each([
  ['Russian', 'ru'],
  ['русский', 'ru'],
  ['EN-gb', 'en-GB'],
  ['de', 'de'],
  ['no such tongue', undefined],
  ['x', undefined],
  ['constructor', undefined],
  ['', undefined],
])('%s is %s', (given, tag) => {
  expect(languageTag(given)).toBe(tag)
})

test.each([
  ['ru', 'Russian'],
  ['zh-Hant', 'Traditional Chinese'],
  ['x', 'x'],
  ['no such tongue', 'no such tongue'],
])('%s is printed as %s', (tag, name) => {
  expect(languageName(tag)).toBe(name)
})
