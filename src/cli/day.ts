import { InvalidArgumentError } from 'commander'
import { rangeOf } from '#exchange/day-range.ts'
import { parseEdtf } from '#value/edtf.ts'

/** Reads a flag's value that must be a day to look back from; of a month or a year, the end counts. */
export function dayGiven(given: string): string {
  const words = given.trim()
  if (parseEdtf(words) === undefined || !Number.isFinite(rangeOf(words).latest))
    throw new InvalidArgumentError('It must be a day, as 1949-01-14.')
  return words
}
