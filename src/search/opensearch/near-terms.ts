import type { Found, Search } from './foresight.ts'
import { listAt, textAt } from './json.ts'

/** More than are ever asked for. */
const MOST = 1000

/** Terms of a field with the same first letter that are at most so many slips from one, told by the dictionary of the field alone: no document is looked at. */
export const nearTerms = (field: string, term: string, slips: number): Search => ({
  size: 0,
  track_total_hits: false,
  suggest: {
    near: {
      text: term,
      term: {
        field,
        analyzer: 'keyword',
        suggest_mode: 'always',
        max_edits: slips,
        prefix_length: 1,
        min_word_length: 1,
        // However unlike, and however frequent.
        accuracy: 0.001,
        max_term_freq: 1_000_000_000,
        size: MOST,
        shard_size: MOST,
      },
    },
  },
})

export const termsFound = (found: Found): string[] =>
  listAt(found, 'suggest', 'near').flatMap((one) => listAt(one, 'options').map((option) => textAt(option, 'text')))

/** What is asked with a number of slips, and back. */
export const withSlips = (word: string, slips: number): string => `${Math.max(1, Math.min(slips, 2))}${word}`
export const slipsIn = (key: string): readonly [word: string, slips: number] => [key.slice(1), Number(key[0])]
