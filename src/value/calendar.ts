/** A day of some calendar by its numbers; the year 0 is 1 BC, as ISO 8601 counts. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days in a month of the proleptic Gregorian calendar; 0 where there is no such month. */
export const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)

/** Days in a month of the Julian calendar, where every fourth year is long. */
export const julianDaysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 ? 29 : daysIn(1, month)

/** Whether the Gregorian calendar has that day. */
export const isDay = ({ year, month, day }: Day): boolean => day >= 1 && day <= daysIn(year, month)

// Both calendars are reckoned from 1 March, so that the leap day comes last: a month m then starts on day (153 m + 2) / 5.
const fromMarch = ({ year, month, day }: Day) => {
  const march = (month + 9) % 12
  return { year: year - (month < 3 ? 1 : 0), days: Math.floor((153 * march + 2) / 5) + day - 1 }
}

function fromDays(year: number, days: number): Day {
  const march = Math.floor((5 * days + 2) / 153)
  return {
    year: year + (march > 9 ? 1 : 0),
    month: ((march + 2) % 12) + 1,
    day: days - Math.floor((153 * march + 2) / 5) + 1,
  }
}

/** The Julian day number of a day in the proleptic Gregorian calendar; a day further in, one more. */
export function dayNumber(day: Day): number {
  const { year, days } = fromMarch(day)
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + days + 1721120
}

/** The day in the proleptic Gregorian calendar that has this Julian day number. */
export function dayOf(number: number): Day {
  const since = number - 1721120
  const era = Math.floor(since / 146097)
  const inEra = since - era * 146097
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365,
  )
  return fromDays(era * 400 + year, inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100)))
}

/** The Gregorian day that was called so in the Julian calendar: 11 January 1649 there is 21 January 1649. */
export function fromJulian(day: Day): Day {
  const { year, days } = fromMarch(day)
  return dayOf(365 * year + Math.floor(year / 4) + days + 1721118)
}

/** What a Gregorian day was called in the Julian calendar. */
export function toJulian(day: Day): Day {
  const since = dayNumber(day) - 1721118
  const cycle = Math.floor(since / 1461)
  const inCycle = since - cycle * 1461
  const year = Math.min(3, Math.floor(inCycle / 365))
  return fromDays(cycle * 4 + year, inCycle - 365 * year)
}

/** 0 for Monday to 6 for Sunday. */
export const weekday = (day: Day): number => ((dayNumber(day) % 7) + 7) % 7

/** Before, after, or the same day (a negative number, a positive one, 0). */
export const compareDays = (a: Day, b: Day): number => a.year - b.year || a.month - b.month || a.day - b.day

const two = (number: number) => String(number).padStart(2, '0')

/** A year as EDTF and ISO 8601 write it: four digits, with a sign before the year 0. */
export const isoYear = (year: number): string => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`

/** `1949-01-10`. Years of more than four digits get their sign, as ISO 8601 has it: `+170000-01-01`. */
export const isoDay = ({ year, month, day }: Day): string =>
  `${year > 9999 ? '+' : ''}${isoYear(year)}-${two(month)}-${two(day)}`
