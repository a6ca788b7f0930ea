import type { Clearance, Facet, Filter, Request } from '../search.ts'
import type { Vocabulary } from './compile-query.ts'
import { daysMatch } from './days.ts'
import { accessToken, CLOSED, EVERY, facetToken, yearToken } from './letters.ts'
import { allOf, anyOf, butNot, type Match, quoted } from './match.ts'
import { yearsMatch } from './years.ts'

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

export type Values = Vocabulary

/** The filters, years and days as one expression; those of `but` are left out, so that a facet can offer its other values. */
export function compileFilters(
  { filters = [], years, days }: Pick<Request, 'filters' | 'years' | 'days'>,
  values: Values,
  but?: Facet,
): Match {
  const matches = filters.filter(({ facet }) => facet !== but).map((filter) => filterMatch(filter, values.exact))
  if (years !== undefined && but !== 'year') matches.push(yearsMatch(years))
  if (days !== undefined && but !== 'year') matches.push(daysMatch(days))
  return allOf(matches)
}

/** What this reader may see of what matches. It is part of every expression: totals, facets and missing words tell no more. */
export function cleared(match: Match, clearance: Clearance, values: Pick<Values, 'exact'>, every: string): Match {
  if (clearance.includes('editors')) return match
  if (clearance.includes('public')) return butNot(match, hidden(clearance, values, every), every)
  const groups = ofGroups(clearance, values)
  return groups === undefined ? false : allOf([match, groups])
}

/** What this reader may not see: most often there is none, which is soon found out. */
export function hidden(clearance: Clearance, values: Pick<Values, 'exact'>, every: string): Match {
  if (clearance.includes('editors')) return false
  return butNot(quoted([clearance.includes('public') ? CLOSED : EVERY]), ofGroups(clearance, values), every)
}

const ofGroups = (clearance: Clearance, values: Pick<Values, 'exact'>): Match =>
  anyOf(
    clearance.flatMap((group) => {
      const local = values.exact('access', group)
      return local === undefined ? [] : [quoted([accessToken(local)])]
    }),
  )
