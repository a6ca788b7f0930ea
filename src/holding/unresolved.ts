import type { Document } from '#document/document.ts'
import { type Misquoted, misquotedBy, namedBy } from '#document/misquoted.ts'
import { documentsIn, misquotedIn } from '#exchange/evidence.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { DocumentId, ExchangeId } from '#value/identifier.ts'
import { documentsOf, type Holdings } from './documents-of.ts'
import type { Held } from './held.ts'

/** Words that an exchange or a document rests on, and that are not where it says. */
export interface Unresolved {
  readonly kind: 'exchange' | 'document'
  readonly id: ExchangeId | DocumentId
  readonly where: string
  readonly message: string
  /** Whose words it says they are. */
  readonly document: string
}

/** What rests on words of documents: an exchange, or a document that is none of them. */
export interface Quoting {
  readonly kind: 'exchange' | 'document'
  readonly id: string
}

interface Quoted extends Holdings {
  quoting(documents: readonly DocumentId[]): Promise<readonly Quoting[]>
}

/**
 * What an act leaves unresolved that made `after` of `before`: what rests on words that it changed, and, where the record itself says otherwise than before
 * what it rests on, all of that. Nothing is changed.
 */
export async function unresolvedBy(
  holdings: Quoted,
  before: Held | undefined,
  after: Held,
): Promise<readonly Unresolved[]> {
  const own = restsOn(before) === restsOn(after) ? undefined : await ownUnresolved(holdings, after)
  const all =
    after.kind === 'document' && isReworded(before, after)
      ? await unresolvedIn(holdings, new Map([[after.id, after]]))
      : []
  if (own === undefined) return all
  return [...own, ...all.filter(({ kind, id }) => kind !== after.kind || id !== after.id)]
}

/** What rests on words of these documents, at most 500, and does not find them: in exchanges and in documents, themselves among them. Nothing is changed. */
export async function unresolvedIn(
  holdings: Quoted,
  documents: ReadonlyMap<string, Document>,
): Promise<readonly Unresolved[]> {
  if (documents.size === 0) return []
  const quoting = await holdings.quoting([...documents.values()].map(({ id }) => id))
  const of = (kind: Quoting['kind']) => quoting.filter((one) => one.kind === kind).map(({ id }) => id)
  const exchanges = await holdings.get('exchange', of('exchange'))
  const others = await holdings.get('document', of('document'))
  return [
    ...[...exchanges.values()].flatMap((exchange) => toldOf(exchange, misquotedIn(exchange, documents, false))),
    ...[...new Map([...others, ...documents]).values()].flatMap((document) =>
      toldOf(document, misquotedBy(restingOn(document, documents), documents)),
    ),
  ]
}

const toldOf = <H extends Exchange | Document>({ kind, id }: H, misquoted: readonly Misquoted[]): Unresolved[] =>
  misquoted.map((one) => ({ kind, id, ...one }))

/** The document with that alone which is in words of these. */
const restingOn = (document: Document, documents: ReadonlyMap<string, Document>): Document => ({
  ...document,
  relations: (document.relations ?? []).map(({ evidence = [], ...relation }) => ({
    ...relation,
    evidence: evidence.filter(({ passage }) => passage !== undefined && documents.has(passage.document)),
  })),
  asks: documents.has(document.id) ? (document.asks ?? []) : [],
})

/** All that a record rests on, wherever its words are. */
async function ownUnresolved(holdings: Holdings, held: Held): Promise<readonly Unresolved[]> {
  if (held.kind === 'exchange')
    return toldOf(held, misquotedIn(held, await documentsOf(holdings, documentsIn(held)), true))
  if (held.kind !== 'document') return []
  return toldOf(held, misquotedBy(held, await documentsOf(holdings, namedBy(held))))
}

/** What a record says that it rests on, to be compared. */
function restsOn(held: Held | undefined): string {
  if (held?.kind === 'exchange') return JSON.stringify([held.moves, held.silences])
  return held?.kind === 'document' ? JSON.stringify([held.relations, held.asks]) : ''
}

/** Whether the words of two states of a document differ, so that what quotes it is to be looked up again. */
export const isReworded = (before: Held | undefined, after: Held): boolean =>
  before?.kind === 'document' &&
  after.kind === 'document' &&
  (JSON.stringify(before.texts?.map(({ id, body }) => [id, body])) !==
    JSON.stringify(after.texts?.map(({ id, body }) => [id, body])) ||
    JSON.stringify(before.asks) !== JSON.stringify(after.asks))
