import { datePhraseAt } from './date-phrase.ts'
import { isGlued, isUnknown, type MarkedText, past, turnAt, wordAt } from './marked-text.ts'

/** Numbers that a letter is called by, and where the token behind them stands. */
export interface NumberRead {
  readonly numbers: readonly string[]
  readonly end: number
}

/** Whether a number counts without a sign: never, as in cables, or only where no word follows that it could count. */
export type Bare = 'signed' | 'bare' | 'closed'

/** `34`, `1077-A`, `62/49`, `A-125`: a number with what is written in one with it. */
const NUMBER = /^(?:\p{Lu}{1,3}[-.]?)?\d+(?:[-/.]\d+)*(?:-?\p{L}(?!\p{L}))?/u
const LONGEST = 16
const MOST = 8

function oneAt(marked: MarkedText, at: number): { readonly number: string; readonly end: number } | undefined {
  const token = marked.tokens[at]
  if (token === undefined) return undefined
  const number = NUMBER.exec(marked.text.slice(token.from, token.from + LONGEST + 4))?.[0]
  if (number === undefined || number.length > LONGEST) return undefined
  const to = token.from + number.length
  let end = at + 1
  while ((marked.tokens[end]?.to ?? Number.POSITIVE_INFINITY) <= to) end++
  return { number: plain(number), end }
}

/** Thousands without their point; a typewriter without a 1 has `l`. */
const plain = (number: string) => number.replace(/(?<=\d)\.(?=\d{3}(?!\d))/gu, '').replace(/(?<=\d)l$/u, '1')

/**
 * Numbers at a token: behind a sign ("No. 34", `№ 34 и 35`), or also bare, as cables have them ("your 62 January 9"), where a word that is counted does not follow.
 */
export function numberAt(marked: MarkedText, at: number, how: Bare): NumberRead | undefined {
  const sign = turnAt(marked, at, 'number')
  let start = at + (sign?.words.length ?? 0)
  if (sign !== undefined) while (['.', '°', ':', 's'].includes(wordAt(marked, start))) start++
  if (sign === undefined && (how === 'signed' || isDay(marked, at))) return undefined
  if (sign === undefined && !(marked.tokens[at]?.kind === 'number' || (how === 'bare' && isSeries(marked, at))))
    return undefined
  if (sign === undefined && hourEnd(marked, at) !== undefined) return undefined
  const first = oneAt(marked, start)
  if (first === undefined) return undefined
  const numbers = [first.number]
  let end = first.end
  while (numbers.length < MOST) {
    const comma = wordAt(marked, end) === ',' ? end + 1 : end
    const until = past(marked, comma, 'until')
    const and = past(marked, until === comma ? past(marked, comma, 'and') : until, 'number')
    const next = and === end || isDay(marked, and) ? undefined : oneAt(marked, and)
    if (next === undefined || marked.tokens[and]?.kind !== 'number') break
    numbers.push(...(until === comma ? [] : inBetween(numbers.at(-1), next.number)), next.number)
    end = next.end
  }
  if (sign === undefined && isGlued(marked, end - 1) && marked.tokens[end]?.kind === 'word') return undefined
  if (
    sign === undefined &&
    how === 'closed' &&
    (isUnknown(marked, end) || turnAt(marked, end, 'units', 'kind') !== undefined)
  )
    return undefined
  return { numbers, end }
}

/** `A-12`, `E.62`: the letters of a series, in one with their number. */
const isSeries = ({ tokens, text }: MarkedText, at: number) => {
  const token = tokens[at]
  return (
    token?.kind === 'word' && token.isCapital && /^\p{Lu}{1,3}[-.]?\d/u.test(text.slice(token.from, token.from + 5))
  )
}

/** "Nos. 34 to 36": those that are not written out. */
function inBetween(first: string | undefined, last: string): readonly string[] {
  const count = Number(last) - Number(first) - 1
  return count > 0 && count < MOST ? Array.from({ length: count }, (_, n) => String(Number(first) + n + 1)) : []
}

/** Where an hour ends: `6 p.m.`, `18:30 Uhr`, `7 Uhr 15`. */
export function hourEnd(marked: MarkedText, at: number): number | undefined {
  if (marked.tokens[at]?.kind !== 'number') return undefined
  const minutes = [':', '.'].includes(wordAt(marked, at + 1)) && marked.tokens[at + 2]?.kind === 'number' ? 2 : 0
  const turn = turnAt(marked, at + 1 + minutes, 'hours')
  if (turn === undefined) return undefined
  const end = at + 1 + minutes + turn.words.length
  return minutes === 0 && marked.lang !== 'en' && /^\d\d$/u.test(wordAt(marked, end)) ? end + 1 : end
}

/** Whether a day begins here rather than a number: `9 January`, but not `9 January 10`. */
function isDay(marked: MarkedText, at: number): boolean {
  const date = datePhraseAt(marked, at, 'month')
  if (date === undefined) return false
  const next = marked.tokens[date.end]
  return !(next?.kind === 'number' && Number(next.word) <= 31 && date.days.every(({ year }) => year === undefined))
}
