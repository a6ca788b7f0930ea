import type { LetterPhrase } from './letter-phrase.ts'
import { endsAt, type MarkedText, turnAt } from './marked-text.ts'
import type { Mention } from './mention.ts'

/** How far before and behind the words their verb is looked for. */
const [BEFORE, BEHIND] = [16, 12]
/** A negation is of this letter's verb only where it stands near. */
const NEAR = 7

/** What counts only near the letter. */
const NEARBY: ReadonlySet<string> = new Set(['nots', 'awaits', 'you', 'i', 'wrote'])

const OPENS: ReadonlySet<string> = new Set(['nots', 'awaits'])

/** What is said of a letter in its sentence; `isOpen` where it has not come or is only hoped for. */
export interface Said {
  readonly says: Mention['says']
  readonly isOpen: boolean
  /** "You" does something near: what is in a letter without an owner, "you" have said. */
  readonly isYours: boolean
  /** "As I reported by telegram No. 62": by it, the writer told something. */
  readonly isMine: boolean
}

/** Looks around the words for a letter for what is said of it, within their sentence. */
export function saidOf(marked: MarkedText, { from, to, owner }: LetterPhrase): Said {
  const roles = new Set<string>()
  for (let at = from - 1; at >= from - BEFORE && at >= 0 && !endsAt(marked, at); at--)
    collect(marked, at, roles, from - at <= NEAR)
  if (roles.has('regards')) roles.add('answers')
  for (let at = from; at < to; at++) collect(marked, at, roles, false)
  // "In reply to your letter I cannot say", "I received your letter and hope": what comes behind is no longer said of the letter.
  const isLed = roles.has('answers') || roles.has('receives')
  const isOpenBefore = roles.has('nots') || roles.has('awaits')
  for (let at = to; at < to + BEHIND && !endsAt(marked, at); at++) collect(marked, at, roles, at - to < NEAR)
  const isOpen = isLed ? isOpenBefore : roles.has('nots') || roles.has('awaits')
  const says =
    roles.has('continues') && owner !== 'addressee' && !(owner === undefined && roles.has('receives'))
      ? 'continues'
      : owner === 'writer' || isOpen
        ? 'mentions'
        : roles.has('answers')
          ? 'answers'
          : roles.has('receives')
            ? 'received'
            : 'mentions'
  const isMine = roles.has('i') && roles.has('wrote') && !roles.has('answers') && !roles.has('receives')
  return {
    says,
    isOpen,
    isYours: roles.has('you') && !roles.has('i'),
    isMine: isMine && turnAt(marked, from - 1, 'by') !== undefined,
  }
}

function collect(marked: MarkedText, at: number, roles: Set<string>, isNear: boolean): void {
  let longest = 0
  for (const { role, words } of marked.turnsAt(at)) {
    // "Now before me" is more than "before".
    if (words.length < longest && OPENS.has(role)) continue
    longest = Math.max(longest, words.length)
    if (role === 'answers' || role === 'regards' || role === 'receives' || role === 'continues') roles.add(role)
    if (role === 'toNumber') roles.add('answers')
    if (isNear && NEARBY.has(role)) roles.add(role)
  }
}
