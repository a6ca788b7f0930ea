import { type Sequence, type Stemmed, sequences } from './analysis/sequences.ts'
import { isSoughtAnywhere } from './index/catalogue.ts'
import { isSmall } from './index/neighbours.ts'

/** One of the ways in which words may stand in a text. */
export interface Way extends Stemmed {
  /** It counts only where each word stands in one of these forms, or in any where there are none: others that have its stem are other words. */
  readonly heldTo?: readonly (readonly string[])[]
  /** It counts only in texts of these languages, or in any where this is absent. */
  readonly inTextsOf?: readonly string[]
}

/** In which texts words that stand so are sought. */
export const textsOf = (languages: readonly string[]): Pick<Way, 'inTextsOf'> =>
  languages.some(isSoughtAnywhere) ? {} : { inTextsOf: languages }

/** Languages that decline names as they decline words, and English, in which a name may be a word as well. */
const DECLINING = ['ru', 'pl', 'hu']
const OF_NAMES = ['en', ...DECLINING]

/** Whose name it is: that of whom it was typed for, or one that is sought besides. */
export type AsName = 'typed' | 'also'

const keyOf = ({ tokens }: Sequence): string => tokens.join(' ')

/**
 * The ways in which words may stand in texts of these languages: as they are, and by the stems of each. A word whose stem is that of a small word
 * (*Lee*, French *le*) is sought as it is written; so is a name by the stems of languages that do not decline it (*Vienna*, Italian *viene*), or with an s
 * behind it.
 */
export function waysOf(words: string, languages: readonly string[], asName?: AsName, prefix = false): Way[] {
  const all = sequences(words, languages, prefix).map((way): Way => ({ ...way, ...textsOf(way.languages) }))
  const isRow = (all[0]?.tokens.length ?? 0) > 1
  if (prefix || (isRow && asName === undefined)) return all
  const free = asName === undefined ? undefined : freeWays(words, languages, asName)
  return all.map((way) => {
    const isFree = free === undefined || free.has(keyOf(way))
    const turnsSmall = way.tokens.some((token, n) => isSmall(token) && !isSmall(way.forms[n] ?? ''))
    return (isFree && !turnsSmall) || way.open ? way : { ...way, heldTo: formsOf(way) }
  })
}

/** Those in which a name may stand with whatever ending. */
function freeWays(words: string, languages: readonly string[], asName: AsName): ReadonlySet<string> {
  const declining = asName === 'also' ? DECLINING : OF_NAMES
  return new Set(
    sequences(
      words,
      languages.filter((lang) => declining.includes(lang)),
    ).map(keyOf),
  )
}

/** Words that are their own stems may stand with any ending that the language has for them. */
const formsOf = ({ tokens, forms }: Sequence): string[][] =>
  forms.map((form, n) => (form === tokens[n] ? [] : [form, `${form}s`]))
