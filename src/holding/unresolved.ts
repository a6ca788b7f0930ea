import type { Document } from '#document/document.ts'
import { misquotedBy } from '#document/misquoted.ts'
import { misquotedIn } from '#exchange/evidence.ts'
import type { DocumentId, ExchangeId } from '#value/identifier.ts'
import type { Held, HeldOf, Kind } from './held.ts'

/** Words that an exchange or a document rests on, and that are no longer where it says. */
export interface Unresolved {
  readonly kind: 'exchange' | 'document'
  readonly id: ExchangeId | DocumentId
  readonly where: string
  readonly message: string
  /** Whose words it says they are. */
  readonly document: string
}

/** As much of the store as is needed. */
interface Holdings {
  get<K extends Kind>(kind: K, ids: readonly string[]): Promise<ReadonlyMap<string, HeldOf<K>>>
  quoting(documents: readonly DocumentId[]): Promise<readonly ExchangeId[]>
}

/** What rests on words of these documents, at most 500, and does not find them: in exchanges, and in their own relations and asks. Nothing is changed. */
export async function unresolvedIn(
  holdings: Holdings,
  documents: ReadonlyMap<string, Document>,
): Promise<readonly Unresolved[]> {
  if (documents.size === 0) return []
  const exchanges = await holdings.get('exchange', await holdings.quoting([...documents.values()].map(({ id }) => id)))
  return [
    ...[...exchanges.values()].flatMap((exchange) =>
      misquotedIn(exchange, documents, false).map((one): Unresolved => ({ kind: 'exchange', id: exchange.id, ...one })),
    ),
    ...[...documents.values()].flatMap((document) =>
      misquotedBy(ownAlone(document), documents).map(
        (one): Unresolved => ({ kind: 'document', id: document.id, ...one }),
      ),
    ),
  ]
}

/** The document with the evidence alone that is in its own words. */
const ownAlone = ({ relations = [], ...document }: Document): Document => ({
  ...document,
  relations: relations.map(({ evidence = [], ...relation }) => ({
    ...relation,
    evidence: evidence.filter(({ passage }) => passage?.document === document.id),
  })),
})

/** Whether the words of two states of a document differ, so that what quotes it is to be looked up again. */
export const isReworded = (before: Held | undefined, after: Held): boolean =>
  before?.kind === 'document' &&
  after.kind === 'document' &&
  (JSON.stringify(before.texts?.map(({ id, body }) => [id, body])) !==
    JSON.stringify(after.texts?.map(({ id, body }) => [id, body])) ||
    JSON.stringify(before.asks) !== JSON.stringify(after.asks))
