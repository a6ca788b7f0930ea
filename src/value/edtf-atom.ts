import { parse } from 'edtf'
import { type Day, daysIn } from './calendar.ts'

export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'millennium' | 'unspecified'

/** One date of an EDTF string, without intervals and sets: `1949-01~`, `15XX-12`, `2001-21`, `Y17E7`, a time. */
export interface DateAtom {
  readonly low: Day
  readonly high: Day
  readonly precision: Precision
  readonly uncertain: boolean
  readonly approximate: boolean
  /** As given, without its qualifiers. */
  readonly bare: string
}

type Meant = Pick<DateAtom, 'low' | 'high' | 'precision'>

const months = (low: Day, year: number, month: number, precision: Precision): Meant => ({
  low,
  high: { year, month, day: daysIn(year, month) },
  precision,
})
const years = (from: number, to: number, precision: Precision): Meant =>
  months({ year: from, month: 1, day: 1 }, to, 12, precision)

/** First month and number of months of the codes 21 to 41 (ISO 8601-2, 4.7): seasons, of either hemisphere too, quarters, thirds, halves. */
const SEASONS: readonly (readonly [number, number])[] = [
  ...[3, 6, 9, 12, 3, 6, 9, 12, 9, 12, 3, 6, 1, 4, 7, 10].map((month) => [month, 3] as const),
  ...[1, 5, 9].map((month) => [month, 4] as const),
  ...[1, 7].map((month) => [month, 6] as const),
]

function season(year: number, code: number): Meant | undefined {
  const found = SEASONS[code - 21]
  if (found === undefined) return undefined
  const [month, count] = found
  const end = month + count - 1
  return months({ year, month, day: 1 }, year + (end > 12 ? 1 : 0), ((end - 1) % 12) + 1, 'season')
}

/** The least and the greatest number from 1 to `most` that the two signs allow: `1X` of 12 is 10 and 12. */
function twoSigns(signs: string, most: number): readonly [number, number] | undefined {
  const plain = Number(signs)
  if (!Number.isNaN(plain)) return plain >= 1 && plain <= most ? [plain, plain] : undefined
  const pattern = new RegExp(`^${signs.replaceAll('X', '\\d')}$`, 'u')
  const fitting = Array.from({ length: most }, (_, index) => index + 1).filter((number) =>
    pattern.test(String(number).padStart(2, '0')),
  )
  const [least] = fitting
  const greatest = fitting.at(-1)
  return least === undefined || greatest === undefined ? undefined : [least, greatest]
}

const YEAR_PRECISION: readonly Precision[] = ['year', 'decade', 'century', 'millennium', 'unspecified']

function calendarDate(
  sign: string,
  signs: string,
  month: string | undefined,
  day: string | undefined,
): Meant | undefined {
  const ends = [signs.replaceAll('X', '0'), signs.replaceAll('X', '9')].map(Number)
  const [least = 0, greatest = 0] = sign === '-' ? ends.map((year) => -year).sort((a, b) => a - b) : ends
  if (sign === '-' && least === 0) return undefined
  const precision = YEAR_PRECISION[signs.split('X').length - 1] ?? 'unspecified'
  if (month === undefined || (month === 'XX' && (day === undefined || day === 'XX')))
    return years(least, greatest, precision)
  if (/^[2-4]\d$/u.test(month))
    return day === undefined && least === greatest ? season(least, Number(month)) : undefined
  const [from, to] = twoSigns(month, 12) ?? []
  if (from === undefined || to === undefined) return undefined
  const low = { year: least, month: from, day: 1 }
  if (day === undefined || day === 'XX') return months(low, greatest, to, month.includes('X') ? 'year' : 'month')
  const first = twoSigns(day, daysIn(least, from))
  const last = twoSigns(day, daysIn(greatest, to))
  // 29 February of an unspecified year: the library has seen that some year allows it; the bounds then lean on a long month.
  if (signs === signs.replaceAll('X', '0') && !month.includes('X') && last === undefined) return undefined
  return {
    low: { ...low, day: first?.[0] ?? 1 },
    high: { year: greatest, month: to, day: last?.[1] ?? daysIn(greatest, to) },
    precision: day.includes('X') ? 'month' : 'day',
  }
}

/** `Y17E7`, `1950S2`: a year by significant digits and powers of ten. */
function longYear(digits: string, power: string | undefined, significant: string | undefined): Meant | undefined {
  const year = Number(digits) * 10 ** Number(power ?? 0)
  if (!Number.isSafeInteger(year)) return undefined
  if (significant === undefined) return years(year, year, 'year')
  const unit = 10 ** Math.max(0, String(Math.abs(year)).length - Number(significant))
  const from = Math.floor(Math.abs(year) / unit) * unit
  const to = from + unit - 1
  const precision = YEAR_PRECISION[Math.min(4, Math.log10(unit))] ?? 'unspecified'
  return year < 0 ? years(-to, -from, precision) : years(from, to, precision)
}

const DATE = /^(?<sign>-?)(?<year>[\dX]{4})(?:-(?<month>[\dX]{2})(?:-(?<day>[\dX]{2}))?)?(?<time>T.+)?$/u
const ROUND = /^(?<sign>-?)(?<digits>\d{2,3})$/u
const LONG = /^Y?(?<digits>-?\d+)(?:E(?<power>\d{1,3}))?(?:S(?<significant>\d{1,3}))?$/u

function meant(bare: string): Meant | undefined {
  const date = DATE.exec(bare)?.groups
  if (date?.year !== undefined) return calendarDate(date.sign ?? '', date.year, date.month, date.day)
  const round = ROUND.exec(bare)?.groups
  if (round?.digits !== undefined) {
    const missing = 4 - round.digits.length
    return calendarDate(round.sign ?? '', round.digits + 'X'.repeat(missing), undefined, undefined)
  }
  const long = LONG.exec(bare)?.groups
  return long?.digits === undefined ? undefined : longYear(long.digits, long.power, long.significant)
}

function isEdtf(text: string): boolean {
  try {
    parse(text)
    return true
  } catch {
    return false // the library says so by throwing, and has no other way to be asked
  }
}

const SIMPLE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u

/** Reads one date; undefined where it is none. The library judges whatever is not plain; the bounds are ours. */
export function readAtom(given: string): DateAtom | undefined {
  const qualifiers = given.match(/[?~%]/gu) ?? []
  const bare = given.replace(/[?~%]/gu, '')
  // The library refuses a qualifier at the end of `16XX~` and `1949-21~`, which are common and clear.
  if (!SIMPLE.test(bare) || qualifiers.length > 1) {
    if (given.length > 40 || !isEdtf(given.replace(/[?~%]$/u, ''))) return undefined
  } else if (qualifiers.length === 1 && !/^[?~%]|[?~%]$/u.test(given) && !isEdtf(given)) return undefined
  const found = meant(bare)
  if (found === undefined) return undefined
  return {
    ...found,
    bare,
    uncertain: qualifiers.some((sign) => sign !== '~'),
    approximate: qualifiers.some((sign) => sign !== '?'),
  }
}
