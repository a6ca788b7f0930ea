import { lookUp } from '#value/look-up.ts'
import { datePhraseAt } from './date-phrase.ts'
import type { LetterPhrase } from './letter-phrase.ts'
import { endsAt, isUnknown, type MarkedText, turnAt, wordAt } from './marked-text.ts'
import { isCapitalName, possessiveAt } from './owner.ts'
import { type Tail, tailOf } from './tail.ts'

/** "Yours of the 20th ult.", `la vôtre du 3`, `Ваше от 3-го`, "Embassy’s 62", `meinen gestrigen`: a possessive with a day or a number alone. */
export function elliptic(marked: MarkedText, at: number): LetterPhrase | undefined {
  const possessive = possessiveAt(marked, at, marked.tokens.length)
  if (possessive === undefined || possessive.owner === 'third') return undefined
  const { owner, end: start } = possessive
  // "Your Excellency", `la Serenità vostra`.
  if (turnAt(marked, start, 'titles') !== undefined || turnAt(marked, at - 1, 'titles') !== undefined) return undefined
  const common = { from: at, owner, isWeak: true }
  const near = turnAt(marked, start, 'yesterdays')
  if (near !== undefined) {
    const to = start + near.words.length
    const isAdjective = isUnknown(marked, to) && marked.tokens[to]?.isCapital === true
    return isAdjective ? undefined : { ...common, to, days: [{ daysAgo: 1 }], numbers: [] }
  }
  const tail = tailOf(marked, start, { numbers: 'bare', isOwned: true })
  const { days, numbers } = tail
  if (tail.isToOthers || tail.end === start || (days.length === 0 && numbers.length === 0)) return undefined
  return isOfSomething(marked, at, start, tail) ? undefined : { ...common, to: tail.end, days, numbers }
}

/** "Your 34 men", "my January 9 talk", "… was ours. 6. The next point", "repeated to Moscow as my 12": the number or day is no letter's. */
function isOfSomething(marked: MarkedText, at: number, start: number, { days, numbers, end }: Tail): boolean {
  if (numbers.length > 0 && turnAt(marked, at - 1, 'renumbers') !== undefined) return true
  if (days.length === 0 && wordAt(marked, start) === '.' && marked.tokens[start + 1]?.kind === 'number') return true
  const isCounted =
    (isUnknown(marked, end) && !endsAt(marked, end - 1)) ||
    turnAt(marked, end, 'units', 'kind', 'otherKinds') !== undefined
  if (!isCounted || turnAt(marked, end, 'verbs', 'parts') !== undefined || isPartOf(marked, at)) return false
  const isBare = marked.tokens[start]?.kind === 'number'
  return days.length === 0 ? isBare : numbers.length === 0 && datePhraseAt(marked, start, 'month')?.end === end
}

/** "Substance your 43", "paragraph 2 of your 43". */
const isPartOf = (marked: MarkedText, at: number) =>
  [1, 2, 3].some((back) => turnAt(marked, at - back, 'parts') !== undefined)

/** "Embtel 62, January 9", "Reurtel 34": cables by the names that cables give them. */
export function cable(marked: MarkedText, at: number): LetterPhrase | undefined {
  const turn = turnAt(marked, at, 'cable')
  if (turn === undefined) return undefined
  // "London Embtel 134": of another mission.
  if ((turn.value === 'office' || turn.value === 'post') && isCapitalName(marked, at - 1)) return undefined
  const tail = tailOf(marked, at + turn.words.length, { numbers: 'bare', isOwned: true })
  if (tail.isToOthers) return undefined
  const { end: to, days, numbers } = tail
  const owner = lookUp(CABLES, turn.value)
  return { from: at, to, ...(owner === undefined ? {} : { owner }), genre: 'telegram', isWeak: true, days, numbers }
}

const CABLES: Readonly<Record<string, NonNullable<LetterPhrase['owner']>>> = {
  yours: 'addressee',
  mine: 'writer',
  office: 'office',
  post: 'post',
}

/** `На № 34 от 9 января`, `Antwort auf Nr. 44`: a number without a word for a letter, behind what answers. */
export function numbered(marked: MarkedText, at: number): LetterPhrase | undefined {
  const turn = turnAt(marked, at, 'toNumber')
  const isOwn = turnAt(marked, at - 1, 'continues') !== undefined
  const isLed =
    isOwn || at === 0 || endsAt(marked, at - 1) || turnAt(marked, at - 1, 'answers', 'regards') !== undefined
  if (turn === undefined || !isLed) return undefined
  const from = at + turn.words.length - 1
  const { end: to, days, numbers } = tailOf(marked, from, { numbers: 'signed', isOwned: true })
  return numbers.length === 0
    ? undefined
    : { from, to, owner: isOwn ? 'writer' : 'addressee', isWeak: true, days, numbers }
}
