import type { LetterPhrase } from './letter-phrases.ts'
import { isUnknown, type MarkedText, turnAt, wordAt } from './marked-text.ts'
import { possessiveAt } from './owner.ts'
import { tailOf } from './tail.ts'

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
  // "Your 34 men": only what closes the phrase makes a bare number that of a letter.
  const isOpen = isUnknown(marked, tail.end) || turnAt(marked, tail.end, 'units', 'kind', 'otherKinds') !== undefined
  const isBare = marked.tokens[start]?.kind === 'number'
  // "… was ours. 6. The next point".
  const isNext = wordAt(marked, start) === '.' && marked.tokens[start + 1]?.kind === 'number'
  return days.length === 0 && (isNext || (isBare && isOpen)) ? undefined : { ...common, to: tail.end, days, numbers }
}

/** "Embtel 62, January 9", "Reurtel 34": cables by the names that cables give them. */
export function cable(marked: MarkedText, at: number): LetterPhrase | undefined {
  const turn = turnAt(marked, at, 'cable')
  if (turn === undefined) return undefined
  const tail = tailOf(marked, at + turn.words.length, { numbers: 'bare', isOwned: true })
  if (tail.isToOthers) return undefined
  const { end: to, days, numbers } = tail
  const owner = CABLES[turn.value]
  return { from: at, to, ...(owner === undefined ? {} : { owner }), genre: 'telegram', isWeak: true, days, numbers }
}

const CABLES: Readonly<Record<string, NonNullable<LetterPhrase['owner']>>> = {
  yours: 'addressee',
  mine: 'writer',
  office: 'office',
  post: 'post',
}
