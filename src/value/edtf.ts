import { compareDays, type Day, dayNumber, dayOf, daysIn, isoDay } from './calendar.ts'
import { type DateAtom, type Precision, readAtom } from './edtf-atom.ts'

/** A date in the Extended Date/Time Format (ISO 8601-2), proleptic Gregorian: `1949-01-10`, `1949-01~`, `1948/1949`, `[1948-12-30,1949-01-01]`. */
export type Edtf = string

export type { Precision } from './edtf-atom.ts'

/** What an EDTF string says. */
export interface EdtfRead {
  readonly edtf: Edtf
  /** The first day that it may mean, `YYYY-MM-DD` (`-0400-01-01`, `+170000-01-01`); absent where the beginning is open. */
  readonly earliest?: string
  /** The last day that it may mean; absent where the end is open. */
  readonly latest?: string
  /** Of an interval or a set: the coarsest of its parts. */
  readonly precision: Precision
  /** Said with a question mark (`?`, `%`). */
  readonly uncertain: boolean
  /** Said with "about" (`~`, `%`): the bounds then reach one unit of the precision further each way. */
  readonly approximate: boolean
}

/** One alternative of a set, or one end of an interval; absent ends are open. */
export interface Span {
  readonly from?: DateAtom
  readonly to?: DateAtom
}

/** The parts of an EDTF string, for those who print it. */
export interface EdtfParts {
  readonly kind: 'date' | 'interval' | 'one-of' | 'all-of'
  readonly spans: readonly Span[]
}

/** Long enough for every date that a person writes, and short enough that no reader of it takes long. */
const LONGEST = 500

const COARSER: readonly Precision[] = [
  'day',
  'month',
  'season',
  'year',
  'decade',
  'century',
  'millennium',
  'unspecified',
]

/** An open end is `..` or nothing; what is neither open nor a date spoils the whole. */
function readSpan(from: string, to: string): Span | undefined {
  const first = from === '' || from === '..' ? null : readAtom(from)
  const last = to === from ? first : to === '' || to === '..' ? null : readAtom(to)
  if (first === undefined || last === undefined) return undefined
  if (first !== null && last !== null && compareDays(first.low, last.high) > 0) return undefined
  return { ...(first === null ? {} : { from: first }), ...(last === null ? {} : { to: last }) }
}

/** The parts of an EDTF string, undefined where it is none. An interval that runs backwards is none. */
export function edtfParts(given: string): EdtfParts | undefined {
  if (given === '' || given.length > LONGEST) return undefined
  const set = /^(?:\[(?<one>.+)\]|\{(?<all>.+)\})$/u.exec(given)?.groups
  if (set !== undefined) {
    const spans = (set.one ?? set.all ?? '').split(',').map((part) => {
      const ends = part.trim().split('..')
      if (ends.length > 2) return undefined
      const [from = '', to = from] = ends.map((end) => end.trim())
      return from === '' && to === '' ? undefined : readSpan(from, to)
    })
    const whole = spans.filter((span) => span !== undefined)
    return whole.length < spans.length ? undefined : { kind: set.one === undefined ? 'all-of' : 'one-of', spans: whole }
  }
  const ends = given.split('/')
  const [from = '', to = ''] = ends
  if (ends.length === 2) {
    const span = readSpan(from, to)
    return span === undefined ? undefined : { kind: 'interval', spans: [span] }
  }
  const date = ends.length === 1 ? readAtom(from) : undefined
  return date === undefined ? undefined : { kind: 'date', spans: [{ from: date, to: date }] }
}

const MONTHS: Partial<Record<Precision, number>> = {
  month: 1,
  season: 3,
  year: 12,
  decade: 120,
  century: 1200,
  millennium: 12000,
}

