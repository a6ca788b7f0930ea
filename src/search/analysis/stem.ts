import snowball from 'snowball-stemmers'
import { lookUp } from '#value/look-up.ts'
import { stemPolish } from './stem-polish.ts'

const ALGORITHMS: Readonly<Record<string, string>> = {
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  ru: 'russian',
}

/** Languages whose words are stemmed; those of others are sought as they stand. */
export const STEMMED: readonly string[] = [...Object.keys(ALGORITHMS), 'pl']

/** The tag of "no language": nothing is stemmed. */
export const NEUTRAL = 'zxx'

const stemmers = new Map<string, (word: string) => string>([['pl', stemPolish]])

function stemmer(lang: string): ((word: string) => string) | undefined {
  const known = stemmers.get(lang)
  if (known !== undefined) return known
  const algorithm = lookUp(ALGORITHMS, lang)
  if (algorithm === undefined) return undefined
  const made = snowball.newStemmer(algorithm)
  const stem = (word: string) => made.stem(word)
  stemmers.set(lang, stem)
  return stem
}

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
  return (by === undefined ? undefined : stemmer(by)?.(folded)) || folded
}
