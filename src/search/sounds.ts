import { indexedWords } from './keys-of-form.ts'

/** Before the sound of a name, where names are held: no name begins so. */
const SOUND = '\uE021'
/** Of fewer consonants too many names are made. */
const FEWEST = 3
const MOST_WORDS = 6

type Rules = readonly (readonly [letters: string, sound: string])[]

/** Letters as they are heard; vowels, and what stands for one, are left as they are. For H and for German ch Russian has Г or Х, for all that hisses one letter or another. */
const LATIN: Rules = [
  ['t?z?sch|dsch|dzh|tch|[sz]h|[sc]z|[cz]s|t[sz]|dz|c(?=[eiy])', 'S'],
  ['ph|[fvw]', 'F'],
  ['d?th?', 'T'],
  ['[ck]h', 'G'],
  ['rh?', 'R'],
  ['qu', 'KF'],
  ['x', 'KS'],
  ['ck?|k', 'K'],
  ['(?<=[aeiouy])h(?![aeiouy])', ''],
  ['[gh]', 'G'],
  ['[sz]', 'S'],
  ...[...'bdlmnp'].map((letter) => [letter, letter.toUpperCase()] as const),
]
/** As English and French are read. */
const HUSHING: Rules = [['ch|j|g(?=[eiy])', 'S'], ...LATIN]
const CYRILLIC: Rules = [
  ['д[жз]|т[сцч]|[жзсцчшщ]', 'S'],
  ['д?т', 'T'],
  ['[вф]', 'F'],
  ['[гґх]', 'G'],
  ...[...'бдклмнпр'].map((letter, n) => [letter, 'BDKLMNPR'.charAt(n)] as const),
]

/** How a word sounds, without its vowels but the first; a double sound once. */
function reader(rules: Rules): (word: string) => string {
  const letters = new RegExp(rules.map(([pattern]) => `(${pattern})`).join('|'), 'gu')
  return (word) =>
    word
      .replace(letters, (...found) => rules[found.findIndex((one, n) => n > 0 && one !== undefined) - 1]?.[1] ?? '')
      .replace(/^[^A-Z]+/u, 'A')
      .replace(/[^A-Z]+/gu, '')
      .replace(/(?<sound>[A-Z])\k<sound>+/gu, '$<sound>')
}
const LATIN_READERS = [LATIN, HUSHING].map(reader)
const readCyrillic = reader(CYRILLIC)

const LATIN_ALONE = /^[\p{Script=Latin}\P{L}]+$/u
const CYRILLIC_ALONE = /^[\p{Script=Cyrillic}\P{L}]+$/u

const distinct = (all: readonly string[]): string[] => [...new Set(all)]
const isTelling = (sound: string): boolean => sound.length >= FEWEST

/** How a name in Latin letters sounds from each of its words on: what somebody who types it in Cyrillic begins with. */
export function soundsFrom(text: string): string[] {
  if (!LATIN_ALONE.test(text)) return []
  const words = indexedWords(text).slice(0, MOST_WORDS)
  return distinct(
    LATIN_READERS.flatMap((read) => {
      const heard = words.map(read)
      return heard.map((_, n) => heard.slice(n).join(' ')).filter(isTelling)
    }),
  ).map((sound) => SOUND + sound)
}

/** Keys of how a whole name, or a surname, in Latin letters sounds, whichever way round it is written. */
export const soundsOfLatin = (text: string): string[] => (LATIN_ALONE.test(text) ? keysBy(LATIN_READERS, text) : [])

/** The same of what was typed in Cyrillic. */
export const soundsOfCyrillic = (text: string): string[] =>
  CYRILLIC_ALONE.test(text) ? keysBy([readCyrillic], text) : []

function keysBy(readers: readonly ((word: string) => string)[], text: string): string[] {
  const words = indexedWords(text).slice(0, MOST_WORDS)
  return distinct(readers.map((read) => words.map(read).toSorted().join(' ')).filter(isTelling)).map(
    (one) => SOUND + one,
  )
}

/** The sound of what was typed in Cyrillic so far; undefined of what is not, or of too little. */
export function soundTyped(typed: string): string | undefined {
  if (!CYRILLIC_ALONE.test(typed)) return undefined
  const sound = indexedWords(typed).map(readCyrillic).join(' ')
  return isTelling(sound) ? SOUND + sound : undefined
}
