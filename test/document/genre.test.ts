import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GENRES, genreAmid, genreLabel, readGenre } from '#document/genre.ts'

test.each([
  ['Telegram', 'telegram', undefined],
  ['Cable', 'telegram', 'cable'],
  ['Ciphered Telegrams', 'ciphered telegram', undefined],
  ['Shifrotelegramma', undefined, undefined],
  ['Шифротелеграмма', 'ciphered telegram', 'Шифротелеграмма'],
  ['Memorandum of Conversation', 'memorandum of conversation', undefined],
  ['Record of a Conversation', 'memorandum of conversation', 'record of a conversation'],
  ['Note Verbale', 'note verbale', undefined],
  ['Aide-mémoire', 'aide-memoire', undefined],
  ['Letters', 'letter', undefined],
  ['Brief', 'letter', 'Brief'],
  ['Lettre', 'letter', 'lettre'],
  ['Lettera', 'letter', 'lettera'],
  ['Письмо', 'letter', 'Письмо'],
  ['Dispatch', 'despatch', 'dispatch'],
  ['Draft Telegram', 'telegram', 'draft telegram'],
  ['Report', 'report', undefined],
  ['Agreement', 'treaty', 'agreement'],
  ['Invoice', undefined, undefined],
  ['', undefined, undefined],
])('%s is %s, given as %s', (word, genre, asGiven) => {
  const read = readGenre(word)
  expect([read?.genre, read?.asGiven]).toEqual([genre, asGiven])
})

test.each([
  ['Ciphered Telegram', 'ciphered telegram'],
  ['Cable', 'cable'],
  ['Aide-Mémoire', 'aide-mémoire'],
  ['NSC Paper', 'NSC Paper'],
  ['TASS statement', 'TASS statement'],
  ['Brief', 'Brief'],
  ['Telegramm Nr. 5', 'Telegramm Nr. 5'],
])('%s stands as %s amid a sentence', (given, amid) => {
  expect(genreAmid(given)).toBe(amid)
})

test('every genre reads as itself, and its label does too', () => {
  for (const genre of GENRES) {
    expect(readGenre(genre)).toEqual({ genre })
    expect(readGenre(genreLabel(genre))).toEqual({ genre })
  }
})

test('no string makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (word) => {
      expect([undefined, ...GENRES]).toContain(readGenre(word)?.genre)
    }),
  )
})
