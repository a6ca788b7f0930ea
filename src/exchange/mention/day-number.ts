import { isGlued, type MarkedText, turnAt, wordAt } from './marked-text.ts'

/** What was read, and where the token behind it stands. */
export interface Read<T> {
  readonly value: T
  readonly end: number
}

export interface DayRead extends Read<number> {
  /** An ending or a point says that it is a day. */
  readonly isMarked: boolean
  /** A number in words, which is a day only where its month follows. */
  readonly needsMonth?: true
}

/** The number of a day, with its ending or its point, or in words, or Roman. */
export function dayAt(marked: MarkedText, at: number): DayRead | undefined {
  const token = marked.tokens[at]
  if (token === undefined) return undefined
  const named = turnAt(marked, at, 'days')
  if (named !== undefined) return { value: Number(named.value) + 1, end: at + named.words.length, isMarked: true }
  const cardinal = turnAt(marked, at, 'cardinals')
  if (cardinal !== undefined)
    return { value: Number(cardinal.value) + 1, end: at + cardinal.words.length, isMarked: false, needsMonth: true }
  if (token.kind === 'word') {
    const value = token.word.length > 1 || token.isCapital || token.word === 'x' ? roman(token.word) : undefined
    return value === undefined ? undefined : { value, end: at + 1, isMarked: false }
  }
  const value = Number(token.word)
  if (token.kind !== 'number' || token.word.length > 2 || value < 1 || value > 31) return undefined
  const dash = wordAt(marked, at + 1) === '-' || wordAt(marked, at + 1) === "'" ? 1 : 0
  if (isGlued(marked, at) && turnAt(marked, at + 1 + dash, 'endings') !== undefined)
    return { value, end: pastPoint(marked, at + 2 + dash), isMarked: true }
  const spaced = turnAt(marked, at + 1, 'endings')
  if (spaced !== undefined && (spaced.words[0]?.length ?? 0) > 1) return { value, end: at + 2, isMarked: true }
  if (isGlued(marked, at) && wordAt(marked, at + 1) === '.')
    return { value, end: at + 2, isMarked: marked.lang === 'de' }
  return { value, end: at + 1, isMarked: false }
}

/** "The 1st. and 3d. instant": an ending may have a point. */
const pastPoint = (marked: MarkedText, at: number) =>
  wordAt(marked, at) === '.' && turnAt(marked, at + 1, 'and', 'thisMonth', 'lastMonth') !== undefined ? at + 1 : at

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }

/** A Roman number up to 31; letters that make none are a word. */
export function roman(word: string): number | undefined {
  if (word.length > 6 || !/^[ivxj]+$/u.test(word)) return undefined
  const signs = [...word.replaceAll('j', 'i')].map((sign) => ROMAN[sign] ?? 0)
  const value = signs.reduce((sum, sign, n) => sum + (sign < (signs[n + 1] ?? 0) ? -sign : sign), 0)
  return value >= 1 && value <= 31 ? value : undefined
}
