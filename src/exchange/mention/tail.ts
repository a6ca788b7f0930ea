import { type DatePhrase, datePhraseAt } from './date-phrase.ts'
import { endsAt, type MarkedText, turnAt, wordAt } from './marked-text.ts'
import { numberAt } from './number-phrase.ts'
import { type Owner, ownerAfter } from './owner.ts'
import type { StatedDay } from './stated-day.ts'

/** What follows the word for a letter and belongs to it. */
export interface Tail {
  readonly days: readonly StatedDay[]
  readonly numbers: readonly string[]
  readonly owner?: Owner
  /** Behind the last word that belongs. */
  readonly end: number
}

/** Words that may stand in between, one after the other, before one that belongs must come. */
const PATIENCE = 6
/** Names of places and commas before a day. */
const PLACE = 5
const JOINTS = new Set([',', '(', ')', '"', '“', '”', '„', '«', '»', '-', '–', '—', '.', ':', '[', ']'])

/** Reads on behind the word for a letter: day, number, whose it is, in any order, with "to me" and the like between. */
export function tailOf(marked: MarkedText, start: number, takesBare: boolean, isOwned = false): Tail {
  let tail: Tail = { days: [], numbers: [], end: start }
  let at = start
  for (let waited = 0; waited < PATIENCE; ) {
    const next = partAt(marked, at, tail, { takesBare, isOwned })
    if (next !== undefined) {
      tail = next
      at = next.end
      waited = 0
      continue
    }
    const between = turnAt(marked, at, 'between')
    if (between === undefined && (endsAt(marked, at) || !JOINTS.has(wordAt(marked, at)))) break
    at += between?.words.length ?? 1
    waited++
  }
  return tail
}

interface Manner {
  /** Numbers without a sign are the letter's. */
  readonly takesBare: boolean
  /** Whose the letter is, is known. */
  readonly isOwned: boolean
}

function partAt(marked: MarkedText, at: number, tail: Tail, { takesBare, isOwned }: Manner): Tail | undefined {
  const owner = tail.owner === undefined ? ownerAfter(marked, at) : undefined
  if (owner !== undefined) return { ...tail, ...owner }
  const number = tail.numbers.length > 0 ? undefined : numberAt(marked, at, takesBare ? 'bare' : 'signed')
  if (number !== undefined) return { ...tail, ...number }
  if (tail.days.length > 0) return undefined
  const isOurs = isOwned || tail.owner !== undefined
  const date = dateAfter(marked, at) ?? (isOurs ? dateBehindPlace(marked, at) : undefined)
  return date === undefined ? undefined : { ...tail, ...date }
}

/** "Dated London, 3rd March": of a letter whose owner is known, names may stand before its day. */
function dateBehindPlace(marked: MarkedText, at: number): DatePhrase | undefined {
  const of = turnAt(marked, at, 'ofDate')
  if (of === undefined) return undefined
  const start = at + of.words.length
  for (let n = start; n < start + PLACE; n++) {
    const token = marked.tokens[n]
    if (n > start) {
      const date = dateAfter(marked, n)
      if (date !== undefined) return date
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
