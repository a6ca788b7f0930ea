import type { Day } from '#value/calendar.ts'
import { type Edtf, edtfParts } from '#value/edtf.ts'

/** What is sure of a date: its year, and its month and day where they are. */
export type SureDay = readonly [year: number, month?: number, day?: number]

/**
 * What is sure of a date, for forms that have one day for it and no doubts: of `[1691-01-21..1691-01-31]` January 1691, of `1774-08-29/1774-09-05` the year 1774,
 * of a time that goes over the end of a year the year in which it began. Undefined where not even the year is sure.
 */
export function sureDay(edtf: Edtf | undefined): SureDay | undefined {
  const { kind, spans } = edtfParts(edtf ?? '') ?? { kind: 'date', spans: [] }
  const ends = spans.flatMap(({ from, to }) => [from, to])
  const [first] = ends
  if (first === undefined) return undefined
  const days = ends.flatMap((end) => (end === undefined ? [undefined] : [end.low, end.high]))
  const began = kind === 'interval' && first.low.year === first.high.year ? ([first.low.year] as const) : undefined
  return sharedBy(days) ?? began
}

function sharedBy(days: readonly (Day | undefined)[]): SureDay | undefined {
  const [head] = days
  const is = (what: keyof Day) => days.every((day) => day?.[what] === head?.[what])
  if (head === undefined || !is('year')) return undefined
  if (!is('month')) return [head.year]
  return is('day') ? [head.year, head.month, head.day] : [head.year, head.month]
}

/** The same as `1949-01-10`, `1949-01` or `1949`, or with another sign between. */
export const sureDayInSigns = (edtf: Edtf | undefined, between = '-'): string | undefined =>
  sureDay(edtf)
    ?.map((part, n) => (n === 0 ? yearInSigns(part ?? 0) : String(part).padStart(2, '0')))
    .join(between)

export const yearInSigns = (year: number): string => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
