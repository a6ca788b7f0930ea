import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readChinese, writeChinese } from '#authority/romanise-chinese.ts'
import { inLatin } from '#authority/romanise-cyrillic.ts'
import { type Letters, RUSSIAN, UKRAINIAN } from '#authority/romanise-letters.ts'

const TABLES = '../shared/transliteration'
const isThere = existsSync(TABLES)
const read = (file: string) => JSON.parse(readFileSync(`${TABLES}/${file}`, 'utf8'))
const why = (about: string) => `${about}${isThere ? '' : ' (skipped: the tables are not at ../shared/transliteration)'}`

/** Slips of the table, or keys that are pinyin as it is typed; ours beside it. */
const WADE_GILES_DIFFERS: Readonly<Record<string, string>> = { chua: "ch'ua", tie: "t'ieh", luan: 'luan' }
/** Typed forms of ü, which the rules that made the table do not know. */
const PALLADIUS_DIFFERS: Readonly<Record<string, string>> = {
  lue: 'люэ',
  lve: 'люэ',
  nue: 'нюэ',
  nve: 'нюэ',
  lvan: 'люань',
  lvn: 'люнь',
}
/** One spelling, two syllables: read as the other. */
const READ_OTHERWISE: Readonly<Record<string, string>> = {
  lo: 'luo',
  o: 'e',
  lue: 'lüe',
  lve: 'lüe',
  nue: 'nüe',
  nve: 'nüe',
  lvn: 'lün',
  lvan: 'lüan',
}

type System = 'pinyin' | 'wade-giles' | 'palladius'
/** A syllable beside another that keeps its apostrophe, so that Wade-Giles is read to the letter. */
const BESIDE = { pinyin: 'peng', 'wade-giles': "p'eng", palladius: 'пэн' }
const one = (syllable: string, from: System, to: System) => {
  const [reading] = readChinese(`${syllable} ${BESIDE[from]}`, from)
  return reading === undefined ? '' : (writeChinese(reading, to).toLowerCase().split(' ')[0] ?? '')
}

describe.skipIf(!isThere)(why('syllables against the tables'), () => {
  test.each([
    ['wade-giles', 'pinyin-wade-giles.json', WADE_GILES_DIFFERS],
    ['palladius', 'pinyin-palladius.json', PALLADIUS_DIFFERS],
  ] as const)('%s: every syllable, both ways', (system, file, differs) => {
    const table = Object.entries<string>(isThere ? read(file).syllables : {})
    const forth = table.map(([pinyin, theirs]) => ({ pinyin, theirs, ours: one(pinyin, 'pinyin', system) }))
    const unlike = forth.filter(({ theirs, ours }) => theirs !== ours)
    expect(Object.fromEntries(unlike.map(({ pinyin, ours }) => [pinyin, ours]))).toEqual(differs)
    const back = forth
      .filter(({ ours }) => ours !== '')
      .map(({ pinyin, ours }) => ({ pinyin, ours: one(ours, system, 'pinyin') }))
    const unlikeBack = back.filter(({ pinyin, ours }) => pinyin !== ours)
    for (const { pinyin, ours } of unlikeBack) expect([pinyin, ours]).toEqual([pinyin, READ_OTHERWISE[pinyin]])
    console.log(
      `${system}: ${table.length - unlike.length} of ${table.length} syllables agree with the table; ${back.length - unlikeBack.length} of ${back.length} come back as they went`,
    )
  })
})

/** Where the table is not the standard's own: caron for the breve of ĭ, straight quotes for the hard sign. */
const LETTERS: readonly (readonly [string, string, 'ru' | 'uk', Readonly<Record<string, string>>])[] = [
  ['alalc-rus-Cyrl-Latn-1997', 'ala-lc', 'ru', { й: 'ĭ', Й: 'Ĭ' }],
  ['alalc-rus-Cyrl-Latn-2012', 'ala-lc', 'ru', {}],
  ['iso-rus-Cyrl-Latn-9-1995', 'iso9', 'ru', {}],
  ['iso-rus-Cyrl-Latn-9-1995', 'iso9', 'uk', {}],
  ['bgnpcgn-rus-Cyrl-Latn-1947', 'bgn-pcgn', 'ru', { ъ: '”', Ъ: '”' }],
  ['bgnpcgn-ukr-Cyrl-Latn-1965', 'bgn-pcgn', 'uk', {}],
]
const OF_RUSSIAN = /^[А-Яа-яЁёІіѢѣѲѳѴѵЄєЇїҐґ]$/u

/** What becomes of a letter after a consonant and before one, where no rule but the table speaks. */
const alone = (letter: string, letters: Letters) => inLatin(`б${letter}б`, letters)?.replace(/^b|b$/gu, '')

describe.skipIf(!isThere)(why('letters against the tables'), () => {
  test.each(LETTERS)('%s', (id, system, lang, differs) => {
    const table: [string, string][] = (isThere ? read('cyrillic-latin-tables.json').systems[id].table : []).filter(
      ([letter]: [string, string]) => OF_RUSSIAN.test(letter),
    )
    const letters = (lang === 'ru' ? RUSSIAN : UKRAINIAN).find((each) => each.system === system)
    if (letters === undefined) throw new Error(`there is no system ${system}`)
    const pairs = table.map(([letter, theirs]) => [letter, theirs, alone(letter, letters)] as const)
    const known = pairs.filter(([, , ours]) => ours !== undefined)
    const unlike = known.filter(([, theirs, ours]) => theirs.normalize('NFC') !== ours)
    console.log(
      `${id}: ${known.length - unlike.length} of ${table.length} letters agree, ${table.length - known.length} are of other alphabets`,
    )
    expect(Object.fromEntries(unlike.map(([letter, , ours]) => [letter, ours]))).toEqual(differs)
  })
})
