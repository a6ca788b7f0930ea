import { preferredName } from '#authority/agent.ts'
import { doubtedEdtf } from '#document/dated.ts'
import { principalDate } from '#document/document.ts'
import { editionInWords } from '#document/edition-in-words.ts'
import type { Participant } from '#document/participant.ts'
import type { Text } from '#document/text.ts'
import { lyingNow } from '#document/witness.ts'
import type { Described } from '#holding/described.ts'
import { doubtOf, genreOf, named, partiesOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { languageName } from '#value/language.ts'
import type { Publisher } from '../csl/item.ts'

/** An element of Dublin Core 1.1 with one value; each may come any number of times. */
export type DublinCore = readonly [element: DublinCoreElement, value: string]
export type DublinCoreElement =
  | 'title'
  | 'creator'
  | 'subject'
  | 'description'
  | 'publisher'
  | 'contributor'
  | 'date'
  | 'type'
  | 'format'
  | 'identifier'
  | 'source'
  | 'language'
  | 'relation'
  | 'coverage'
  | 'rights'

/**
 * A record in the fifteen elements. The first identifier is its address, then come the references exactly as given and the numbers that it bears; `source` is
 * where the record was taken from, then where the paper lies or was printed. Who had another part than writing it stands with that part in brackets.
 */
export function dublinCore(described: Described, publisher: Publisher): readonly DublinCore[] {
  const { document } = described
  const values: Readonly<Record<DublinCoreElement, readonly (string | undefined)[]>> = {
    title: [document.title],
    creator: creatorsOf(described),
    contributor: [
      ...othersOf(described),
      ...[...(document.credits ?? []), ...(document.texts ?? []).flatMap(({ credits = [] }) => credits)].map(
        ({ role, name }) => `${name} (${role})`,
      ),
    ],
    date: [dateOf(described)],
    type: ['Text', genreOf(document)],
    format: [...(document.witnesses ?? []).map(({ form }) => form), 'text/html', 'application/tei+xml'],
    identifier: [
      `${publisher.base}${address.document(document.id)}`,
      ...references(described),
      ...(document.numbers ?? []).map(({ number }) => number),
    ],
    source: [takenFrom(described), ...references(described), ...editions(described)],
    subject: [...subjectsOf(described), ...(document.keywords ?? []), ...mentioned(described)],
    language: [...(document.texts ?? []).map(({ lang }) => lang), ...(document.languages ?? [])],
    relation: relationsOf(described, publisher),
    coverage: (document.places ?? []).map(({ place, asNamed }) => {
      const authority = place === undefined ? undefined : described.places.get(place)
      return asNamed ?? (authority === undefined ? undefined : preferredName(authority))
    }),
    rights: [...(document.rights ?? []), ...(document.texts ?? []).flatMap(({ rights }) => rights ?? [])].flatMap(
      ({ statement, uri }) => [statement, uri],
    ),
    description: [...(document.summary ?? []).map(({ text }) => text), textsHeld(document.texts ?? [])],
    publisher: [publisher.name],
  }
  return Object.entries(values).flatMap(([element, all]) => [...new Set(all)].flatMap((value) => one(element, value)))
}

/** The keys of the record above are elements, and no others. */
const one = (element: string, value: string | undefined): DublinCore[] =>
  value === undefined || value.trim() === '' ? [] : [[element as DublinCoreElement, value]]

const WRITING: readonly Participant['role'][] = ['sender', 'author', 'signatory', 'interlocutor']

const creatorsOf = (described: Described) =>
  partiesOf(described).from.map(({ name, doubt }) => (doubt === undefined ? name : `${name} (${doubt})`))

/** Whoever had a part in it and is no creator: whom it was sent to, who carried it, who took it down. */
function othersOf(described: Described): readonly string[] {
  const { participants = [], parts = [] } = described.document
  const creators = new Set(partiesOf(described).from.map(({ name }) => name))
  const carriers = new Set(parts.filter(({ kind }) => kind === 'carrier').map(({ id }) => id))
  return participants.flatMap((participant) => {
    if (participant.role === 'mentioned' || isNameless(participant)) return []
    const { name } = named(participant, described.agents)
    const carries = participant.part !== undefined && carriers.has(participant.part)
    if (!carries && creators.has(name) && WRITING.includes(participant.role)) return []
    const doubt = doubtOf(participant)
    const part = `${participant.role.replaceAll('-', ' ')}${carries ? ' of what carries it' : ''}`
    return [`${name} (${doubt === undefined ? part : `${doubt} ${part}`})`]
  })
}

const isNameless = ({ agent, asNamed, office }: Participant) =>
  agent === undefined && asNamed === undefined && office === undefined

const mentioned = ({ document, agents }: Described) =>
  (document.participants ?? [])
    .filter((participant) => participant.role === 'mentioned' && !isNameless(participant))
    .map((participant) => named(participant, agents).name)

/** EDTF, of which the profile that harvesters read (W3CDTF) is a part; else the words of the paper. */
function dateOf({ document }: Described): string | undefined {
  const date = principalDate(document)
  return date === undefined ? undefined : (doubtedEdtf(date) ?? date.asWritten)
}

const references = ({ document }: Described) =>
  lyingNow((document.witnesses ?? []).flatMap(({ references }) => references)).map(({ asGiven }) => asGiven)

const editions = ({ document }: Described) =>
  (document.witnesses ?? []).flatMap(({ edition }) => (edition === undefined ? [] : [editionInWords(edition)]))

function takenFrom({ document }: Described): string | undefined {
  const { name, number, address: at } = document.takenFrom ?? {}
  return name === undefined ? undefined : [name, number, at].filter((part) => part !== undefined).join(', ')
}

const subjectsOf = ({ document, subjects }: Described) =>
  (document.subjects ?? []).flatMap((id) => {
    const subject = subjects.get(id)
    return subject === undefined ? [] : [preferredName(subject)]
  })

function relationsOf({ relations, collections }: Described, { base }: Publisher): readonly string[] {
  const related = relations.map(({ document, citation }) =>
    document === undefined ? (citation?.address ?? citation?.asGiven ?? '') : `${base}${address.document(document.id)}`,
  )
  return [...related, ...[...collections.keys()].map((id) => `${base}${address.collection(id)}`)]
}

/** "Held here: English translation, Russian transcript". */
function textsHeld(texts: readonly Text[]): string | undefined {
  if (texts.length === 0) return undefined
  const kinds = texts.map(({ kind, lang }) => {
    const what = kind === 'ocr' ? 'machine reading' : kind
    return lang === undefined ? what : `${languageName(lang)} ${what}`
  })
  return `Held here: ${[...new Set(kinds)].join(', ')}`
}
