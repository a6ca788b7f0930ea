import { type Edtf, parseEdtf } from '#value/edtf.ts'
import type { PlaceId } from '#value/identifier.ts'

export const DATE_ROLES = [
  'drafted',
  'approved',
  'dispatched',
  'sent',
  'presented',
  'received',
  'deciphered',
  'seen',
  'registered',
  'published',
  'event',
] as const
export type DateRole = (typeof DATE_ROLES)[number]

export const CALENDARS = [
  'gregorian',
  'julian',
  'julian-25-march',
  'french-republican',
  'minguo',
  'japanese',
  'chinese',
  'hijri',
  'regnal',
] as const
export type Calendar = (typeof CALENDARS)[number]

/** One date of a document: what happened on it, when in the proleptic Gregorian calendar, and how the paper or its editor writes it. */
export interface Dated {
  readonly role: DateRole
  /** Absent where the words could not be read as a date; `asWritten` then stands alone. */
  readonly edtf?: Edtf
  readonly asWritten?: string
  /** The calendar of `asWritten`; Gregorian where it is not said. */
  readonly calendar?: Calendar
  /** `17:00`, as stated. */
  readonly hour?: string
  readonly zone?: string
  readonly place?: PlaceId
  /** Stated in the document or its record; inferred by an editor or a program (`note` says why); disputed. */
  readonly basis: 'stated' | 'inferred' | 'disputed'
  readonly note?: string
  readonly part?: string
  /** The one that sorts and heads the document. */
  readonly principal?: boolean
}

const PIECES = /[^/[\]{},.]+/gu

/** The date as EDTF in every form that goes out: what is disputed is doubted in it (`1949-01-08?`), whichever form it is. */
export function doubtedEdtf({ edtf, basis }: Pick<Dated, 'edtf' | 'basis'>): Edtf | undefined {
  if (edtf === undefined || basis !== 'disputed' || /[?%]/u.test(edtf)) return edtf
  const doubted = edtf.replace(PIECES, (date) => (date.endsWith('~') ? `${date.slice(0, -1)}%` : `${date}?`))
  return parseEdtf(doubted) === undefined ? edtf : doubted
}
