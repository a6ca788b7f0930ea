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
const NUMBER = /^(?:\p{Lu}{1,3}-?)?\d+(?:[-/.]\d+)*(?:-?\p{L}(?!\p{L}))?/u
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
  if (sign === undefined && marked.tokens[at]?.kind !== 'number') return undefined
  const first = oneAt(marked, start)
  if (first === undefined) return undefined
  const numbers = [first.number]
  let end = first.end
  while (numbers.length < MOST) {
    const comma = wordAt(marked, end) === ',' ? end + 1 : end
    const and = past(marked, past(marked, comma, 'and', 'until'), 'number')
    const next = and === end || isDay(marked, and) ? undefined : oneAt(marked, and)
    if (next === undefined || marked.tokens[and]?.kind !== 'number') break
    numbers.push(next.number)
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

/** Whether a day begins here rather than a number: `9 January`, but not `9 January 10`. */
function isDay(marked: MarkedText, at: number): boolean {
  const date = datePhraseAt(marked, at, 'month')
  if (date === undefined) return false
  const next = marked.tokens[date.end]
  return !(next?.kind === 'number' && Number(next.word) <= 31 && date.days.every(({ year }) => year === undefined))
}
