import { bearerOf, heldAs } from '../names-entry.ts'
import type { Facet, Filter, Request } from '../search.ts'
import { daysMatch } from './days.ts'
import { yearToken } from './letters.ts'
import { allOf, anyOf, type Match, token } from './match.ts'
import { type Knowing, mayKnow } from './may-know.ts'
import { mergedFrom } from './merged.ts'
import type { Seen } from './seen.ts'
import { yearsMatch } from './years.ts'

/** Facets of people and places, which may have been merged. */
export const BEARERS: Readonly<Partial<Record<Facet, 'agent' | 'place'>>> = {
  sender: 'agent',
  recipient: 'agent',
  person: 'agent',
  place: 'place',
}

type Known = Knowing & Pick<Seen, 'vocabulary'>

/** A value, and all that were merged into whom or what it is, where the reader may know of that. */
function withMerged(facet: Facet, value: string, seen: Known): string[] {
  const kind = BEARERS[facet]
  if (kind === undefined) return [value]
  const held = heldAs(kind, value)
  const merged = mergedFrom(seen.names, held)
  return [value, ...(merged.length > 0 && mayKnow(seen, held) ? merged.map(({ id }) => bearerOf(id).id) : [])]
}

export function filterMatch({ facet, anyOf: values }: Filter, seen: Known): Match {
  const found = values.flatMap((value): Match[] => {
    if (facet !== 'year') return withMerged(facet, value, seen).map((one) => seen.vocabulary.exact(facet, one))
    return [/^-?\d{1,4}$/u.test(value) ? token(yearToken(Number(value))) : false]
  })
  return anyOf(found) ?? false
}

/** The filters, years and days as one expression; those of `but` are left out, so that a facet can offer its other values. */
export function compileFilters(
  { filters = [], years, days }: Pick<Request, 'filters' | 'years' | 'days'>,
  known: Known,
  but?: Facet,
): Match {
  const matches = filters.filter(({ facet }) => facet !== but).map((filter) => filterMatch(filter, known))
  if (years !== undefined && but !== 'year') matches.push(yearsMatch(years))
  if (days !== undefined && but !== 'year') matches.push(daysMatch(days))
  return allOf(matches)
}
