import { type DatePhrase, datePhraseAt } from './date-phrase.ts'
import { endsAt, isUnknown, type MarkedText, past, turnAt, wordAt } from './marked-text.ts'
import { type Bare, hourEnd, numberAt } from './number-phrase.ts'
import { type Owner, ownerAfter } from './owner.ts'
import type { StatedDay } from './stated-day.ts'

/** What follows the word for a letter and belongs to it. */
export interface Tail {
  readonly days: readonly StatedDay[]
  readonly numbers: readonly string[]
  readonly owner?: Owner
  /** "To General Brown": it went to somebody else. */
  readonly isToOthers?: true
  /** Behind the last word that belongs. */
  readonly end: number
}

/** Words that may stand in between, one after the other, before one that belongs must come. */
const PATIENCE = 6
/** Names of places and commas before a day. */
const PLACE = 5
/** So many numbers with days are told at once. */
const MOST = 8
const JOINTS = new Set([',', '(', ')', '"', '“', '”', '„', '«', '»', '-', '–', '—', '.', ':', '[', ']'])

/** Reads on behind the word for a letter: day, number, whose it is, in any order, with "to me" and the like between. */
export function tailOf(marked: MarkedText, start: number, manner: Manner): Tail {
  let tail: Tail = { days: [], numbers: [], end: start }
  let at = start
  for (let waited = 0; waited < PATIENCE; ) {
    const next = partAt(marked, at, tail, manner)
    if (next !== undefined) {
      tail = next
      at = next.end
      waited = 0
      continue
    }
    if (isToOthers(marked, at)) return { ...tail, isToOthers: true }
    const after = joint(marked, at)
    if (after === undefined) break
    at = after
    waited++
  }
  return withPairs(marked, tail, manner)
}

/** "Embtels 60, Jan 8, 61, Jan 9 and 62, Jan 9": each number with its own day. */
function withPairs(marked: MarkedText, first: Tail, manner: Manner): Tail {
  let tail = first
  while (manner.numbers === 'bare' && tail.days.length === tail.numbers.length && tail.days.length < MOST) {
    const start = past(marked, wordAt(marked, tail.end) === ',' ? tail.end + 1 : tail.end, 'and')
    const other = start === tail.end || tail.days.length === 0 ? undefined : numberAt(marked, start, 'bare')
    if (other?.numbers.length !== 1) break
    const date = dateAfter(marked, wordAt(marked, other.end) === ',' ? other.end + 1 : other.end)
    if (date === undefined || date.days.length !== 1) break
    tail = { ...tail, days: [...tail.days, ...date.days], numbers: [...tail.numbers, ...other.numbers], end: date.end }
  }
  return tail
}

/** Where reading goes on behind what may stand between: "to me", a comma, an hour, a file's number in brackets. */
function joint(marked: MarkedText, at: number): number | undefined {
  const between = turnAt(marked, at, 'between')
  if (between !== undefined) return at + between.words.length
  const hour = hourEnd(marked, at) ?? fileMarkEnd(marked, at)
  if (hour !== undefined) return hour
  if (endsAt(marked, at) || !JOINTS.has(wordAt(marked, at))) return undefined
  if (wordAt(marked, at) !== '(' || dateAfter(marked, at + 1) !== undefined) return at + 1
  if (turnAt(marked, at + 1, 'number', 'between') !== undefined) return at + 1
  for (let n = at + 1; n < at + BRACKET; n++) if (wordAt(marked, n) === ')') return n + 1
  return at + 1
}

const BRACKET = 14

/** `F 455/1015/10`: the mark of a file, which is no letter's number. */
function fileMarkEnd({ tokens }: MarkedText, at: number): number | undefined {
  const [mark, number] = [tokens[at], tokens[at + 1]]
  if (mark?.isCapital !== true || mark.word.length > 2 || number?.kind !== 'number') return undefined
  let end = at + 2
  while (tokens[end]?.word === '/' && tokens[end + 1]?.kind === 'number') end += 2
  return end
}

function isToOthers(marked: MarkedText, at: number): boolean {
  const to = turnAt(marked, at, 'to')
  if (to === undefined) return false
  const name = past(marked, at + to.words.length, 'articles')
  return isUnknown(marked, name) && marked.tokens[name]?.isCapital === true
}

export interface Manner {
  /** Which numbers are the letter's. */
  readonly numbers: Bare
  /** Whose the letter is, is known. */
  readonly isOwned: boolean
}

function partAt(marked: MarkedText, at: number, tail: Tail, { numbers, isOwned }: Manner): Tail | undefined {
  const owner = isOwned || tail.owner !== undefined ? undefined : ownerAfter(marked, at)
  if (owner !== undefined) return { ...tail, ...owner }
  const number =
    tail.numbers.length > 0
      ? undefined
      : numberAt(marked, at, tail.days.length > 0 && wordAt(marked, at - 1) !== '(' ? 'signed' : numbers)
  if (number !== undefined) return { ...tail, ...number }
  if (tail.days.length > 0) return undefined
  const date = dateAfter(marked, at)
  if (date !== undefined) return { ...tail, ...date }
  const placed =
    (isOwned || tail.owner !== undefined) && tail.numbers.length === 0 ? behindPlace(marked, at) : undefined
  return placed === undefined ? undefined : { ...tail, ...placed }
}

/** "Dated London, 3rd March": of a letter whose owner is known, names may stand before its day or number. */
function behindPlace(marked: MarkedText, at: number): Pick<Tail, 'days' | 'numbers' | 'end'> | undefined {
  const of = turnAt(marked, at, 'ofDate')
  if (of === undefined) return undefined
  const start = at + of.words.length
  for (let n = start; n < start + PLACE; n++) {
    const token = marked.tokens[n]
    if (n > start) {
      const date = dateAfter(marked, n)
      if (date !== undefined) return { days: date.days, numbers: [], end: date.end }
      const number = numberAt(marked, n, 'signed')
      if (number !== undefined) return { days: [], numbers: number.numbers, end: number.end }
    }
    if (token?.word !== ',' && token?.isCapital !== true) return undefined
  }
  return undefined
}

/** A day with what leads to it: `du 3`, `vom 14.`, "dated January 9"; a day with its month needs nothing before it. */
export function dateAfter(marked: MarkedText, at: number): DatePhrase | undefined {
  const turns = marked.turnsAt(at)
  for (const { role, words } of turns) {
    if (role !== 'ofDay' && role !== 'ofDate') continue
    const found = datePhraseAt(marked, at + words.length, role === 'ofDay' ? 'any' : 'day-marked')
    if (found !== undefined) return found
  }
  return datePhraseAt(marked, at, 'month')
}
