import { type Agent, preferredName } from '#authority/agent.ts'
import type { Collection } from '#authority/collection.ts'
import type { Place } from '#authority/place.ts'
import { address } from '#value/address.ts'
import type { Publisher } from '../csl/item.ts'
import { AGENT_TYPES, type Json, known } from './words.ts'

const CONTEXT = 'https://schema.org'

/** A person or a body in the vocabulary of schema.org, with what it is called elsewhere. */
export function agentToSchemaOrg(agent: Agent, { base }: Publisher): Json {
  const type = agent.repository === undefined ? AGENT_TYPES[agent.entityType] : 'ArchiveOrganization'
  const [from, until] = agent.entityType === 'family' ? [] : yearsOf(agent.existence)
  const isPerson = type === 'Person'
  return known({
    '@context': CONTEXT,
    '@type': type,
    ...named(agent, `${base}${address.agent(agent.id)}`),
    ...(isPerson ? { birthDate: from, deathDate: until } : { foundingDate: from, dissolutionDate: until }),
  })
}

/** A place, with where it lies. */
export function placeToSchemaOrg(place: Place, { base }: Publisher): Json {
  const { coordinates } = place
  return known({
    '@context': CONTEXT,
    '@type': 'Place',
    ...named(place, `${base}${address.place(place.id)}`),
    geo: coordinates === undefined ? undefined : { '@type': 'GeoCoordinates', ...coordinates },
  })
}

/** A collection, with how many of its documents the reader may read; `parent` where the reader may see it. */
export function collectionToSchemaOrg(
  collection: Collection,
  { base }: Publisher,
  { size, parent }: { readonly size: number; readonly parent: Collection | undefined },
): Json {
  const own = `${base}${address.collection(collection.id)}`
  return known({
    '@context': CONTEXT,
    '@type': 'Collection',
    '@id': own,
    url: own,
    identifier: collection.id,
    name: collection.title,
    description: collection.introduction?.text,
    collectionSize: size,
    isPartOf:
      parent === undefined
        ? undefined
        : { '@type': 'Collection', '@id': `${base}${address.collection(parent.id)}`, name: parent.title },
  })
}

/** What was misread is nobody's name. */
function named({ id, names, note, links = [] }: Agent | Place, own: string): Json {
  const name = preferredName({ id, names })
  const others = names.filter(({ kind }) => kind !== 'misspelt').map(({ text }) => text)
  return {
    '@id': own,
    url: own,
    identifier: id,
    name,
    alternateName: [...new Set(others)].filter((text) => text !== name),
    description: note,
    sameAs: links,
  }
}

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u

/** Both ends of a life as far as they are plain dates: the vocabulary knows no doubt. */
function yearsOf(existence: string | undefined): readonly (string | undefined)[] {
  const ends = existence?.split('/') ?? []
  return ends.length === 2 ? ends.map((end) => (DAY.test(end) ? end : undefined)) : []
}
