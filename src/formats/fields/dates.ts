import { DATE_ROLES, type DateRole } from '#document/dated.ts'
import type { DraftDate } from '#document/draft.ts'
import { dayNumber, dayOf, isoDay } from '#value/calendar.ts'
import { parseEdtf } from '#value/edtf.ts'
import type { Cell } from './cell.ts'

/** The dates that cells state, by role: a date in EDTF and its words are one date, whichever of them stands. `usual` is the role of a plain `date`. */
export function datesIn(cells: readonly Cell[], usual: DateRole): readonly DraftDate[] {
  const pairs = [
    ['date', 'date-text', usual] as const,
    ...DATE_ROLES.map((role) => [role, `${role}-text`, role] as const),
  ]
  return pairs.flatMap(([field, textField, role]) => {
    const dates = cells.filter((cell) => cell.field === field)
    const texts = cells.filter((cell) => cell.field === textField)
    return Array.from({ length: Math.max(dates.length, texts.length) }, (_, n) =>
      dateOf(role, dates[n], texts[n]),
    ).flat()
  })
}

function dateOf(role: DateRole, date: Cell | undefined, text: Cell | undefined): DraftDate[] {
  if (date === undefined) return text === undefined ? [] : [{ role, asWritten: text.value, at: text.at }]
  const words = text === undefined ? {} : { asWritten: text.value }
  if (parseEdtf(date.value) !== undefined) return [{ role, edtf: date.value, ...words, at: date.at }]
  const serial = spreadsheetDay(date.value)
  if (serial !== undefined) {
    const note = 'the day number of a spreadsheet, counted from 1899-12-30'
    return [{ role, edtf: serial, asWritten: text?.value ?? date.value, basis: 'inferred', note, at: date.at }]
  }
  const written: DraftDate = { role, asWritten: date.value, at: date.at }
  return text === undefined || text.value === date.value ? [written] : [{ role, ...words, at: text.at }, written]
}

/** `17908`: a day that a spreadsheet wrote as its number; only what lies between 1927 and 2064. */
function spreadsheetDay(value: string): string | undefined {
  if (!/^[1-5]\d{4}(?:\.0+)?$/u.test(value)) return undefined
  return isoDay(dayOf(dayNumber({ year: 1899, month: 12, day: 30 }) + Number.parseInt(value, 10)))
}
