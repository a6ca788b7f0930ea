import { type Day, daysIn, fromJulian, isDay, isoDay, isoYear, julianDaysIn } from '#value/calendar.ts'
import type { Portion, Word } from './date-line-words.ts'
import type { Calendar } from './dated.ts'

/** One date of a date line as far as it is written; what is missing may be told by its neighbour, or by the record. */
export interface DatePart {
  readonly year?: number
  /** Two digits that stand for a year of some century. */
  readonly shortYear?: number
  readonly month?: number
  readonly day?: number
  /** EDTF's code of a season. */
  readonly season?: number
  readonly portion?: Portion
  /** The year begins a decade or a century, and the whole of it is meant. */
  readonly span?: 10 | 100
  /** Day and month, where the order of two numbers could be the other one too. */
  readonly swapped?: { readonly month: number; readonly day: number }
}

// What each sign of a pattern stands for: D day, N month as a number, Y year, E year of two digits; the others as in `Word`.
// The first that fits wins, so that the fuller ones come first.
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/y-d-d(?![-/d])/uy, 'Y-N-D'],
  [/y\/d\/d(?![-/d])/uy, 'Y/N/D'],
  [/d[-/]?[MR][-/]?[yk]/uy, 'D N Y'],
  [/d[-/]?[MR][-/]?d(?![-/]?[MRdyk])/uy, 'D N E'],
  [/[MR]d[yk]/uy, 'NDY'],
  [/Mdd(?![-/]?[MRyk])/uy, 'NDE'],
  [/yMd(?![-/]?[MR])/uy, 'YND'],
  [/ydd(?![-/]?[MRyk])/uy, 'YND'],
  [/d\/d\/?[yk]/uy, 'D?N?Y'],
  [/d-d-[yk]/uy, 'D?N?Y'],
  [/dd[yk]/uy, 'DNY'],
  [/d\/d\/?d(?![-/]?[MRyk])/uy, 'D?N?E'],
  [/d-d-d(?![-/]?[MRyk])/uy, 'D?N?E'],
  [/ddd(?![-/]?[MRyk])/uy, 'DNE'],
  [/dd(?![-/]?[MRyk])/uy, 'DN'],
  [/A?S[yk]/uy, 'ASY'],
  [/S/uy, 'S'],
  [/A?M[yk]/uy, 'ANY'],
  [/yM/uy, 'YN'],
  [/A?D/uy, 'AC'],
  [/A?C/uy, 'AC'],
  [/A[yk]/uy, 'AY'],
  [/AMd(?![-/]?[MR])/uy, 'ANE'],
  [/AM/uy, 'AN'],
  [/A/uy, 'A'],
  [/d\/?[MR]/uy, 'DN'],
  [/Md(?![MR])/uy, 'ND'],
  [/d[yk]/uy, 'DY'],
  [/[yk]/uy, 'Y'],
  [/M/uy, 'N'],
  [/d/uy, 'D'],
]

/** Reads the date that begins at a word, and tells how many words it takes. `codes` are those of all the words, in one string. */
export function partAt(
  words: readonly Word[],
  codes: string,
  start: number,
): { part: DatePart; length: number } | undefined {
  for (const [pattern, meaning] of PATTERNS) {
    pattern.lastIndex = start
    const length = pattern.exec(codes)?.[0].length
    if (length === undefined) continue
    const part = partOf(words.slice(start, start + length), meaning)
    if (part !== undefined) return { part, length }
  }
  return undefined
}

