import type { DraftParticipant, DraftPlace } from '#document/draft.ts'
import { lookUp } from '#value/look-up.ts'
import { childOf, childrenOf, within, wordsOf, type XmlElement } from '../xml/element.ts'
import { nameOf, refsOf } from './names.ts'

/** Somebody or somewhere that the file lists and its text points at. */
export interface Listed {
  readonly kind: 'person' | 'corporate-body' | 'place'
  readonly name: string
  /** Its identifiers elsewhere (GND, VIAF, GeoNames), as found. */
  readonly refs: readonly string[]
}
export type Lists = ReadonlyMap<string, Listed>

const ENTRIES: Readonly<Record<string, Listed['kind']>> = {
  person: 'person',
  personGrp: 'corporate-body',
  org: 'corporate-body',
  place: 'place',
  persName: 'person',
  orgName: 'corporate-body',
  placeName: 'place',
}

/** The persons, bodies and places that are listed with an identifier in these parts of a file. */
export function readLists(...parts: readonly (XmlElement | undefined)[]): Lists {
  const lists = new Map<string, Listed>()
  for (const part of parts)
    for (const entry of within(part, ...Object.keys(ENTRIES))) {
      const id = entry.attributes['xml:id']
      const kind = lookUp(ENTRIES, entry.name)
      if (id === undefined || kind === undefined || lists.has(id)) continue
      const name = listedName(entry)
      const refs = [...new Set([...refsOf(entry), ...childrenOf(entry, 'idno').map(wordsOf)])].filter(
        (ref) => ref !== '',
      )
      if (name !== '') lists.set(id, { kind, name, refs })
    }
  return lists
}

/** As an index has it: `Goldmann, Paul`; the preferred of several names. */
export function listedName(entry: XmlElement): string {
  const names = childrenOf(entry, 'persName', 'orgName', 'placeName', 'name', 'settlement')
  const name = names.find(({ attributes: { type } }) => /^(?:pref|reg|main)/u.test(type ?? '')) ?? names[0] ?? entry
  const surname = wordsOf(childOf(name, 'surname'))
  const forename = childrenOf(name, 'forename').map(wordsOf).filter(Boolean).join(' ')
  return surname !== '' && forename !== '' ? `${surname}, ${forename}` : nameOf(name)
}

const MENTIONS = ['persName', 'orgName', 'placeName', 'name', 'rs', 'settlement', 'geogName', 'country'] as const

/** Whom and what a text names, of those that the file lists: each once, where it is named first. */
export function readMentions(
  text: XmlElement,
  lists: Lists,
  known: ReadonlySet<string>,
  at: (element: XmlElement) => string,
): { readonly participants: readonly DraftParticipant[]; readonly places: readonly DraftPlace[] } {
  const participants: DraftParticipant[] = []
  const places: DraftPlace[] = []
  const met = new Set([...known].map(idOf))
  for (const element of within(text, ...MENTIONS))
    for (const ref of refsOf(element)) {
      const listed = lists.get(idOf(ref))
      if (listed === undefined || met.has(idOf(ref))) continue
      met.add(idOf(ref))
      const { kind, name } = listed
      const refs = withListed([ref], lists)
      if (kind === 'place') places.push({ role: 'mentioned', name, refs, at: at(element) })
      else {
        const own = ownForm(element)
        const told = own === undefined || own === name ? { name } : { name: own, heading: name }
        participants.push({ role: 'mentioned', ...told, refs, entityType: kind, at: at(element) })
      }
    }
  return { participants, places }
}

/** A name as the text has it; words that only point at somebody ("meine Frau", or at two at once) are none. */
function ownForm(element: XmlElement): string | undefined {
  const name = nameOf(element)
  return element.name === 'rs' || name === '' || refsOf(element).length > 1 ? undefined : name
}

/** A participant with what the lists say of the one whom it points at. */
export function listedParticipant(one: DraftParticipant, lists: Lists): DraftParticipant {
  if (one.refs === undefined) return one
  const heading = one.refs.map((ref) => lists.get(idOf(ref))?.name).find((name) => name !== undefined)
  return {
    ...one,
    refs: withListed(one.refs, lists),
    ...(heading === undefined || heading === one.name ? {} : { heading }),
  }
}

const idOf = (ref: string) => ref.replace(/^#/u, '')

/** Identifiers with those that the file's lists give for them. */
export const withListed = (refs: readonly string[], lists: Lists): readonly string[] => [
  ...new Set(refs.flatMap((ref) => [ref, ...(lists.get(idOf(ref))?.refs ?? [])])),
]
