import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sequences } from '#search/analysis/sequences.ts'
import { tokens } from '#search/analysis/tokens.ts'

test.each([
  ['en', "Stalin's telegrams", ['stalin', 'telegram']],
  ['en', 'abolition, abstentions, abstractedly', ['abolit', 'abstent', 'abstract']],
  ['en', 'U.S.S.R. and U.S.', ['ussr', 'and', 'u', 's']],
  ['de', 'Straßen, Ærø, Łódź', ['strass', 'aero', 'lodz']],
  ['ru', 'Телеграммы ёлка йод NATO', ['телеграмм', 'елк', 'йод', 'nato']],
  ['en', 'о телеграммах', ['о', 'телеграмм']],
  ['uk', 'телеграмами', ['телеграмами']],
  ['pl', 'Telegramy telegramów telegramami', ['telegram', 'telegram', 'telegram']],
  ['pl', 'rozmowa, rozmowy, rozmów, rząd', ['rozmow', 'rozmow', 'rozmow', 'rzad']],
  ['pl', 'polskiego polskich polska', ['polsk', 'polsk', 'polsk']],
  ['hu', 'táviratok', ['tavirat']],
  ['es', 'telegramas', ['telegram']],
  ['it', 'telegrammi', ['telegramm']],
  ['nl', 'telegrammen', ['telegramm']],
  ['fr', 'télégrammes', ['telegramm']],
  ['cs', 'telegramy', ['telegramy']],
  ['zxx', 'Telegrams', ['telegrams']],
  ['zh', '国民党。A党', ['国民', '民党', '党', 'a', '党']],
  ['zh', '國民黨', ['国民', '民党', '党']],
  ['en', 'ﬁle x² ½ \u00ADsoft\u00ADly', ['file', 'x2', '1⁄2', 'soft']],
  ['en', '!!! -- \u200B', []],
])('takes %s words apart: %s', (lang, text, words) => {
  expect(tokens(text, lang).map(({ token }) => token)).toEqual(words)
})

test('tells where each word stands', () => {
  const text = 'Le «règlement» 国民 𐐀𐐁'
  expect(tokens(text, 'fr').map(({ start, end }) => text.slice(start, end))).toEqual([
    'Le',
    'règlement',
    '国民',
    '民',
    '𐐀𐐁',
  ])
})

test('no token holds what the index parts words at, or begins with a letter of ours', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('en', 'ru', 'zxx'), (text, lang) => {
      for (const { token, start, end } of tokens(text, lang)) {
        expect(token).toMatch(/^[a-z0-9\u0080-\u{10ffff}]+$/u)
        expect(token).not.toMatch(/^\p{Co}/u)
        expect(start < end && end <= text.length).toBe(true)
      }
    }),
  )
})

test('gives every way in which words may stand', () => {
  expect(sequences('telegrams', ['en', 'ru'])).toEqual([
    { tokens: ['telegrams'], forms: ['telegrams'], open: false, languages: ['zxx', 'ru'] },
    { tokens: ['telegram'], forms: ['telegrams'], open: false, languages: ['en'] },
  ])
  expect(sequences('国民党', [])).toMatchObject([{ tokens: ['国民', '民党'], forms: ['国民', '民党'], open: false }])
  expect(sequences('国', [])).toMatchObject([{ tokens: ['国'], forms: ['国'], open: true }])
  expect(sequences('tse-tu', [], true)).toMatchObject([{ tokens: ['tse', 'tu'], forms: ['tse', 'tu'], open: true }])
  expect(sequences('!', ['en'])).toEqual([])
})
