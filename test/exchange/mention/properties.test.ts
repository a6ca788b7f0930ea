import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { findQuotation } from '#document/passage.ts'
import { findMentions } from '#exchange/mention/find-mentions.ts'
import { saying } from './mentioned.ts'

const LANGS = ['en', 'fr', 'de', 'it', 'ru']
/** Pieces that make phrases, in any order: what a table knows is likelier to lead astray than chance. */
const PIECES =
  `your my letter letters telegram of the 3rd 31 10 and , . ( ) No. January ult. 1921 yesterday Monday votre lettre du 3 courant des et Ihr Brief vom 14. ds.
  le mie lettere de ' di Vostra Serenità Ваше письмо от № 34 с. м. received in reply wrote I you which 3/15 ’s`.split(
    /\s+/u,
  )

test('no words make it throw, and what it quotes stands where it says', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...PIECES)).map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(words, fc.constantFrom(...LANGS), (given, lang) => {
      // What a text may hold is another room's business.
      const plain = given.replace(/[<>&\p{C}]/gu, ' ')
      const document = saying(lang, plain)
      const blocks = blocksOf(parseBody(document.texts?.[0]?.body ?? ''))
      for (const { quotation } of findMentions(document)) {
        expect(quotation.exact).not.toBe('')
        expect(findQuotation(blocks, quotation).is).not.toBe('nowhere')
      }
    }),
  )
}, 60_000)

const HOSTILE: readonly (readonly [lang: string, words: string])[] = [
  ['en', 'your '],
  ['en', 'your letter of the 3rd, '],
  ['en', '3 January and '],
  ['en', 'I wrote '],
  ['en', 'your 3, '],
  ['fr', "lettre d'"],
  ['de', 'Brief, den Sie '],
  ['it', "lettere de' 3 et "],
  ['ru', 'ваш № 3, '],
  ['ru', '.'],
  ['ru', 'на № '],
  ['en', 'Embtels 3, Jan 8, '],
  ['en', 'your A-12, January 5 and '],
  ['en', 'letter F 4/5/6'],
  ['en', 'telegrams Nos. 1 to 9 to '],
]

test('half a megabyte of hostile words is read to its end', () => {
  for (const [lang, words] of HOSTILE) findMentions(saying(lang, words.repeat(500_000 / words.length)))
}, 60_000)
