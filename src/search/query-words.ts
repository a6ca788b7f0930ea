import { EVERYTHING, type Query } from './query.ts'

const PATTERN = /^(?=.*\p{L})[\p{L}\p{N}\p{M}'’*?-]+$/u

/** One word as typed: with signs for letters left open, or for slips, or without. */
export function word(text: string): Query {
  const slips = /^(?<bare>.+)~(?<distance>[12])?$/u.exec(text)?.groups
  if (slips?.bare !== undefined) {
    const { bare, distance } = slips
    return { is: 'fuzzy', word: bare, ...(distance === undefined ? {} : { distance: distance === '1' ? 1 : 2 }) }
  }
  // A question mark at an end is one; within a word it stands for a letter.
  const asked = text.replace(/^\?+|\?+$/gu, '')
  if (/[*?]+[\p{L}\p{N}]/u.test(asked) && PATTERN.test(asked)) return { is: 'wildcard', pattern: asked }
  if (!text.includes('*') || /^\*+$/u.test(text)) return { is: 'term', word: text }
  const start = text.replace(/\*+$/u, '')
  return start.includes('*') ? { is: 'wildcard', pattern: text } : { is: 'prefix', start }
}

/** Words in a row; nearly so where slop is allowed. */
export function phrase(text: string, slop = 0): Query {
  const words = text.split(/\s+/u).filter((one) => one !== '')
  if (words.length === 0) return EVERYTHING
  return { is: 'phrase', words, ...(slop > 0 ? { slop } : {}) }
}
