import { readDateLine } from '#document/date-line.ts'
import { displayDate } from '#value/display-date.ts'
import { type Edtf, parseEdtf } from '#value/edtf.ts'

/** A day of a cell: as EDTF, with `words` where it was written otherwise; or why it is none. */
export type DayRead =
  | { readonly edtf: Edtf; readonly hour?: string; readonly words?: string }
  | { readonly wrong: string }

/** `=DATE(1949;1;14)`, as a spreadsheet keeps a day that it reckons; its `;` part nothing. */
export const isFormula = (given: string): boolean => /^\s*=|=\s*\p{L}+\(/u.test(given)

/** Reads a day in EDTF, or as people and spreadsheets write one (`14 January 1949`, `13/1/1949`), where it can be but one. Nothing is guessed: what has any doubt is none. */
export function readDay(given: string): DayRead {
  if (parseEdtf(given) !== undefined) return { edtf: given }
  if (isFormula(given)) return { wrong: 'is a formula: write the day that it gives, as 1949-01-09' }
  const { dates, issues } = readDateLine(given, '')
  const [date, ...more] = dates
  const [issue] = issues
  if (date?.edtf !== undefined && more.length === 0 && issue === undefined)
    return { edtf: date.edtf, ...(date.hour === undefined ? {} : { hour: date.hour }), words: given }
  if (date?.edtf?.startsWith('[') === true)
    return { wrong: `may be ${displayDate(date.edtf)}: write the one that is meant, as 1949-01-09` }
  const why = issue?.message.replace(/ (?:Kept as written|Read as).*$/su, '') ?? `“${given}” is more than one day`
  return { wrong: `is no EDTF date, and no day in words: ${why}` }
}

export const readAs = (words: string, day: Edtf): string => `“${words}” was read as ${day}`
