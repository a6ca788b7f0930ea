import type { Years } from '../search.ts'
import { centuryToken, decadeToken, yearToken } from './letters.ts'
import { anyOf, type Match, token } from './match.ts'

// Beyond these nothing is dated; an open range has to end somewhere.
const FIRST_YEAR = -5000
const LAST_YEAR = 2999

const year = (given: number | undefined, otherwise: number): number =>
  given === undefined || Number.isNaN(given) ? otherwise : Math.max(FIRST_YEAR, Math.min(LAST_YEAR, Math.floor(given)))

/** Whole centuries and decades, and the odd years at both ends. */
export function yearsMatch(years: Years): Match {
  const to = year(years.to, LAST_YEAR)
  const tokens: Match[] = []
  for (let at = year(years.from, FIRST_YEAR); at <= to; ) {
    if (at % 100 === 0 && at + 99 <= to) {
      tokens.push(token(centuryToken(at / 100)))
      at += 100
    } else if (at % 10 === 0 && at + 9 <= to) {
      tokens.push(token(decadeToken(at / 10)))
      at += 10
    } else {
      tokens.push(token(yearToken(at)))
      at += 1
    }
  }
  return tokens.length === 0 ? false : anyOf(tokens)
}
