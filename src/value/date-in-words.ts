import { displayDate } from './display-date.ts'
import type { Edtf } from './edtf.ts'

/** How a day is set: `10 January 1949` in texts, `10 Jan 1949` in lists, `January 10, 1949` in citations. */
export type DayStyle = 'long' | 'short' | 'citation'

const MONTH = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/gu

const DAYS = new RegExp(
  `(?<!\\d)(?<days>\\d{1,2}(?:(?:–|, | and | or )\\d{1,2})*) (?<month>${MONTH.source})(?: (?<year>\\d+(?: BC)?))?`,
  'gu',
)

/** An EDTF date as a reader says it. What it has no words for comes out as it is. */
export function dateInWords(edtf: Edtf, style: DayStyle = 'long'): string {
  const words = displayDate(edtf)
  if (style === 'short') return words.replace(MONTH, (month) => month.slice(0, 3))
  if (style === 'long') return words
  return words.replace(
    DAYS,
    (_, days: string, month: string, year?: string) => `${month} ${days}${year === undefined ? '' : `, ${year}`}`,
  )
}

/** What a `time` element may carry in `datetime`: a whole day, month or year; nothing for the rest. */
export function machineDate(edtf: Edtf): string | undefined {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/u.test(edtf) ? edtf : undefined
}

/** The day on which a date begins, for strips of days and for order; undefined where it names no whole day. */
export const dayOf = (edtf: Edtf): string | undefined => /^\[?(?<day>\d{4}-\d{2}-\d{2})/u.exec(edtf)?.groups?.day

/** Life dates or years of a body: `1878/1953` is "1878–1953". */
export function yearsInWords(edtf: Edtf): string {
  const [from = '', to] = edtf.split('/')
  if (to === undefined) return dateInWords(edtf)
  const year = (end: string) => (end === '' || end === '..' ? '' : (/^\d{4}/u.exec(end)?.[0] ?? dateInWords(end)))
  return `${year(from)}–${year(to)}`
}
