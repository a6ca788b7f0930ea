import { type Agent, preferredName } from '#authority/agent.ts'
import type { Place } from '#authority/place.ts'
import type { Facet } from '#search/search.ts'
import { identifier } from '#value/identifier.ts'
import type { FacetNames } from '../pages/search/search-facets.ts'
import type { SiteContext } from '../site-context.ts'
import { referencesOf } from './references.ts'
import { type Asked, chosenIn } from './search-request.ts'

const MOST_AT_ONCE = 500
/** Mergers lead on so far at most. */
const FURTHEST = 8

type Bearers = ReadonlyMap<string, Agent | Place>

/** The words for what facets hold by identifier: one call for each kind. */
export async function namesOf(site: SiteContext, values: (facet: Facet) => readonly string[]): Promise<FacetNames> {
  const held = (...of: Facet[]) =>
    [...new Set(of.flatMap(values))].filter((id) => identifier(id) !== undefined).slice(0, MOST_AT_ONCE)
  const [people, place, subjects, collections, archive] = await Promise.all([
    bearers(site, 'agent', held('sender', 'recipient', 'person')),
    bearers(site, 'place', held('place')),
    site.records.get('subject', held('subject')),
    site.records.get('collection', held('collection')),
    referencesOf(site, values('archive').slice(0, MOST_AT_ONCE)),
  ])
  return {
    sender: people,
    recipient: people,
    person: people,
    place,
    subject: new Map([...subjects].map(([id, subject]) => [id, preferredName(subject)])),
    collection: new Map([...collections].map(([id, collection]) => [id, collection.title])),
    archive,
  }
}

/** People or places by name. One that was merged has that of who is kept, with its own: "Joseph Stalin (as Filippov)". */
async function bearers(site: SiteContext, kind: 'agent' | 'place', ids: readonly string[]) {
  const given: Bearers = await site.records.get(kind, ids)
  let kept = given
  for (let n = 0; n < FURTHEST; n++) {
    const into = [...kept.values()].flatMap(({ status }) => (status.kind === 'merged' ? [status.into] : []))
    if (into.length === 0) break
    const next: Bearers = await site.records.get(kind, [...new Set(into)])
    kept = new Map(
      [...kept].map(([id, one]) => [id, (one.status.kind === 'merged' && next.get(one.status.into)) || one]),
    )
  }
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const [id, one] of given) {
    const [name, own] = [preferredName(kept.get(id) ?? one), preferredName(one)]
    const isKept = kept.get(id) === one
    const words = isKept ? own : name === own ? `${name} (${id})` : `${name} (as ${own})`
    // Of several that were merged under one name each is told apart.
    names.set(id, taken.has(words) && !isKept ? `${name} (as ${own}, ${id})` : words)
    taken.add(words)
  }
  return names
}

/** Of what a search was narrowed by. */
export async function namesChosen(site: SiteContext, asked: Asked): Promise<FacetNames> {
  if (asked.chosen.length + asked.named.length === 0) return {}
  return namesOf(site, (facet) => chosenIn(asked, facet))
}
