import type { Block } from '#document/block.ts'
import type { Language } from '#value/language.ts'
import { ENGLISH } from './english.ts'
import { FRENCH } from './french.ts'
import { GERMAN } from './german.ts'
import { ITALIAN } from './italian.ts'
import { type Lexicon, lexicon } from './lexicon.ts'
import { RUSSIAN } from './russian.ts'
import { tokensOf } from './tokens.ts'

const ALL = [ENGLISH, FRENCH, GERMAN, ITALIAN, RUSSIAN].map((words) => ({
  lexicon: lexicon(words),
  often: new Set(words.often.split(/,\s*/u)),
}))

/** So much of a text shows in which language it is. */
const SAMPLE = 2000

/** The words of a language; where nobody says which one it is, those of the language whose small words the text has most. */
export function lexiconOf(lang: Language | undefined, blocks: readonly Block[]): Lexicon | undefined {
  if (lang !== undefined && lang !== 'und') {
    const [primary = ''] = lang.toLowerCase().split('-')
    return ALL.find((one) => one.lexicon.lang === primary)?.lexicon
  }
  let sample = ''
  for (const { text } of blocks) if (sample.length < SAMPLE) sample += ` ${text.slice(0, SAMPLE)}`
  const words = tokensOf(sample).map(({ word }) => word)
  const [best] = ALL.map((one) => ({ ...one, count: words.filter((word) => one.often.has(word)).length })).toSorted(
    (a, b) => b.count - a.count,
  )
  return best === undefined || best.count < 3 ? undefined : best.lexicon
}
