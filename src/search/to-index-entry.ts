import { preferredName } from '#authority/agent.ts'
import { marksOf } from '#document/access.ts'
import { blocksOf } from '#document/block.ts'
import { BrokenBody, parseBody } from '#document/body.ts'
import { type Document, principalDate } from '#document/document.ts'
import type { ParticipantRole } from '#document/participant.ts'
import type { Text } from '#document/text.ts'
import { unitPaths } from '#document/unit-path.ts'
import type { Described } from '#holding/described.ts'
import { parseEdtf } from '#value/edtf.ts'
import type { IndexEntry } from './index-entry.ts'

export { noNames, toNamesEntry } from './names-entry.ts'

const SENDING: readonly ParticipantRole[] = ['sender', 'author', 'signatory']
const RECEIVING: readonly ParticipantRole[] = ['recipient']

const each = <T>(values: Iterable<T | undefined>): T[] => [...new Set(values)].filter((value) => value !== undefined)

function blocks(body: string): IndexEntry['texts'][number]['blocks'] {
  try {
    return blocksOf(parseBody(body)).map(({ name: _, ...block }) => block)
  } catch (cause) {
    // One damaged text, which `check` reports, must not keep the index from all that comes after it.
    if (cause instanceof BrokenBody) return []
    throw cause
  }
}

const ofText = ({ kind, lang, body }: Text): IndexEntry['texts'][number] => ({
  of: kind,
  ...(lang === undefined ? {} : { lang }),
  blocks: blocks(body),
})

function holdings({ texts = [], witnesses = [], summary = [] }: Document): string[] {
  return each([
    texts.length > 0 ? 'text' : undefined,
    ...texts.map(({ kind }) => kind),
    witnesses.some(({ files = [] }) => files.length > 0) ? 'scan' : undefined,
    summary.length > 0 ? 'summary' : undefined,
  ])
}

/**
 * The names of some participants as the document has them; where it names one by authority alone, the preferred name as it is now. Of whom that was merged
 * into not everybody may know who may read the document: unless anybody may, they are found by their names (`NamesEntry`) alone.
 */
function namesOf({ document, agents }: Described, roles?: readonly ParticipantRole[]): string[] {
  const some = (document.participants ?? []).filter(({ role }) => roles === undefined || roles.includes(role))
  return each(
    some.map(({ asNamed, agent }) => {
      const authority = agent === undefined ? undefined : agents.get(agent)
      const isOpen = authority?.id === agent || authority?.status.kind === 'reviewed'
      return asNamed ?? (authority === undefined || !isOpen ? undefined : preferredName(authority))
    }),
  )
}

/** What of a document is searched, sorted and counted. */
export function toIndexEntry(described: Described): IndexEntry {
  const { document } = described
  const date = parseEdtf(principalDate(document)?.edtf ?? '')
  const { participants = [], witnesses = [], texts = [] } = document
  const references = witnesses.flatMap((witness) => witness.references)
  const agentsAs = (roles: readonly ParticipantRole[]) =>
    each(participants.filter(({ role }) => roles.includes(role)).map(({ agent }) => agent))
  return {
    id: document.id,
    stamp: described.indexStamp,
    access: marksOf(document.access),
    title: document.title,
    ...(date?.earliest === undefined ? {} : { earliest: date.earliest }),
    ...(date?.latest === undefined ? {} : { latest: date.latest }),
    added: described.added,
    texts: [
      ...(document.summary ?? []).map(({ lang, text }) => ({
        of: 'summary' as const,
        ...(lang === undefined ? {} : { lang }),
        blocks: [{ text }],
      })),
      ...texts.map(ofText),
    ],
    names: each([...namesOf(described), ...(document.places ?? []).map(({ asNamed }) => asNamed)]),
    senderNames: namesOf(described, SENDING),
    recipientNames: namesOf(described, RECEIVING),
    senders: agentsAs(SENDING),
    recipients: agentsAs(RECEIVING),
    persons: each(participants.map(({ agent }) => agent)),
    places: each((document.places ?? []).map(({ place }) => place)),
    archives: each(references.flatMap((reference) => unitPaths(reference).map(({ path }) => path))),
    ...(document.genre === undefined ? {} : { genre: document.genre }),
    languages:
      document.languages ??
      each(texts.filter(({ kind }) => kind !== 'translation' && kind !== 'regest').map(({ lang }) => lang)),
    collections: (document.collections ?? []).map(({ collection }) => collection),
    subjects: each([...(document.subjects ?? []), ...(document.keywords ?? [])]),
    numbers: each([document.id, ...(document.numbers ?? []).map(({ number }) => number), document.takenFrom?.number]),
    has: holdings(document),
    references: each([
      ...references.map(({ asGiven }) => asGiven),
      ...witnesses.map(({ edition }) => edition?.asGiven ?? edition?.title),
    ]),
  }
}
