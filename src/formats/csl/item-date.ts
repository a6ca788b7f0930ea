import type { Dated } from '#document/dated.ts'
import { dateInWords } from '#value/date-in-words.ts'
import { type EdtfParts, edtfParts } from '#value/edtf.ts'
import type { DateAtom } from '#value/edtf-atom.ts'

type DateParts = readonly [year: number, month?: number, day?: number]

/**
 * A date as CSL-JSON has it: one or two ends as far as they are known, or words where its parts would say more than is known. CSL has a mark for
 * what is about right alone; what is doubted has its parts, for programs that sort, and words, which are printed.
 */
export type CslDate =
  | { readonly 'date-parts': readonly DateParts[]; readonly circa?: true; readonly literal?: string }
  | { readonly literal: string }

const CUT = { day: 3, month: 2, year: 1 } as const

/** What is no plain day, month or year (a decade, a season, one of several days) stands in words: a citation must not make it narrower. */
export function cslDate(date: Dated | undefined): CslDate | undefined {
  if (date === undefined) return undefined
  const parts = date.edtf === undefined ? undefined : edtfParts(date.edtf)
  const ends = parts === undefined ? undefined : endsOf(parts)
  if (ends === undefined) {
    const words = date.edtf === undefined ? date.asWritten : dateInWords(date.edtf, 'citation')
    return words === undefined ? undefined : { literal: words }
  }
  const parted = { 'date-parts': ends.map(partsOf) }
  const isDoubted = ends.some(({ uncertain }) => uncertain) || date.basis === 'disputed'
  if (isDoubted) return { ...parted, literal: doubted(dateInWords(date.edtf ?? '', 'citation')) }
  return { ...parted, ...(ends.some(({ approximate }) => approximate) ? { circa: true } : {}) }
}

const doubted = (words: string): string => (words.includes('?') ? words : `${words}?`)

function endsOf({ kind, spans }: EdtfParts): readonly DateAtom[] | undefined {
  const [span] = spans
  if (span?.from === undefined || span.to === undefined || spans.length > 1 || kind === 'one-of') return undefined
  const ends = kind === 'date' ? [span.from] : [span.from, span.to]
  return ends.every(({ precision, bare }) => Object.hasOwn(CUT, precision) && !bare.includes('X')) ? ends : undefined
}

const partsOf = ({ low, precision }: DateAtom): DateParts => {
  const { year, month, day } = low
  // CSL counts the years before our era as -1, -2, and has no year 0; EDTF has.
  const counted = year > 0 ? year : year - 1
  return precision === 'year' ? [counted] : precision === 'month' ? [counted, month] : [counted, month, day]
}
