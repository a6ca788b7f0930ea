import { expect, test } from 'vitest'
import { languageName, languageTag, rangesOf } from '#value/language.ts'

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

test.each([
  ['de', ['de']],
  ['DE-at', ['de', 'de-AT']],
  ['zh-Hant-TW', ['zh', 'zh-Hant', 'zh-Hant-TW']],
  ['de-x-vienna', ['de', 'de-x-vienna']],
  ['no such tongue', ['no such tongue']],
])('%s is a variety of %s', (tag, ranges) => {
  expect(rangesOf(tag)).toEqual(ranges)
})
