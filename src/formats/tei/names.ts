import type { DraftParticipant, DraftPlace } from '#document/draft.ts'
import type { ParticipantRole, PlaceRole } from '#document/participant.ts'
import { childrenOf, isElement, wordsOf, type XmlElement } from '../xml/element.ts'
import type { Gathering } from './gathering.ts'

export const PERSONS = ['persName', 'orgName', 'name', 'rs'] as const
export const PLACES = ['placeName', 'settlement', 'country', 'region', 'district', 'geogName'] as const

/** A name's words; parts without anything between them stand a blank apart. */
export function nameOf(element: XmlElement): string {
  const parts = childrenOf(element)
  const bare = parts.length > 1 && element.children.every((node) => isElement(node) || node.trim() === '')
  return bare
    ? parts
        .map(wordsOf)
        .filter((part) => part !== '')
        .join(' ')
    : wordsOf(element)
}

/** The identifiers that an element gives for what it names, each as found. */
export function refsOf({ attributes }: XmlElement): readonly string[] {
  const given = [attributes.ref, attributes.key, attributes.sameAs, attributes.corresp].filter(
    (value) => value !== undefined,
  )
  return [
    ...new Set(
      given
        .join(' ')
        .split(/\s+/u)
        .filter((ref) => ref !== ''),
    ),
  ]
}

/** Somebody named, in a role; undefined, and kept aside, where there are no words for a name. */
export function readParticipant(
  element: XmlElement,
  role: ParticipantRole,
  gathering: Gathering,
  more?: { readonly note?: string },
): DraftParticipant | undefined {
  const name = nameOf(element)
  const refs = refsOf(element)
  if (name === '') {
    gathering.keep(`${role}/@ref`, refs.join(' '), element)
    return undefined
  }
  const { cert, evidence, role: office } = element.attributes
  const certainty = CERTAINTY.get(cert ?? '') ?? (evidence === 'conjecture' ? 'probable' : undefined)
  const notes = [more?.note, evidence === undefined ? undefined : `${evidence} of the edition`].filter(Boolean)
  const kind = element.attributes.type ?? ''
  return {
    role,
    name,
    ...(office === undefined ? {} : { office }),
    ...(refs.length === 0 ? {} : { refs }),
    ...(certainty === undefined ? {} : { certainty }),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    ...(element.name === 'orgName' || kind === 'org' ? { entityType: 'corporate-body' as const } : {}),
    ...(element.name === 'persName' || kind === 'person' ? { entityType: 'person' as const } : {}),
    at: gathering.at(element),
  }
}

export function readPlace(element: XmlElement, role: PlaceRole, gathering: Gathering): DraftPlace | undefined {
  const name = nameOf(element)
  const refs = refsOf(element)
  if (name === '') {
    gathering.keep(`${role}/@ref`, refs.join(' '), element)
    return undefined
  }
  const { cert, evidence } = element.attributes
  if (cert !== undefined || evidence !== undefined)
    gathering.keep(`${role}/${element.name}`, `${name}: ${evidence ?? `certainty ${cert}`}`, element)
  return { role, name, ...(refs.length === 0 ? {} : { refs }), at: gathering.at(element) }
}

const CERTAINTY: ReadonlyMap<string, 'certain' | 'probable' | 'possible'> = new Map([
  ['high', 'certain'],
  ['medium', 'probable'],
  ['low', 'possible'],
  ['unknown', 'possible'],
])
