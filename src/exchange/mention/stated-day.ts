import {
  compareDays,
  type Day,
  dayNumber,
  dayOf,
  daysIn,
  fromJulian,
  isDay,
  isoDay,
  julianDaysIn,
  toJulian,
  weekday,
} from '#value/calendar.ts'
import { type Edtf, parseEdtf } from '#value/edtf.ts'

/** What words say of a day, before it is reckoned: "the 20th ult." has a day and a month that is the last. */
export interface StatedDay {
  readonly day?: number
  readonly month?: number
  readonly year?: number
  /** The month, counted from that of the letter: 0 for inst., -1 for ult. */
  readonly monthsOn?: -1 | 0 | 1
  /** Days before the letter: 1 for yesterday. */
  readonly daysAgo?: number
  /** 0 for Monday. */
  readonly weekday?: number
  /** Said of a day that both calendars name: 3/15 January. */
  readonly isNewStyle?: true
}

/** When the letter that states a day was written, as its date may mean. */
export interface Standing {
  readonly first: Day
  readonly last: Day
  /** It counts by the Julian calendar; so do the days that it states. */
  readonly isJulian: boolean
}

/** When a letter was written, from its date; undefined where that is open or none. */
export function standingOf(date: Edtf | undefined, isJulian: boolean): Standing | undefined {
  const read = date === undefined ? undefined : parseEdtf(date)
  if (read?.earliest === undefined || read.latest === undefined) return undefined
  const [first, last] = [dayFrom(read.earliest), dayFrom(read.latest)]
  return { first: isJulian ? toJulian(first) : first, last: isJulian ? toJulian(last) : last, isJulian }
}

const dayFrom = (iso: string): Day => {
  const [, year, month, day] = /^([+-]?\d+)-(\d+)-(\d+)$/u.exec(iso) ?? []
  return { year: Number(year), month: Number(month), day: Number(day) }
}

/**
 * A stated day as EDTF (Gregorian), reckoned from the letter: what lacks month or year is the nearest one not after it. Undefined where that
 * cannot be told: the letter has no date, or may be of several days that lead to different ones.
 */
export function reckon(stated: StatedDay, standing: Standing | undefined): Edtf | undefined {
  const { day, month, year } = stated
  if (year !== undefined && month !== undefined)
    return edtfOf(
      day === undefined ? { year, month } : { year, month, day },
      standing?.isJulian === true && stated.isNewStyle !== true,
    )
  if (standing === undefined) return undefined
  const isJulian = standing.isJulian && stated.isNewStyle !== true
  const [early, late] = [standing.first, standing.last].map((from) => {
    const found = nearest(stated, from, standing.isJulian)
    return found === undefined ? undefined : edtfOf(found, isJulian)
  })
  return early === late ? early : undefined
}

type Found = Omit<Day, 'day'> & { readonly day?: number }

function edtfOf({ year, month, day }: Found, isJulian: boolean): Edtf | undefined {
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return isoDay({ year, month, day: 1 }).slice(0, -3)
  const whole = { year, month, day }
  if (isJulian) return day >= 1 && day <= julianDaysIn(year, month) ? isoDay(fromJulian(whole)) : undefined
  return isDay(whole) ? isoDay(whole) : undefined
}

/** Days counted back in the calendar of the letter. */
const back = (from: Day, days: number, isJulian: boolean): Day =>
  isJulian ? toJulian(dayOf(dayNumber(fromJulian(from)) - days)) : dayOf(dayNumber(from) - days)

/** The nearest day or month not after `from` that is as stated. */
function nearest(stated: StatedDay, from: Day, isJulian: boolean): Found | undefined {
  const { day, month, daysAgo, weekday: name, monthsOn } = stated
  if (daysAgo !== undefined) return back(from, daysAgo, isJulian)
  if (month !== undefined) {
    const year =
      month > from.month || (month === from.month && day !== undefined && day > from.day) ? from.year - 1 : from.year
    return day === undefined ? { year, month } : withDay(year, month, day, isJulian)
  }
  if (day !== undefined) return ofMonth(day, from, monthsOn, isJulian)
  if (monthsOn !== undefined) return monthFrom(from, monthsOn)
  if (name === undefined) return undefined
  const today = weekday(isJulian ? fromJulian(from) : from)
  return back(from, ((today - name + 6) % 7) + 1, isJulian)
}

/** 29 February is of the nearest year that has one. */
function withDay(year: number, month: number, day: number, isJulian: boolean): Found | undefined {
  const length = isJulian ? julianDaysIn : daysIn
  const found = [0, 1, 2, 3, 4, 5, 6, 7, 8].find((ago) => day <= length(year - ago, month))
  return found === undefined ? undefined : { year: year - found, month, day }
}

function monthFrom({ year, month }: Day, months: number): { year: number; month: number } {
  const count = year * 12 + month - 1 + months
  return { year: Math.floor(count / 12), month: (count % 12) + 1 }
}

/** A day of this month or the last; an "inst." that has not come yet, and no month at all, mean the last month that had it. */
function ofMonth(day: number, from: Day, monthsOn: StatedDay['monthsOn'], isJulian: boolean): Found | undefined {
  const length = isJulian ? julianDaysIn : daysIn
  const months = monthsOn === undefined || monthsOn === 0 ? [0, -1, -2] : [monthsOn]
  for (const on of months) {
    const { year, month } = monthFrom(from, on)
    const found = { year, month, day }
    if (day <= length(year, month) && (monthsOn === 1 || compareDays(found, from) <= 0)) return found
  }
  return undefined
}
