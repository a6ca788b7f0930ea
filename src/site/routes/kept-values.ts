import type { Agent } from '#authority/agent.ts'
import type { Place } from '#authority/place.ts'
import type { Facet, FacetValue, Request, Result } from '#search/search.ts'
import type { SiteContext } from '../site-context.ts'

/** Mergers lead on so far at most. */
const FURTHEST = 8

type Bearers = ReadonlyMap<string, Agent | Place>

/** What each of these people or places was merged into at last; those that were not are left as they are. */
export async function keptOf(site: SiteContext, kind: 'agent' | 'place', bearers: Bearers): Promise<Bearers> {
  const kept = new Map(bearers)
  for (let n = 0; n < FURTHEST; n++) {
    const into = new Map([...kept].flatMap(([id, { status }]) => (status.kind === 'merged' ? [[id, status.into]] : [])))
    if (into.size === 0) break
    const next: Bearers = await site.records.get(kind, [...new Set(into.values())])
    let isFurther = false
    for (const [id, end] of into) {
      const one = next.get(end)
      if (one === undefined) continue
      kept.set(id, one)
      isFurther = true
    }
    if (!isFurther) break
  }
  return kept
}

/** The authority that stands for each value of a facet, where it is another. */
export type Kept = Readonly<Partial<Record<Facet, ReadonlyMap<string, string>>>>

/** A result whose facets have each person and place once, under what it was merged into, counted exactly: documents keep the identifiers that they came with. */
export async function withKept(
  site: SiteContext,
  request: Pick<Request, 'query' | 'filters' | 'years' | 'days' | 'exact'>,
  result: Result,
  kept: Kept,
): Promise<Result> {
  const facets: Partial<Record<Facet, readonly FacetValue[]>> = { ...result.facets }
  for (const facet of ['sender', 'recipient', 'person', 'place'] as const) {
    const ends = kept[facet]
    const values = facets[facet]
    if (ends === undefined || values === undefined || !values.some(({ value }) => ends.has(value))) continue
    const chosen = (request.filters ?? []).flatMap((filter) => (filter.facet === facet ? filter.anyOf : []))
    const groups = [...Map.groupBy(values, ({ value }) => ends.get(value) ?? value)]
    const counted = groups.map(async ([end, group]) => {
      const [first, ...more] = group
      // What is chosen stays as the address has it, and can be taken off.
      const value = group.find((one) => chosen.includes(one.value))?.value ?? end
      if (first === undefined || more.length === 0) return { value, count: first?.count ?? 0 }
      const others = (request.filters ?? []).filter((filter) => filter.facet !== facet)
      const { total } = await site.finding.search({
        ...request,
        filters: [...others, { facet, anyOf: [value] }],
        size: 0,
      })
      return { value, count: total.value }
    })
    facets[facet] = (await Promise.all(counted)).sort((a, b) => b.count - a.count)
  }
  return { ...result, facets }
}
