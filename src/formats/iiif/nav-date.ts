import { type Document, principalDate } from '#document/document.ts'
import { isoDay } from '#value/calendar.ts'
import { edtfParts } from '#value/edtf.ts'

/**
 * Where a viewer puts a document on a line of time (`xsd:dateTime`): the beginning of its principal date, if that tells at least a year, of those that all
 * viewers can read (1 to 9999). Of several days that it may be, and of a time that lasted, the first.
 */
export function navDate(document: Document): { readonly navDate?: string } {
  const date = edtfParts(principalDate(document)?.edtf ?? '')?.spans[0]?.from
  if (date === undefined || !['year', 'season', 'month', 'day'].includes(date.precision)) return {}
  const day = isoDay(date.low)
  return /^(?!0000)\d{4}-/u.test(day) ? { navDate: `${day}T00:00:00Z` } : {}
}
