import { datePhraseAt } from './date-phrase.ts'
import type { LetterPhrase } from './letter-phrase.ts'
import { endsAt, type MarkedText, turnAt } from './marked-text.ts'
import { numberAt } from './number-phrase.ts'

/** So far around the verb its subject, its object and its day are looked for. */
const REACH = 8
const CLOSE = 3

/** "I wrote to you on the 3rd", `ich habe Ihnen am 3. geschrieben`, `vous m'avez écrit le 3`: a letter that only a verb and a day name. */
export function writingAt(marked: MarkedText, verb: number, floor: number): LetterPhrase | undefined {
  const wrote = turnAt(marked, verb, 'wrote', 'iWrote', 'youWrote')
  if (wrote === undefined) return undefined
  const end = verb + wrote.words.length
  const [first, last] = clauseAround(marked, verb, floor)
  let [i, you, toYou] = [false, false, false]
  let numbers: readonly string[] = []
  let date: { days: LetterPhrase['days']; from: number; end: number } | undefined
  for (let at = first; at < last; at++) {
    i ||= turnAt(marked, at, 'i') !== undefined
    you ||= turnAt(marked, at, 'you') !== undefined
    toYou ||= turnAt(marked, at, 'toYou') !== undefined
    // "I wrote to you by despatch No. 62 of the 3rd".
    const kind = at < end || date !== undefined ? undefined : turnAt(marked, at, 'kind')
    if (kind !== undefined) numbers = numberAt(marked, at + kind.words.length, 'signed')?.numbers ?? []
    const on = turnAt(marked, at, 'on')
    const found =
      date !== undefined
        ? undefined
        : on === undefined
          ? near(marked, at, at - end)
          : datePhraseAt(marked, at + on.words.length, 'any')
    if (found !== undefined) date = { days: found.days, from: at, end: found.end }
  }
  const owner =
    i && toYou && wrote.role !== 'youWrote' ? 'writer' : you && !i && wrote.role !== 'iWrote' ? 'addressee' : undefined
  if (owner === undefined || date === undefined) return undefined
  return {
    from: Math.min(verb, date.from),
    to: Math.max(end, date.end),
    owner,
    isWeak: true,
    days: date.days,
    numbers,
  }
}

/** Yesterday needs no preposition, nor does this day a week ago before the verb, or a weekday close behind it: "I wrote you last Sunday". */
function near(marked: MarkedText, at: number, behind: number) {
  const plain = behind < 0 ? turnAt(marked, at, 'weekAgo') : behind < CLOSE ? turnAt(marked, at, 'weekdays') : undefined
  return (plain ?? turnAt(marked, at, 'yesterday', 'dayBefore')) === undefined
    ? datePhraseAt(marked, at, marked.lang === 'ru' ? 'day-marked' : 'month')
    : datePhraseAt(marked, at, 'any')
}

/** The tokens about a verb that are in its sentence and in no phrase before. */
function clauseAround(marked: MarkedText, verb: number, floor: number): readonly [number, number] {
  let first = verb
  while (first > floor && first > verb - REACH && !endsAt(marked, first - 1)) first--
  let last = verb + 1
  while (last < marked.tokens.length && last < verb + REACH && !endsAt(marked, last)) last++
  return [first, last]
}
