import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as hungarian } from '@orama/stemmers/hungarian'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stem as english } from 'porter2'
import { stemPolish } from './stem-polish.ts'

/** All but the Polish are the Snowball project's; the English one of `@orama/stemmers` is the older of Porter's two. */
const STEMMERS: ReadonlyMap<string, (word: string) => string> = new Map([
  ['de', german],
  ['en', english],
  ['es', spanish],
  ['fr', french],
  ['hu', hungarian],
  ['it', italian],
  ['nl', dutch],
  ['ru', russian],
  ['pl', stemPolish],
])

/** Languages whose words are stemmed; those of others are sought as they stand. */
export const STEMMED: readonly string[] = [...STEMMERS.keys()]

/** The tag of "no language": nothing is stemmed. */
export const NEUTRAL = 'zxx'

const CYRILLIC = /\p{Script=Cyrillic}/u
const OTHER_CYRILLIC = new Set(['be', 'bg', 'kk', 'ky', 'mk', 'mn', 'sr', 'tg', 'uk'])

/**
 * The language that a folded word is stemmed by in a text of this language. Cyrillic words are Russian, whatever stands around them,
 * but for the other languages of that script; Latin words in a Russian text are nobody's.
 */
function stemmingOf(folded: string, lang: string): string | undefined {
  if (lang === NEUTRAL) return undefined
  if (CYRILLIC.test(folded)) return OTHER_CYRILLIC.has(lang) ? undefined : 'ru'
  return lang === 'ru' ? undefined : lang
}

/** The stem of a folded word. Accents are gone before stemming, so that with and without them a word has one stem. */
export function stem(folded: string, lang: string): string {
  if (folded.length < 3 || /\d/u.test(folded)) return folded
  const by = stemmingOf(folded, lang)
  return (by === undefined ? undefined : STEMMERS.get(by)?.(folded)) || folded
}
