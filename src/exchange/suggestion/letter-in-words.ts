import { displayDate } from '#value/display-date.ts'
import type { LetterNotHeld } from './suggestion.ts'

/** What is stated of a letter that is not held: `telegram No. 34 of 11 January 1949`, `letter of May 1923`, `letter No. 7`. */
export function letterInWords({
  genre = 'letter',
  day,
  number,
}: Pick<LetterNotHeld, 'genre' | 'day' | 'number'>): string {
  const numbered = number === undefined ? genre : `${genre} No. ${number}`
  return day === undefined ? numbered : `${numbered} of ${displayDate(day)}`
}
