import { clauseOf } from './clause.ts'
import type { LetterPhrase } from './letter-phrase.ts'
import type { Turn } from './lexicon.ts'
import { endsAt, isUnknown, type MarkedText, past, turnAt, wordAt } from './marked-text.ts'
import { agentBefore, ownerBefore } from './owner.ts'
import { cable, elliptic, numbered } from './shorthand.ts'
import { tailOf } from './tail.ts'
import { writingAt } from './writing.ts'

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
  named(marked, at, floor) ??
  cable(marked, at) ??
  elliptic(marked, at) ??
  numbered(marked, at) ??
  writingAt(marked, at, floor)

const WIRED = /telegram|despatch/u

/** A word for a letter, with what stands before and behind it. */
function named(marked: MarkedText, at: number, floor: number): LetterPhrase | undefined {
  const kind = turnAt(marked, at, 'kind') ?? turnAt(marked, at, 'otherKinds', 'further')
  if (kind === undefined || isAdjective(marked, at + kind.words.length, kind)) return undefined
  const before = ownerBefore(marked, at, floor)
  if (before?.owner === 'third') return undefined
  const start = at + kind.words.length
  const tail = tailOf(marked, start, {
    numbers: WIRED.test(kind.value) ? 'bare' : before === undefined ? 'signed' : 'closed',
    isOwned: before !== undefined,
  })
  if (tail.isToOthers) return undefined
  const clause = before === undefined && tail.owner === undefined ? clauseOf(marked, tail.end) : undefined
  // "The proposal we made on 8 November" is no letter for that.
  if (clause !== undefined && kind.role !== 'kind' && !clause.isWritten) return undefined
  const owner = before?.owner ?? tail.owner ?? clause?.owner ?? agentBefore(marked, at)
  if (owner === 'third' || (owner === undefined && (isOf(marked, tail.end) || isOfOne(marked, at)))) return undefined
  // Notes go between governments, not between an office and its missions.
  if ((owner === 'office' || owner === 'post') && kind.value === 'note') return undefined
  const days = [...(before?.days ?? []), ...tail.days, ...(tail.days.length > 0 ? [] : (clause?.days ?? []))]
  const numbers = [...(before?.numbers ?? []), ...tail.numbers]
  // A letter of the writer's own without day or number is left, so that "I wrote a letter to you yesterday" is found by its verb.
  if (owner !== 'addressee' && days.length === 0 && numbers.length === 0) return undefined
  return {
    from: before?.from ?? at,
    to: clause?.end ?? tail.end,
    ...(owner === undefined ? {} : { owner }),
    ...(owner === undefined && isSame(marked, at) ? { isSame: true } : {}),
    ...(owner === undefined && isFurther(marked, at) ? { isFurther: true } : {}),
    ...(kind.role === 'kind' ? { genre: kind.value } : {}),
    ...(turnAt(marked, at, 'postKinds') === undefined ? {} : { isOfPost: true }),
    isWeak: kind.role !== 'kind',
    days,
    numbers,
  }
}

/** "Esteemed favour", "circular telegram": the word for a letter comes yet. */
const isAdjective = (marked: MarkedText, next: number, { role }: Turn) =>
  role === 'otherKinds' && turnAt(marked, next, 'kind') !== undefined

/** "The same letter", `nelle sudette lettere`. */
const isSame = (marked: MarkedText, at: number) =>
  turnAt(marked, at - 1, 'same') !== undefined || turnAt(marked, at - 2, 'same') !== undefined

/** `In altre de' 3`, `nell'altre lettere de' 3`. */
const isFurther = (marked: MarkedText, at: number) =>
  turnAt(marked, at, 'further') !== undefined || turnAt(marked, at - 1, 'further') !== undefined

/** "The letter of Mr Brown", `la lettre de M. Brun`: a letter of somebody who is not "you". */
function isOf(marked: MarkedText, at: number): boolean {
  const next = wordAt(marked, at) === ',' ? at + 1 : at
  return turnAt(marked, next, 'ofDay', 'ofDate') !== undefined
}

/** "A letter of the 3rd", "from General Brown a letter": one of somebody's. */
function isOfOne(marked: MarkedText, at: number): boolean {
  for (let n = at - 1; n >= at - 3 && !endsAt(marked, n); n--) {
    if (turnAt(marked, n, 'indefinite') !== undefined) return true
    if (turnAt(marked, n, 'ofDate') !== undefined && isUnknown(marked, past(marked, n + 1, 'articles'))) return true
  }
  return false
}