/** A bound moved by one unit of the precision; the ends of months stay the ends of months. */
function moved(bound: Day, precision: Precision, direction: 1 | -1): Day {
  const months = MONTHS[precision]
  if (months === undefined) return precision === 'day' ? dayOf(dayNumber(bound) + direction) : bound
  const count = bound.year * 12 + bound.month - 1 + direction * months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  return { year, month, day: direction < 0 ? bound.day : daysIn(year, month) }
}

const first = (days: readonly Day[]) => days.reduce((a, b) => (compareDays(a, b) <= 0 ? a : b))
const last = (days: readonly Day[]) => days.reduce((a, b) => (compareDays(a, b) >= 0 ? a : b))

/** The bounds of all spans together, an open one left out; with `wide`, approximate ends reach further. */
function bounds(spans: readonly Span[], wide: boolean): { low?: Day; high?: Day } {
  const lows = spans.map(({ from }) =>
    from === undefined ? undefined : wide && from.approximate ? moved(from.low, from.precision, -1) : from.low,
  )
  const highs = spans.map(({ to }) =>
    to === undefined ? undefined : wide && to.approximate ? moved(to.high, to.precision, 1) : to.high,
  )
  const isWhole = (days: (Day | undefined)[]): days is Day[] => !days.includes(undefined)
  return { ...(isWhole(lows) ? { low: first(lows) } : {}), ...(isWhole(highs) ? { high: last(highs) } : {}) }
}

const PLAIN = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u

/** Years, months and days, which nearly all dates are, without taking them apart. */
function parsePlain(edtf: string): EdtfRead | undefined {
  const fixed = { edtf, uncertain: false, approximate: false }
  if (edtf.length === 4) return { ...fixed, earliest: `${edtf}-01-01`, latest: `${edtf}-12-31`, precision: 'year' }
  const length = daysIn(Number(edtf.slice(0, 4)), Number(edtf.slice(5, 7)))
  if (edtf.length === 7) return { ...fixed, earliest: `${edtf}-01`, latest: `${edtf}-${length}`, precision: 'month' }
  if (Number(edtf.slice(8)) > length) return undefined
  return { ...fixed, earliest: edtf, latest: edtf, precision: 'day' }
}

/**
 * Reads an EDTF string of any level; undefined where it is none. Wider than ISO 8601-2 in three things that people write:
 * `16XX~`, a season with a qualifier (`1949-21~`), and ends of unlike precision (`[1676-08..1676-09-10]`).
 */
export function parseEdtf(given: string): EdtfRead | undefined {
  const edtf = given.trim()
  if (PLAIN.test(edtf)) return parsePlain(edtf)
  const parts = edtfParts(edtf)
  if (parts === undefined) return undefined
  const { low, high } = bounds(parts.spans, true)
  const atoms = parts.spans.flatMap(({ from, to }) => [from, to]).filter((atom) => atom !== undefined)
  return {
    edtf,
    ...(low === undefined ? {} : { earliest: isoDay(low) }),
    ...(high === undefined ? {} : { latest: isoDay(high) }),
    precision: COARSER.findLast((precision) => atoms.some((atom) => atom.precision === precision)) ?? 'unspecified',
    uncertain: atoms.some((atom) => atom.uncertain),
    approximate: atoms.some((atom) => atom.approximate),
  }
}

/** The days by which a date sorts, without what "about" adds; an open side takes the other. */
function sortBounds(edtf: Edtf | undefined): { low: Day; high: Day } | undefined {
  const parts = edtf === undefined ? undefined : edtfParts(edtf.trim())
  const { low, high } = bounds(parts?.spans ?? [{}], false)
  const begin = low ?? high
  const end = high ?? low
  return begin === undefined || end === undefined ? undefined : { low: begin, high: end }
}

/** For sorting: by the first day meant, then the narrower one first; undated and unreadable ones last. "About 1949" sorts as 1949 does. */
export function compareDates(a: Edtf | undefined, b: Edtf | undefined): number {
  const one = sortBounds(a)
  const other = sortBounds(b)
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  return compareDays(one.low, other.low) || compareDays(one.high, other.high)
}
