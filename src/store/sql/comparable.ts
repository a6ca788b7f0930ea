import { sha256 } from '#value/digest.ts'

/** Text as every database can tell it apart, given alone or in a list: without half surrogate pairs, and without the sign at which a text would end. */
export const comparable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** So many UTF-16 units are at most 1,200 bytes, of which two go into a row of an index of PostgreSQL (some 2,700). */
const LONGEST = 400
const KEPT = 330

/** Text by which something is sought or put in order, so short that every index takes it: what is longer is told apart by its digest at the end. */
export function asKey(text: string): string {
  const key = comparable(text)
  return key.length <= LONGEST ? key : `${key.slice(0, KEPT).toWellFormed()}-${sha256(key).slice(0, 40)}`
}
