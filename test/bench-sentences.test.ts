import { expect, test } from 'vitest'
import { compare, isWhole } from '../bench/replies/measure-sentences.ts'
import { LANGUAGES, readSentences, WRITINGS } from '../bench/replies/sentences.ts'

const all = LANGUAGES.flatMap((lang) => WRITINGS.flatMap((writing) => readSentences(lang, writing)))

test('there are enough sentences in each language, with a letter and without', () => {
  const counts = LANGUAGES.map((lang) => {
    const own = all.filter((sentence) => sentence.lang === lang)
    const none = own.filter(({ expected }) => expected.length === 0).length
    return { lang, isEnough: own.length - none >= (lang === 'en' ? 120 : 30) && none >= (lang === 'en' ? 100 : 20) }
  })
  expect(counts.filter(({ isEnough }) => !isEnough)).toEqual([])
})

test('each sentence is judged once, and names no letter of a later day', () => {
  const judged = all.map(({ lang, words, written, title }) => JSON.stringify([lang, words, written, title]))
  expect(judged.filter((one, n) => judged.indexOf(one) !== n)).toEqual([])
  const later = all.filter(({ written, expected }) => expected.some(({ day = '' }) => day > written))
  expect(later.map(({ words }) => words)).toEqual([])
})

test('what is found in each is what a reader takes from it, but for those marked as falling short', () => {
  const short = all.filter((sentence) => !isWhole(compare(sentence)))
  expect(short.map(({ words }) => words)).toEqual(all.filter(({ fallsShort }) => fallsShort).map(({ words }) => words))
})
