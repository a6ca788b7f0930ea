import { preferredName } from '#authority/agent.ts'
import type { Facet } from '#search/search.ts'
import { identifier } from '#value/identifier.ts'
import type { FacetNames } from '../pages/search/search-facets.ts'
import type { SiteContext } from '../site-context.ts'
import { type Kept, keptOf } from './kept-values.ts'
import { referencesOf } from './references.ts'
import type { Asked } from './search-request.ts'

const MOST_AT_ONCE = 500

/** The words for what facets hold by identifier: one call for each kind. Of what was merged they are those of what is kept. */
export async function namesOf(
  site: SiteContext,
  values: (facet: Facet) => readonly string[],
): Promise<FacetNames & { readonly kept: Kept }> {
  const held = (...of: Facet[]) =>
    [...new Set(of.flatMap(values))].filter((id) => identifier(id) !== undefined).slice(0, MOST_AT_ONCE)
  const [agents, places, subjects, collections, archive] = await Promise.all([
    site.records.get('agent', held('sender', 'recipient', 'person')).then((some) => keptOf(site, 'agent', some)),
    site.records.get('place', held('place')).then((some) => keptOf(site, 'place', some)),
    site.records.get('subject', held('subject')),
    site.records.get('collection', held('collection')),
    referencesOf(site, values('archive').slice(0, MOST_AT_ONCE)),
  ])
  const people = new Map([...agents].map(([id, agent]) => [id, preferredName(agent)]))
  const keptPeople = otherwise(agents)
  const keptPlaces = otherwise(places)
  return {
    kept: { sender: keptPeople, recipient: keptPeople, person: keptPeople, place: keptPlaces },
    sender: people,
    recipient: people,
    person: people,
    place: new Map([...places].map(([id, place]) => [id, preferredName(place)])),
    subject: new Map([...subjects].map(([id, subject]) => [id, preferredName(subject)])),
    collection: new Map([...collections].map(([id, collection]) => [id, collection.title])),
    archive,
  }
}

const otherwise = (bearers: ReadonlyMap<string, { readonly id: string }>): ReadonlyMap<string, string> =>
  new Map([...bearers].flatMap(([value, { id }]) => (id === value ? [] : [[value, id] as const])))

/** Of what a search was narrowed by. */
export async function namesChosen(site: SiteContext, { chosen }: Asked): Promise<FacetNames> {
  if (chosen.length === 0) return {}
  return namesOf(site, (facet) => chosen.flatMap((one) => (one.facet === facet ? [one.value] : [])))
}
