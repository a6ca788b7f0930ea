import { datePhraseAt } from './date-phrase.ts'
import { endsAt, isUnknown, type MarkedText, turnAt, wordAt } from './marked-text.ts'
import { type Owner, ownerBefore } from './owner.ts'
import type { StatedDay } from './stated-day.ts'
import { dateAfter, tailOf } from './tail.ts'
import { writingAt } from './writing.ts'

/** Words that name letters, by tokens, before it is known what they are worth. */
export interface LetterPhrase {
  readonly from: number
  readonly to: number
  /** Absent where the words do not say: "the letter of the 3rd". */
  readonly owner?: Owner
  /** Of a cable named after the office that sent it: that abroad, or the one at home. */
  readonly sentBy?: 'post' | 'office'
  readonly genre?: string
  /** A word that means other things more often. */
  readonly isWeak: boolean
  readonly days: readonly StatedDay[]
  readonly numbers: readonly string[]
}

/** All words of a text that name letters, in order and apart from each other. */
export function letterPhrases(marked: MarkedText): readonly LetterPhrase[] {
  const found: LetterPhrase[] = []
  let floor = 0
  for (let at = 0; at < marked.tokens.length; ) {
    const phrase = marked.isHead(at) ? phraseAt(marked, at, floor) : undefined
    if (phrase !== undefined) {
      found.push(phrase)
      floor = phrase.to
    }
    at = Math.max(at + 1, phrase?.to ?? 0)
  }
  return found
}

const phraseAt = (marked: MarkedText, at: number, floor: number) =>
  named(marked, at, floor) ?? cable(marked, at) ?? elliptic(marked, at) ?? writingAt(marked, at, floor)

const WIRED = /telegram|despatch/u

/** A word for a letter, with what stands before and behind it. */
function named(marked: MarkedText, at: number, floor: number): LetterPhrase | undefined {
  const kind = turnAt(marked, at, 'kind') ?? turnAt(marked, at, 'otherKinds')
  if (kind === undefined) return undefined
  const before = ownerBefore(marked, at, floor)
  if (before?.owner === 'third') return undefined
  const tail = tailOf(marked, at + kind.words.length, WIRED.test(kind.value), before !== undefined)
  const clause = before === undefined && tail.owner === undefined ? clauseOf(marked, tail.end) : undefined
  const owner = before?.owner ?? tail.owner ?? clause?.owner
  if (owner === 'third') return undefined
  const isOthers = owner === undefined && isOf(marked, tail.end)
  if (isOthers) return undefined
  return {
    from: before?.from ?? at,
    to: clause?.end ?? tail.end,
    ...(owner === undefined ? {} : { owner }),
    ...(kind.role === 'kind' ? { genre: kind.value } : {}),
    isWeak: kind.role !== 'kind',
    days: [...(before?.days ?? []), ...tail.days, ...(tail.days.length > 0 ? [] : (clause?.days ?? []))],
    numbers: [...(before?.numbers ?? []), ...tail.numbers],
  }
}

/** "The letter of Mr Brown", `la lettre de M. Brun`: a letter of somebody who is not "you". */
function isOf(marked: MarkedText, at: number): boolean {
  const next = wordAt(marked, at) === ',' ? at + 1 : at
  return turnAt(marked, next, 'ofDay', 'ofDate') !== undefined
}

interface Clause {
  readonly owner: Owner
  readonly days: readonly StatedDay[]
  readonly end: number
}

const CLAUSE = 16

/** "… that you did me the honour to write on the 3rd": whose a letter is by the clause behind it. */
function clauseOf(marked: MarkedText, start: number): Clause | undefined {
  const at = wordAt(marked, start) === ',' ? start + 1 : start
  const that = turnAt(marked, at, 'that')
  const first = at + (that?.words.length ?? 0)
  const subjects = that === undefined ? [first] : [first, first + 1, first + 2]
  const subject = subjects.find((n) => turnAt(marked, n, 'you', 'i') !== undefined)
  if (subject === undefined) return undefined
  const owner = turnAt(marked, subject, 'you') === undefined ? 'writer' : 'addressee'
  let wrote: number | undefined
  for (let n = subject + 1; n < subject + CLAUSE && !endsAt(marked, n); n++) {
    if (turnAt(marked, n, 'wrote') !== undefined) wrote = n + 1
    const on = turnAt(marked, n, 'on')
    const date = on === undefined ? dateAfter(marked, n) : datePhraseAt(marked, n + on.words.length, 'any')
    if (date !== undefined) return { owner, days: date.days, end: Math.max(date.end, wrote ?? 0) }
  }
  return wrote === undefined ? undefined : { owner, days: [], end: wrote }
}

/** "Yours of the 20th ult.", `la vôtre du 3`, `Ваше от 3-го`, "your 62": a possessive with a day or a number alone. */
function elliptic(marked: MarkedText, at: number): LetterPhrase | undefined {
  const possessive = turnAt(marked, at, 'yours') ?? turnAt(marked, at, 'mine')
  if (possessive === undefined) return undefined
  const start = at + possessive.words.length
  const tail = tailOf(marked, start, marked.lang === 'en' || marked.lang === 'ru')
  if (tail.end === start || tail.owner !== undefined || (tail.days.length === 0 && tail.numbers.length === 0))
    return undefined
  // "Your 34 men": only what closes the phrase makes a bare number that of a letter.
  const isOpen = isUnknown(marked, tail.end) || turnAt(marked, tail.end, 'units') !== undefined
  const isBare = marked.tokens[start]?.kind === 'number'
  if (isBare && tail.days.length === 0 && isOpen) return undefined
  const owner = possessive.role === 'yours' ? 'addressee' : 'writer'
  return { from: at, to: tail.end, owner, isWeak: true, days: tail.days, numbers: tail.numbers }
}

/** "Embtel 62, January 9", "Reurtel 34": cables by the names that cables give them. */
function cable(marked: MarkedText, at: number): LetterPhrase | undefined {
  const turn = turnAt(marked, at, 'cable')
  if (turn === undefined) return undefined
  const tail = tailOf(marked, at + turn.words.length, true)
  const owner: Pick<LetterPhrase, 'owner' | 'sentBy'> =
    turn.value === 'yours'
      ? { owner: 'addressee' }
      : turn.value === 'mine'
        ? { owner: 'writer' }
        : { sentBy: turn.value === 'post' ? 'post' : 'office' }
  return { from: at, to: tail.end, ...owner, genre: 'telegram', isWeak: true, days: tail.days, numbers: tail.numbers }
}
