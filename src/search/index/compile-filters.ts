import type { Facet, Filter, Request } from '../search.ts'
import type { Vocabulary } from './compile-query.ts'
import { daysMatch } from './days.ts'
import { yearToken } from './letters.ts'
import { allOf, anyOf, type Match, token } from './match.ts'
import { yearsMatch } from './years.ts'

type Exact = Pick<Vocabulary, 'exact'>

function filterMatch({ facet, anyOf: values }: Filter, { exact }: Exact): Match {
  const found = values.map((value): Match => {
    if (facet !== 'year') return exact(facet, value)
    return /^-?\d{1,4}$/u.test(value) ? token(yearToken(Number(value))) : false
  })
  return anyOf(found) ?? false
}

/** The filters, years and days as one expression; those of `but` are left out, so that a facet can offer its other values. */
export function compileFilters(
  { filters = [], years, days }: Pick<Request, 'filters' | 'years' | 'days'>,
  vocabulary: Exact,
  but?: Facet,
): Match {
  const matches = filters.filter(({ facet }) => facet !== but).map((filter) => filterMatch(filter, vocabulary))
  if (years !== undefined && but !== 'year') matches.push(yearsMatch(years))
  if (days !== undefined && but !== 'year') matches.push(daysMatch(days))
  return allOf(matches)
}
