import type { Clearance, Facet, Filter, Years } from '../search.ts'
import type { Vocabulary } from './compile-query.ts'
import { accessToken, CLOSED, centuryToken, decadeToken, facetToken, yearToken } from './letters.ts'
import { allOf, anyOf, butNot, type Match, quoted } from './match.ts'

// Beyond these nothing is dated; an open range has to end somewhere.
const FIRST_YEAR = -5000
const LAST_YEAR = 2999

const year = (given: number | undefined, otherwise: number): number =>
  given === undefined || Number.isNaN(given) ? otherwise : Math.max(FIRST_YEAR, Math.min(LAST_YEAR, Math.floor(given)))

/** Whole centuries and decades, and the odd years at both ends. */
function yearsMatch(years: Years): Match {
  const to = year(years.to, LAST_YEAR)
  const tokens: string[] = []
  for (let at = year(years.from, FIRST_YEAR); at <= to; ) {
    if (at % 100 === 0 && at + 99 <= to) {
      tokens.push(quoted([centuryToken(at / 100)]))
      at += 100
    } else if (at % 10 === 0 && at + 9 <= to) {
      tokens.push(quoted([decadeToken(at / 10)]))
      at += 10
    } else {
      tokens.push(quoted([yearToken(at)]))
      at += 1
    }
  }
  return tokens.length === 0 ? false : anyOf(tokens)
}

function filterMatch(
  { facet, anyOf: values }: Filter,
  exact: (facet: Facet | 'access', value: string) => number | undefined,
): Match {
  const found = values.flatMap((value) => {
    if (facet === 'year') return /^-?\d{1,4}$/u.test(value) ? [quoted([yearToken(Number(value))])] : []
    const local = exact(facet, value)
    return local === undefined ? [] : [quoted([facetToken(facet, local)])]
  })
  return found.length === 0 ? false : anyOf(found)
}

export interface Values extends Vocabulary {
  /** The number of a value exactly as it is. */
  exact(facet: Facet | 'access', value: string): number | undefined
}

/** The filters and years as one expression; those of `but` are left out, so that a facet can offer its other values. */
export function compileFilters(
  filters: readonly Filter[],
  years: Years | undefined,
  values: Values,
  but?: Facet,
): Match {
  const matches = filters.filter(({ facet }) => facet !== but).map((filter) => filterMatch(filter, values.exact))
  return allOf(years === undefined || but === 'year' ? matches : [...matches, yearsMatch(years)])
}

/** What this reader may see of what matches. It is part of every expression: totals, facets and missing words tell no more. */
export function cleared(match: Match, clearance: Clearance, values: Values, every: string): Match {
  if (clearance.includes('editors')) return match
  const groups = anyOf(
    clearance.flatMap((group) => {
      const local = values.exact('access', group)
      return local === undefined ? [] : [quoted([accessToken(local)])]
    }),
  )
  if (!clearance.includes('public')) return groups === undefined ? false : allOf([match, groups])
  const closed = quoted([CLOSED])
  return butNot(match, groups === undefined ? closed : butNot(closed, groups, every), every)
}
