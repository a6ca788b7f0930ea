import { InvalidArgumentError } from 'commander'
import { readDateLine } from '#document/date-line.ts'
import { rangeOf } from '#exchange/day-range.ts'
import { parseEdtf } from '#value/edtf.ts'

const HOW = 'It must be a day, as 1949-01-14 or 14 January 1949.'

/** Reads a flag's value that must be a day to look back from, in EDTF or as people write it; of a month or a year, the end counts. What can be read but in part is refused. */
export function dayGiven(given: string): string {
  const words = given.trim()
  const day = parseEdtf(words) === undefined ? inWords(words) : words
  if (!Number.isFinite(rangeOf(day).latest)) throw new InvalidArgumentError(HOW)
  return day
}

function inWords(words: string): string {
  const { dates, issues } = readDateLine(words, '')
  const [date, ...more] = dates
  if (date?.edtf !== undefined && more.length === 0 && issues.length === 0) return date.edtf
  const why = issues.map(({ message }) => ` ${message.replace(/ (?:Kept as written|Read as).*$/su, '')}`)
  throw new InvalidArgumentError(`${HOW}${why.join('')}`)
}
