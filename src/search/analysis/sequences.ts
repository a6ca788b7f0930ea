import { NEUTRAL } from './stem.ts'
import { tokens } from './tokens.ts'

/** Tokens that stand in a row where words of a query are found. */
export interface Sequence {
  readonly tokens: readonly string[]
  /** Their words as they are written, folded. */
  readonly forms: readonly string[]
  /** The last token need only begin so: a Han character alone, a prefix. */
  readonly open: boolean
}

/** A row as the stems of some languages have it; where NEUTRAL is among them, as the words stand. */
export interface Stemmed extends Sequence {
  readonly languages: readonly string[]
}

/** A longer row of words is sought by its beginning: what has so much in common is the same text. */
export const LONGEST_SEQUENCE = 64

const HAN_ALONE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u

function sequence(words: string, lang: string, prefix: boolean): Sequence | undefined {
  const all = tokens(words, lang)
  const found = all.slice(0, LONGEST_SEQUENCE)
  const last = found.at(-1)
  if (last === undefined) return undefined
  const row = found.map(({ token }) => token)
  const forms = found.map(({ form }) => form)
  if (all.length > found.length) return { tokens: row, forms, open: false }
  if (prefix) return { tokens: [...row.slice(0, -1), last.form], forms, open: true }
  if (!HAN_ALONE.test(last.token)) return { tokens: row, forms, open: false }
  // The last character of a run is in the pair before it already; in a text a pair may go on from it.
  return found.at(-2)?.end === last.end
    ? { tokens: row.slice(0, -1), forms: forms.slice(0, -1), open: false }
    : { tokens: row, forms, open: true }
}

/** Every row of tokens that these words may stand as: as they are, and by the stems of each language. None where they hold no word. */
export function sequences(words: string, languages: Iterable<string>, prefix = false): Stemmed[] {
  const all = new Map<string, Stemmed>()
  for (const lang of new Set([NEUTRAL, ...languages])) {
    const made = sequence(words, lang, prefix)
    if (made === undefined) continue
    const key = made.tokens.join(' ')
    all.set(key, { ...made, languages: [...(all.get(key)?.languages ?? []), lang] })
  }
  return [...all.values()]
}
