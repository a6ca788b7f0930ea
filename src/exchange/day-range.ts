import { dayNumber, dayOf, isoDay } from '#value/calendar.ts'
import { parseEdtf } from '#value/edtf.ts'

/** Days as Julian day numbers, both ends included; an open end is infinite. */
export interface DayRange {
  readonly earliest: number
  readonly latest: number
  /** A source puts a question mark to its day: it is said with one, and reckoned as it stands. */
  readonly uncertain?: true
}

/** How a thing stands by the end of a day: it was done, it was not, or it may have been. */
export type Standing = 'done' | 'possibly' | 'not'

export const OPEN: DayRange = { earliest: Number.NEGATIVE_INFINITY, latest: Number.POSITIVE_INFINITY }

const UNCERTAIN = { uncertain: true } as const

/** The days that an EDTF date may mean; open on both sides where it is absent or unreadable. */
export function rangeOf(edtf: string | undefined): DayRange {
  const read = edtf === undefined ? undefined : parseEdtf(edtf)
  if (read === undefined) return OPEN
  const earliest = numberOf(read.earliest)
  const latest = read.latest === read.earliest ? earliest : numberOf(read.latest)
  return { earliest: earliest ?? OPEN.earliest, latest: latest ?? OPEN.latest, ...(read.uncertain ? UNCERTAIN : {}) }
}

/** Of `YYYY-MM-DD`, whatever the length of the year and its sign. */
function numberOf(iso: string | undefined): number | undefined {
  if (iso === undefined) return undefined
  return dayNumber({
    year: Number(iso.slice(0, -6)),
    month: Number(iso.slice(-5, -3)),
    day: Number(iso.slice(-2)),
  })
}

/** A day number as `YYYY-MM-DD`; undefined where the end is open. */
export const isoOf = (number: number): string | undefined =>
  Number.isFinite(number) ? isoDay(dayOf(number)) : undefined

export const standing = (range: DayRange, day: number): Standing =>
  range.latest <= day ? 'done' : range.earliest > day ? 'not' : 'possibly'

/** From the first day of any of them to the last. */
export const union = (ranges: readonly DayRange[]): DayRange => over(ranges, Math.max, Number.NEGATIVE_INFINITY)

/** When the first of several things happened: none of them later than the soonest. */
export const soonest = (ranges: readonly DayRange[]): DayRange => over(ranges, Math.min, Number.POSITIVE_INFINITY)

function over(ranges: readonly DayRange[], end: (a: number, b: number) => number, none: number): DayRange {
  let [earliest, latest, isUncertain] = [Number.POSITIVE_INFINITY, none, false]
  for (const range of ranges) {
    earliest = Math.min(earliest, range.earliest)
    latest = end(latest, range.latest)
    isUncertain ||= range.uncertain === true
  }
  return isUncertain ? { earliest, latest, ...UNCERTAIN } : { earliest, latest }
}

/** Before the other, surely or possibly; undefined where it cannot be. Days without hours: the same day may be either way. */
export function before(one: DayRange, other: DayRange): 'surely' | 'possibly' | undefined {
  if (one.latest < other.earliest) return 'surely'
  return one.earliest <= other.latest ? 'possibly' : undefined
}
