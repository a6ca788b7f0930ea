import { datePhraseAt } from './date-phrase.ts'
import { endsAt, type MarkedText, turnAt, wordAt } from './marked-text.ts'
import type { Owner } from './owner.ts'
import type { StatedDay } from './stated-day.ts'
import { dateAfter } from './tail.ts'

/** A clause behind the word for a letter that says whose it is. */
export interface Clause {
  readonly owner: Owner
  readonly days: readonly StatedDay[]
  readonly end: number
  /** It has a verb of writing or sending. */
  readonly isWritten: boolean
}

const CLAUSE = 16

/** "… that you did me the honour to write on the 3rd": whose a letter is by the clause behind it. */
export function clauseOf(marked: MarkedText, start: number): Clause | undefined {
  const at = wordAt(marked, start) === ',' ? start + 1 : start
  const that = turnAt(marked, at, 'that')
  const first = at + (that?.words.length ?? 0)
  const subjects = that === undefined ? [first] : [first, first + 1, first + 2]
  const subject = subjects.find((n) => turnAt(marked, n, 'you', 'i') !== undefined)
  if (subject === undefined) return undefined
  const owner = turnAt(marked, subject, 'you') === undefined ? 'writer' : 'addressee'
  let wrote: number | undefined
  for (let n = subject + 1; n < subject + CLAUSE && !endsAt(marked, n); n++) {
    if (turnAt(marked, n, 'wrote', 'iWrote', 'youWrote') !== undefined) wrote = n + 1
    const on = turnAt(marked, n, 'on')
    const date = on === undefined ? dateAfter(marked, n) : datePhraseAt(marked, n + on.words.length, 'any')
    if (date !== undefined)
      return { owner, days: date.days, end: Math.max(date.end, wrote ?? 0), isWritten: wrote !== undefined }
  }
  return wrote === undefined ? undefined : { owner, days: [], end: wrote, isWritten: true }
}