function partOf(words: readonly Word[], meaning: string): DatePart | undefined {
  const roles = meaning.replace(/[-/ ?]/gu, '')
  const said = words.filter(({ code }) => code !== '-' && code !== '/')
  // An optional portion that is not there leaves one word fewer than roles.
  const names = said.length < roles.length ? roles.slice(1) : roles
  const get = (role: string) => said[names.indexOf(role)]
  const month = get('N')
  const day = get('D')?.value
  const year = get('Y')
  const isShort = year === undefined || year.code === 'k'
  const shortYear = get('E')?.value ?? (isShort ? year?.value : undefined)
  const whole = get('C')
  const portion = get('A')?.portion
  const season = get('S')?.value
  const numbers = { month: month?.value, day }
  const other = { month: day, day: month?.value }
  const fits = (pair: { month: number | undefined; day: number | undefined }) =>
    (pair.month ?? 1) <= 12 && (pair.day ?? 1) <= 31
  // Where the year stands first, the month follows it: nobody writes 1949/13/01.
  const isYearFirst = names.startsWith('Y') && month?.code === 'd'
  const isOther = month?.code === 'd' && !isYearFirst && !fits(numbers) && fits(other)
  const chosen = isOther ? other : numbers
  if (!fits(chosen) && names !== 'D') {
    // "Juli 94": no day has that number, so it is a year.
    return names === 'ND' && month !== undefined && day !== undefined
      ? { month: month.value, shortYear: day }
      : undefined
  }
  const isOpen = meaning.includes('?') && !isOther && fits(other) && day !== month?.value
  return {
    ...(isShort ? {} : { year: year.value }),
    ...(shortYear === undefined ? {} : { shortYear }),
    ...(whole === undefined ? {} : { year: whole.value, span: whole.code === 'C' ? 100 : 10 }),
    ...(chosen.month === undefined ? {} : { month: chosen.month }),
    ...(chosen.day === undefined ? {} : { day: chosen.day }),
    ...(season === undefined ? {} : { season }),
    ...(portion === undefined ? {} : { portion }),
    ...(isOpen && other.month !== undefined && other.day !== undefined
      ? { swapped: { month: other.month, day: other.day } }
      : {}),
  }
}

/** A date with its year, as EDTF: one date, or the two ends of a span where a portion or another calendar makes it one. */
export type Dates = { readonly one: string } | { readonly from: string; readonly to: string }

const two = (number: number) => String(number).padStart(2, '0')

/** The Gregorian day that a day of a calendar is; undefined where that calendar has no such day. */
export function gregorian(day: Day, calendar: Calendar): Day | undefined {
  if (calendar === 'gregorian') return isDay(day) ? day : undefined
  // The English year began on Lady Day: what comes before it belongs to the next year as we count.
  const isEarly = calendar === 'julian-25-march' && (day.month < 3 || (day.month === 3 && day.day < 25))
  const civil = { ...day, year: day.year + (isEarly ? 1 : 0) }
  return day.day >= 1 && day.day <= julianDaysIn(civil.year, day.month) ? fromJulian(civil) : undefined
}

function portionOf({ month, season, span }: DatePart, year: number, [from, to]: Portion): Dates | undefined {
  if (season !== undefined) return undefined
  if (span !== undefined) {
    return { from: isoYear(year + Math.floor(span * from)), to: isoYear(year + Math.floor(span * to) - 1) }
  }
  if (month === undefined) {
    return { from: `${isoYear(year)}-${two(12 * from + 1)}`, to: `${isoYear(year)}-${two(12 * to)}` }
  }
  return {
    from: isoDay({ year, month, day: 30 * from + 1 }),
    to: isoDay({ year, month, day: to === 1 ? daysIn(year, month) : 30 * to }),
  }
}

/**
 * A date as EDTF. Months and years of the Julian calendar keep their name: the days by which they differ are fewer than what they leave open.
 * Undefined where there is no such day, or no year.
 */
export function edtfOfPart(part: DatePart, calendar: Calendar): Dates | undefined {
  const { year, month, day, season, portion, span } = part
  if (year === undefined) return undefined
  if (portion !== undefined) return portionOf(part, year, portion)
  if (season !== undefined) return { one: `${isoYear(year)}-${season}` }
  if (span !== undefined)
    return { one: `${isoYear(year).slice(0, span === 100 ? -2 : -1)}${span === 100 ? 'XX' : 'X'}` }
  if (month === undefined) return { one: isoYear(year) }
  const isEarly = calendar === 'julian-25-march' && month < 3
  if (day === undefined) return { one: `${isoYear(year + (isEarly ? 1 : 0))}-${two(month)}` }
  const found = gregorian({ year, month, day }, calendar)
  return found === undefined ? undefined : { one: isoDay(found) }
}
