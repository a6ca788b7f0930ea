import { type Dated, doubtedEdtf } from '#document/dated.ts'
import { dateInWords } from '#value/date-in-words.ts'
import { edtfParts } from '#value/edtf.ts'
import type { DateAtom } from '#value/edtf-atom.ts'

type DateParts = readonly [year: number, month?: number, day?: number]

/**
 * A date as CSL-JSON has it: its parts as far as they are known, or words where these would say more than is known; never both, since programs print one after
 * the other. CSL has a mark for what is about right alone: what is doubted stands in words; so does a span, whose ends citeproc mixes up or refuses.
 */
export type CslDate =
  | { readonly 'date-parts': readonly DateParts[]; readonly circa?: true }
  | { readonly literal: string }

/** What is no plain day, month or year (a decade, a season, one of several days) stands in words: a citation must not make it narrower. */
export function cslDate(date: Dated | undefined): CslDate | undefined {
  const edtf = date === undefined ? undefined : doubtedEdtf(date)
  if (edtf === undefined) return date?.asWritten === undefined ? undefined : { literal: date.asWritten }
  const { kind, spans } = edtfParts(edtf) ?? {}
  const plain = kind === 'date' ? spans?.[0]?.from : undefined
  // The engine prints a year before our era and "BC" as one word.
  if (plain === undefined || plain.uncertain || plain.low.year < 1 || !PLAIN.test(plain.bare))
    return { literal: dateInWords(edtf, 'citation') }
  return { 'date-parts': [partsOf(plain)], ...(plain.approximate ? { circa: true } : {}) }
}

/** A day (with or without an hour), month or year, and no season. */
const PLAIN = /^-?\d{4}(?:-[01]\d(?:-\d\d(?:T.+)?)?)?$/u

const partsOf = ({ low, precision }: DateAtom): DateParts => {
  const { year, month, day } = low
  return precision === 'year' ? [year] : precision === 'month' ? [year, month] : [year, month, day]
}
