import { preferredName } from '#authority/agent.ts'
import type { BodyElement } from '#document/body.ts'
import type { Participant, PlaceNamed } from '#document/participant.ts'
import type { Described } from '#holding/described.ts'
import { addresses, make } from './element-maker.ts'

/** A name as the document has it, with the addresses that are known for it. */
export function namedBy(
  one: Participant | PlaceNamed,
  { agents, places }: Described,
): { readonly name: string; readonly ref: string | undefined; readonly body: boolean } {
  const agent = 'agent' in one && one.agent !== undefined ? agents.get(one.agent) : undefined
  const place = 'place' in one && one.place !== undefined ? places.get(one.place) : undefined
  const authority = agent ?? place
  const refs = [...new Set([...(one.refs ?? []), ...(authority?.links ?? [])])].filter(
    (ref) => addresses(ref) !== undefined,
  )
  return {
    name: one.asNamed ?? (authority === undefined ? '' : preferredName(authority)),
    ref: refs.length === 0 ? undefined : refs.join(' '),
    body: agent !== undefined && agent.entityType !== 'person' && agent.entityType !== 'cover-identity',
  }
}

export const CERT = { certain: 'high', probable: 'medium', possible: 'low' } as const

export function writePerson(participant: Participant, described: Described): BodyElement {
  const { name, ref, body } = namedBy(participant, described)
  const { certainty } = participant
  return make(body ? 'orgName' : 'persName', { ref, cert: certainty === undefined ? undefined : CERT[certainty] }, name)
}

export function writePlace(place: PlaceNamed, described: Described): BodyElement {
  const { name, ref } = namedBy(place, described)
  return make('placeName', { ref }, name)
}
