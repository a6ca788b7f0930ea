import { datePhraseAt } from './date-phrase.ts'
import { endsAt, isUnknown, type MarkedText, past, turnAt, wordAt } from './marked-text.ts'
import { type NumberRead, numberAt } from './number-phrase.ts'
import type { StatedDay } from './stated-day.ts'

/** Whose a letter is by the words about it; `office` is the one at home, `post` its mission abroad: which of them writes, the words do not say. */
export type Owner = 'addressee' | 'writer' | 'third' | 'office' | 'post'

const OWNERS = {
  yours: 'addressee',
  mine: 'writer',
  offices: 'office',
  posts: 'post',
  theirs: 'third',
  officeNames: 'office',
  postNames: 'post',
} as const
/** Where a word may be two, the first: German `Ihr` at the beginning of a sentence is taken as yours. */
const ORDER = ['yours', 'mine', 'offices', 'posts', 'theirs'] as const
/** "Embassy telegram 62". */
const NAMES = ['officeNames', 'postNames'] as const

/** What stands before the word for a letter: whose it is, and a day or number among the words between. */
export interface Before {
  readonly owner: Owner
  readonly from: number
  readonly days: readonly StatedDay[]
  readonly numbers: readonly string[]
}

/** So far before the word for a letter its possessive may stand, and so many words between that no table knows. */
const REACH = 8
const UNKNOWN = 3

/** Looks back from the word for a letter for its possessive: "your Excellency's very kind letter", `Ihren gestrigen Brief`. */
export function ownerBefore(marked: MarkedText, head: number, floor: number): Before | undefined {
  const others: Before = { owner: 'third', from: head, days: [], numbers: [] }
  const none = isName(marked, head - 1) ? others : undefined
  let unknown = 0
  for (let at = head - 1; at >= Math.max(floor, head - REACH); at--) {
    const possessive =
      possessiveAt(marked, at, head) ?? (at > head - 4 ? possessiveAt(marked, at, head, NAMES) : undefined)
    if (possessive !== undefined) {
      if (isOfNamed(marked, at, possessive.owner)) return others
      if (isOthers(marked, possessive.end, head)) return others
      const isYours = possessive.owner === 'third' && isYourTitle(marked, at)
      return between(marked, isYours ? 'addressee' : possessive.owner, at, head)
    }
    if (isGenitive(marked, at)) return others
    if (endsAt(marked, at) || turnAt(marked, at, 'stops') !== undefined) return none
    const { kind, word } = marked.tokens[at] ?? { kind: 'sign', word: '' }
    if (kind === 'sign' && !["'", ',', '-', '.', '('].includes(word)) return none
    if (isUnknown(marked, at)) unknown++
    if (unknown > UNKNOWN) return none
  }
  return none
}

/** A name, unless it may be the first word of a sentence. */
const isName = (marked: MarkedText, at: number) =>
  isCapitalName(marked, at) && (isGermanGenitive(marked, at) || (at > 0 && !endsAt(marked, at - 1)))

export const isCapitalName = (marked: MarkedText, at: number): boolean =>
  isUnknown(marked, at) && marked.tokens[at]?.isCapital === true

/** `Schillers Brief`, but `Letztes Schreiben`. */
const isGermanGenitive = (marked: MarkedText, at: number) => marked.lang === 'de' && /[^e]s$/u.test(wordAt(marked, at))

/** "Votre Excellence a bien voulu, par sa lettre": behind such a title, the third person is the second. */
function isYourTitle(marked: MarkedText, before: number): boolean {
  for (let at = before - 1; at >= before - SENTENCE && at >= 0 && !endsAt(marked, at); at--) {
    const yours = turnAt(marked, at, 'yours')
    if (yours !== undefined && turnAt(marked, at + yours.words.length, 'titles') !== undefined) return true
  }
  return false
}

const SENTENCE = 20

/** "The Soviet Embassy's note", "our Embassy's telegram": of another office than those that write to each other. */
function isOfNamed(marked: MarkedText, at: number, owner: Owner): boolean {
  if (owner === 'writer') return turnAt(marked, at + 1, 'officeNames', 'postNames') !== undefined
  if (owner !== 'office' && owner !== 'post') return false
  return turnAt(marked, at - 1, 'mine') !== undefined || isCapitalName(marked, at - 1)
}

/** `Che mi venne da lei in lettere de' 3`: by whom something came, directly before the letter that it came in. */
export function agentBefore(marked: MarkedText, head: number): Owner | undefined {
  if (turnAt(marked, head - 1, 'by') === undefined) return undefined
  const at = [2, 3, 4]
    .map((back) => head - 1 - back)
    .find((n) => turnAt(marked, n, 'fromYou')?.words.length === head - 1 - n)
  return at === undefined ? undefined : 'addressee'
}

