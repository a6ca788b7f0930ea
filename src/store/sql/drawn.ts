import { preferredName } from '#authority/agent.ts'
import { nameKeys } from '#authority/name-key.ts'
import { sortName } from '#authority/sort-name.ts'
import type { Access } from '#document/access.ts'
import type { Document, Relation } from '#document/document.ts'
import { principalDate } from '#document/document.ts'
import { quotedBy } from '#document/misquoted.ts'
import type { Reference } from '#document/witness.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { type Letter, letterOf } from '#exchange/suggestion/letter.ts'
import type { Held, Kind } from '#holding/held.ts'
import { fold } from '#value/fold.ts'
import type { DocumentId } from '#value/identifier.ts'
import { asKey } from './comparable.ts'
import { type Asking, askingOfDocument, askingOfExchange } from './drawn-asking.ts'
import { AUDIENCE, audienceOf } from './readable.ts'
import type { HeldRow, Tables } from './tables.ts'

/** Raised when something else is drawn than before (other name keys, another order): an archive that was drawn otherwise is drawn again when it is opened. */
export const DRAWN_AS = 6

interface Named {
  readonly kind: Kind
  readonly target: string
  readonly source: Tables['link']['source']
}

/** What the tables beside the versions hold of a record, so that it can be listed, counted and found. All of it can be made again from the content. */
export interface Drawn {
  readonly row: Pick<
    HeldRow,
    'title' | 'sort' | 'date' | 'day' | 'status' | 'merged_into' | 'repository' | 'closed_until' | keyof Asking
  >
  readonly audience: number | readonly string[]
  readonly named: readonly Named[]
  readonly relations: readonly (Relation & { readonly to: { readonly document: DocumentId } })[]
  readonly members: NonNullable<Document['collections']>
  readonly references: readonly Reference[]
  readonly names: readonly string[]
  readonly links: readonly string[]
  /** Of a document that somebody wrote, or that went to somebody. */
  readonly letter?: Letter
}

const NOTHING = { named: [], relations: [], members: [], references: [], names: [], links: [] } as const
const ASKS_NOTHING = { asked: null, settled: null, debtors: 0 } as const
const PLAIN_ROW = {
  date: null,
  day: null,
  status: null,
  merged_into: null,
  repository: 0,
  closed_until: null,
  ...ASKS_NOTHING,
} as const

const closedUntil = (access: Access) => ({ closed_until: access.kind === 'embargoed' ? access.until : null })

export function drawn(held: Held): Drawn {
  switch (held.kind) {
    case 'document':
      return drawnFromDocument(held)
    case 'exchange':
      return {
        ...NOTHING,
        row: {
          ...PLAIN_ROW,
          ...askingOfExchange(held),
          ...closedUntil(held.access),
          title: held.title,
          sort: asKey(fold(held.title)),
        },
        audience: audienceOf(held.access),
        named: distinct(namedByExchange(held)),
      }
    case 'collection':
      return {
        ...NOTHING,
        row: { ...PLAIN_ROW, title: held.title, sort: asKey(fold(held.title)) },
        audience: AUDIENCE.naming,
        names: distinctWords([fold(held.title)]),
      }
    default: {
      const title = preferredName(held)
      const { status } = held
      return {
        ...NOTHING,
        row: {
          ...PLAIN_ROW,
          title,
          sort: asKey(fold(held.kind === 'agent' ? sortName(held) : title)),
          status: status.kind,
          merged_into: status.kind === 'merged' ? status.into : null,
          repository: held.kind === 'agent' && held.repository !== undefined ? 1 : 0,
        },
        audience: status.kind === 'reviewed' ? AUDIENCE.public : AUDIENCE.naming,
        names: distinctWords(
          held.names.flatMap(({ text }) => [fold(text), ...(held.kind === 'agent' ? nameKeys(text) : [])]),
        ),
        links: distinctWords(held.links ?? []),
      }
    }
  }
}

function drawnFromDocument(document: Document): Drawn {
  const date = principalDate(document)?.edtf
  const letter = letterOf(document)
  const references = (document.witnesses ?? []).flatMap((witness) => witness.references)
  return {
    ...NOTHING,
    row: {
      ...PLAIN_ROW,
      ...askingOfDocument(document, date),
      ...closedUntil(document.access),
      title: document.title,
      sort: asKey(fold(document.title)),
      date: date ?? null,
      day: firstDay(date),
    },
    audience: audienceOf(document.access),
    named: distinct(namedByDocument(document, references)),
    relations: (document.relations ?? []).flatMap((relation) =>
      'document' in relation.to ? [{ ...relation, to: relation.to }] : [],
    ),
    // The first word on a collection stands: a document is in it once.
    members: [...new Map((document.collections ?? []).toReversed().map((one) => [one.collection, one])).values()],
    references,
    ...(letter.from.length + letter.to.length === 0 ? {} : { letter }),
  }
}

function namedByDocument(document: Document, references: readonly Reference[]): Named[] {
  const name = (kind: Kind, targets: readonly (string | undefined)[]) => namedIn('document', kind, targets)
  return [
    ...name(
      'agent',
      (document.participants ?? []).map((one) => one.agent),
    ),
    ...name(
      'agent',
      references.map((one) => one.repository),
    ),
    ...name(
      'place',
      (document.places ?? []).map((one) => one.place),
    ),
    ...name(
      'place',
      (document.dates ?? []).map((one) => one.place),
    ),
    ...name('subject', document.subjects ?? []),
    ...namedIn(
      'evidence',
      'document',
      [...quotedBy(document)].filter((id) => id !== document.id),
    ),
  ]
}

function namedByExchange({ parties, moves, silences, timeOf }: Exchange): Named[] {
  const name = (kind: Kind, targets: readonly (string | undefined)[]) => namedIn('exchange', kind, targets)
  return [
    ...name(
      'agent',
      parties.flatMap((party) => party.agents ?? []),
    ),
    ...name(
      'agent',
      moves.flatMap((move) => move.carrier ?? []),
    ),
    ...name('place', [timeOf, ...parties.map((party) => party.place)]),
    ...name(
      'place',
      moves.flatMap((move) => (move.steps ?? []).map((step) => step.place)),
    ),
    ...name(
      'document',
      moves.flatMap((move) => move.documents ?? []),
    ),
    ...namedIn('evidence', 'document', passagesIn({ moves, silences })),
  ]
}

const namedIn = (source: Named['source'], kind: Kind, targets: readonly (string | undefined)[]): Named[] =>
  targets.flatMap((target) => (target === undefined ? [] : [{ kind, target, source }]))

/** The documents whose words are evidence, at whatever depth. */
function passagesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  const own =
    'passage' in value && value.passage !== null && typeof value.passage === 'object' && 'document' in value.passage
      ? [String(value.passage.document)]
      : []
  return [...own, ...Object.values(value).flatMap(passagesIn)]
}

function distinct(named: readonly Named[]): Named[] {
  return [...new Map(named.map((one) => [`${one.source} ${one.kind} ${one.target}`, one])).values()]
}

const distinctWords = (words: readonly string[]): string[] =>
  [...new Set(words.map(asKey))].filter((word) => word !== '')

/** The first day that a date may mean, well enough for order: `1949-01~` stands at 1949-01, before its days. */
function firstDay(edtf: string | undefined): string | null {
  return edtf === undefined ? null : (/\d[\dX]{3}(?:-[\dX]{2}){0,2}/u.exec(edtf)?.[0].replaceAll('X', '0') ?? null)
}
