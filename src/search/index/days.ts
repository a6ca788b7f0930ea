import { daysIn } from '#value/calendar.ts'
import type { IndexEntry } from '../index-entry.ts'
import type { Days } from '../query.ts'
import { dayToken, monthToken, wholeMonthToken, wholeYearToken } from './letters.ts'
import { anyOf, type Match, token } from './match.ts'
import { yearsMatch } from './years.ts'

/** A day; its month is counted from the year 0. */
interface Day {
  readonly month: number
  readonly day: number
}

type Piece =
  | { readonly is: 'year'; readonly year: number }
  | { readonly is: 'month'; readonly month: number }
  | { readonly is: 'days'; readonly month: number; readonly from: number; readonly to: number }

// Beyond these nothing is dated; an open range has to end somewhere.
const FIRST: Day = { month: 12 * -5000, day: 1 }
const LAST: Day = { month: 12 * 2999 + 11, day: 31 }
const FARTHEST_YEAR = 9999
const MOST_YEARS = 1000

const yearOf = (month: number): number => Math.floor(month / 12)
const lastOf = (month: number): number => daysIn(yearOf(month), month - 12 * yearOf(month) + 1)

function readDay(given: string | undefined): Day | undefined {
  const read = /^(?<year>[+-]?\d{1,7})-(?<month>\d\d)-(?<day>\d\d)$/u.exec(given ?? '')?.groups
  if (read === undefined) return undefined
  const [year, month, day] = [Number(read.year), Number(read.month), Number(read.day)]
  if (Math.abs(year) > FARTHEST_YEAR || month < 1 || month > 12 || day < 1) return undefined
  const index = 12 * year + month - 1
  return { month: index, day: Math.min(day, lastOf(index)) }
}

/** From one day to another in whole years, whole months, and the days that are left over. */
function* pieces(first: Day, last: Day): Iterable<Piece> {
  const isWhole = (month: number) =>
    month >= first.month &&
    month <= last.month &&
    (month > first.month || first.day === 1) &&
    (month < last.month || last.day === lastOf(month))
  for (let { month } = first; month <= last.month; ) {
    const from = month === first.month ? first.day : 1
    const to = month === last.month ? last.day : lastOf(month)
    if (month === 12 * yearOf(month) && isWhole(month) && isWhole(month + 11)) {
      yield { is: 'year', year: yearOf(month) }
      month += 12
      continue
    }
    if (isWhole(month)) yield { is: 'month', month }
    else if (from <= to) yield { is: 'days', month, from, to }
    month += 1
  }
}

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n)

/** What a document is found by where days are asked: the months that it may be of, and the days, or that it may be any day of a month or a year. */
export function tokensOfDays({ earliest, latest }: Pick<IndexEntry, 'earliest' | 'latest'>): string[] {
  const first = readDay(earliest ?? latest)
  const last = readDay(latest ?? earliest)
  if (first === undefined || last === undefined) return []
  const end = last.month - first.month > 12 * MOST_YEARS ? { month: first.month + 12 * MOST_YEARS, day: 1 } : last
  return [...pieces(first, end)].flatMap((piece) => {
    if (piece.is === 'year') return [wholeYearToken(piece.year)]
    if (piece.is === 'month') return [monthToken(piece.month), wholeMonthToken(piece.month)]
    return [monthToken(piece.month), ...upTo(piece.from, piece.to).map((day) => dayToken(piece.month, day))]
  })
}

/** Documents whose range of days touches these; no condition where neither end is a day. */
export function daysMatch({ from, to }: Days): Match {
  const [first, last] = [readDay(from), readDay(to)]
  if (first === undefined && last === undefined) return true
  const years: number[] = []
  const tokens: string[] = []
  for (const piece of pieces(first ?? FIRST, last ?? LAST)) {
    if (piece.is === 'year') {
      years.push(piece.year)
      continue
    }
    const { month } = piece
    tokens.push(wholeYearToken(yearOf(month)))
    if (piece.is === 'month') tokens.push(monthToken(month))
    else tokens.push(wholeMonthToken(month), ...upTo(piece.from, piece.to).map((day) => dayToken(month, day)))
  }
  const [firstYear] = years
  const lastYear = years.at(-1)
  const whole = firstYear === undefined || lastYear === undefined ? [] : [yearsMatch({ from: firstYear, to: lastYear })]
  return tokens.length + whole.length === 0 ? false : anyOf([...whole, ...tokens.map(token)])
}
