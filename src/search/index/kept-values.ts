import { bearerOf, heldAs } from '../names-entry.ts'
import type { Facet, FacetValue } from '../search.ts'
import { BEARERS, filterMatch } from './compile-filters.ts'
import { allOf, type Match } from './match.ts'
import { mayKnow } from './may-know.ts'
import type { Seen } from './seen.ts'

/** Mergers lead on so far at most. */
const FURTHEST = 8

/**
 * Counted values, in which whoever was kept has the documents of all that were merged into them, as a filter by them finds; these stand beside with
 * counts of their own. `match`: what is counted in.
 */
export function countedAsKept(
  seen: Seen,
  facet: Facet,
  { values, match, size }: { readonly values: readonly FacetValue[]; readonly match: Match; readonly size: number },
): readonly FacetValue[] {
  const kind = BEARERS[facet]
  if (kind === undefined) return values
  const here = new Set(values.map(({ value }) => value))
  const kept = new Set<string>()
  for (const { value } of values) {
    const id = heldAs(kind, value)
    if (seen.names.mergedInto(id, 1).length > 0) kept.add(value)
    let into = seen.names.into(id)
    for (let n = 0; n < FURTHEST && into !== undefined; n++) {
      if (here.has(bearerOf(into).id) || mayKnow(seen, into)) kept.add(bearerOf(into).id)
      into = seen.names.into(into)
    }
  }
  if (kept.size === 0) return values
  const counted = [...kept].map((value) => ({
    value,
    count: seen.count(allOf([match, filterMatch({ facet, anyOf: [value] }, seen)])),
  }))
  return [...counted, ...values.filter(({ value }) => !kept.has(value))]
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, size)
}
