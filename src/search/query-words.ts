import { EVERYTHING, type Query } from './query.ts'

const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Between what stands before a sign for letters and after it, in signs. */
const LEFT_OPEN = 4
const MOST_SLIPS = 2
/** What is longer is no word: no signs are looked for in it, which would take ever longer. */
const LONGEST = 500

/** A pattern that begins with a sign for letters is sought among all words: it has to say something. */
export const FEWEST_LETTERS = 3

const PATTERN = /^(?=.*\p{L})[\p{L}\p{N}\p{M}'’*?-]+$/u

/** One word as typed: with signs for letters left open, or for slips, or without. `note` is told what could not be done so. */
export function word(text: string, note: (said: string) => void): Query {
  if (text.length > LONGEST) return { is: 'term', word: text }
  const slips = /^(?<bare>.+?)~(?<distance>\d{1,3})?$/u.exec(text)?.groups
  const isOfSigns = WITHOUT_BLANKS.test(text)
  if (slips?.bare !== undefined) {
    const { bare, distance } = slips
    if (isOfSigns) note(`“${text}”: Chinese and Japanese are sought as they are written, without ~.`)
    if (Number(distance) > MOST_SLIPS) note(`“${text}”: at most two slips are forgiven.`)
    if (isOfSigns || distance === '0') return { is: 'term', word: bare }
    return { is: 'fuzzy', word: bare, ...(distance === undefined ? {} : { distance: distance === '1' ? 1 : 2 }) }
  }
  if (isOfSigns && /[*?]/u.test(text)) return betweenSigns(text, note)
  // A question mark at an end is one; within a word it stands for a letter.
  const asked = text.replace(/^\?+|\?+$/gu, '')
  if (/[*?]+[\p{L}\p{N}]/u.test(asked) && PATTERN.test(asked)) {
    if (/^[*?]/u.test(asked) && asked.replace(/[*?]/gu, '').length < FEWEST_LETTERS)
      note(`“${text}” finds nothing: what begins with * or ? says at least ${FEWEST_LETTERS} letters.`)
    return { is: 'wildcard', pattern: asked }
  }
  if (!text.includes('*') || /^\*+$/u.test(text)) return { is: 'term', word: text }
  const start = text.replace(/\*+$/u, '')
  return start.includes('*') ? { is: 'wildcard', pattern: text } : { is: 'prefix', start }
}

/** Of Chinese and Japanese any run of signs is found: what stands between the signs for letters is sought, close together. */
function betweenSigns(text: string, note: (said: string) => void): Query {
  const words = text.split(/[*?]+/u).filter((one) => one !== '')
  const [first = text] = words
  if (words.length < 2) return { is: 'term', word: first }
  note(`“${text}”: in Chinese and Japanese * and ? stand for up to ${LEFT_OPEN} signs.`)
  return { is: 'near', words, within: LEFT_OPEN }
}

/** Words in a row; nearly so where slop is allowed. */
export function phrase(text: string, slop = 0): Query {
  const words = text.split(/\s+/u).filter((one) => one !== '')
  if (words.length === 0) return EVERYTHING
  return { is: 'phrase', words, ...(slop > 0 ? { slop } : {}) }
}

/** A question in which words stand for themselves alone: for no other names, and with no other endings. */
export const asTyped = (of: Query): Query => (of.is === 'all' ? of : { is: 'written', of })