/** The sign of "General Brown's", but not of "Your Excellency's" and "Monday's". */
const isGenitive = (marked: MarkedText, at: number) =>
  wordAt(marked, at) === "'" &&
  wordAt(marked, at + 1) === 's' &&
  turnAt(marked, at - 1, 'titles', 'weekdays', 'yesterday', 'yesterdays', 'today', 'offices', 'posts') === undefined &&
  // "Consulate General's".
  (turnAt(marked, at - 2, 'offices', 'posts')?.words.length ?? 0) < 4

/** The possessive that begins at a token and ends before `limit`. */
export function possessiveAt(
  marked: MarkedText,
  at: number,
  limit: number,
  roles: readonly (keyof typeof OWNERS)[] = ORDER,
): { readonly owner: Owner; readonly end: number } | undefined {
  for (const role of roles) {
    const turn = turnAt(marked, at, role)
    if (turn !== undefined && at + turn.words.length <= limit)
      return { owner: OWNERS[role], end: at + turn.words.length }
  }
  return undefined
}

/** "Your brother's letter", `Ihres Bruders Brief`: behind the possessive stands a third person. */
function isOthers(marked: MarkedText, start: number, head: number): boolean {
  for (let n = start; n < head; n++) {
    const token = marked.tokens[n]
    const isKnown = marked.turnsAt(n).length > 0
    if (isGenitive(marked, n)) return true
    // German adjectives are small: a capital is a noun, and the letter is that noun's.
    if (marked.lang === 'de' && token?.kind === 'word' && token.isCapital && !isKnown) return true
  }
  return false
}

/** The day and number among the words between the possessive and the word for a letter. */
function between(marked: MarkedText, owner: Owner, from: number, head: number): Before {
  const days: StatedDay[] = turnAt(marked, from - 1, 'yesterdays') === undefined ? [] : [{ daysAgo: 1 }]
  const numbers: string[] = []
  for (let at = from + 1; at < head; ) {
    const date = datePhraseAt(marked, at, 'day-marked')
    const number: NumberRead | undefined = date === undefined ? numberAt(marked, at, 'signed') : undefined
    if (date !== undefined && date.end <= head) days.push(...date.days)
    if (number !== undefined && number.end <= head) numbers.push(...number.numbers)
    at = Math.max(at + 1, Math.min(head, date?.end ?? number?.end ?? 0))
  }
  return { owner, from, days, numbers }
}

/** Whose a letter is by what follows the word for it: `di Vostra Serenità`, `della Serenità vostra`, `Ваше`, "from you". */
export function ownerAfter(
  marked: MarkedText,
  at: number,
): { readonly owner: Owner; readonly end: number } | undefined {
  const fromYou = turnAt(marked, at, 'fromYou')
  if (fromYou !== undefined) return { owner: 'addressee', end: at + fromYou.words.length }
  const toYou = endOfToYou(marked, at)
  if (toYou !== undefined) return { owner: 'writer', end: toYou }
  const of = turnAt(marked, at, 'ofDate', 'ofDay')
  let start = of === undefined ? at : at + of.words.length
  start += turnAt(marked, start, 'articles')?.words.length ?? 0
  const first = turnAt(marked, start, 'titles')
  const second = start + (first?.words.length ?? 0)
  const possessive = possessiveAt(marked, second, marked.tokens.length)
  if (possessive === undefined || possessive.owner === 'third') return undefined
  const { owner, end } = possessive
  const last = turnAt(marked, end, 'titles')
  if (owner === 'writer' && (first ?? last) !== undefined) return { owner: 'third', end }
  if (first !== undefined) return { owner, end: last === undefined ? end : end + last.words.length }
  if (last !== undefined) return { owner, end: end + last.words.length }
  // `письмо Вашего брата`: a word of its own behind the possessive is somebody else.
  const isAlone = of === undefined && (marked.tokens[end]?.kind !== 'word' || marked.turnsAt(end).length > 0)
  return isAlone ? { owner, end } : undefined
}

/** "The letter to Your Excellency", `la lettera per la Serenità vostra`: it went to the addressee, so it is the writer's. */
function endOfToYou(marked: MarkedText, at: number): number | undefined {
  const to = turnAt(marked, at, 'to')
  if (to === undefined) return undefined
  const start = past(marked, at + to.words.length, 'articles')
  const title = past(marked, start, 'titles')
  const yours = past(marked, title, 'yours')
  if (yours > title && (title > start || turnAt(marked, yours, 'titles') !== undefined))
    return past(marked, yours, 'titles')
  const you = past(marked, start, 'toYou')
  return you > start ? you : undefined
}
