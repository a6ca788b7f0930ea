import { sql } from 'kysely'
import type { Document, Relation } from '#document/document.ts'
import type { Evidence } from '#document/evidence.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { mayQuote } from '#exchange/unplaced.ts'
import type { Held } from '#holding/held.ts'
import { ask, type Program } from './program.ts'
import { among, from } from './query.ts'
import { readable } from './readable.ts'
import type { View } from './view.ts'

const READABLE = from
  .selectFrom('held')
  .select('id')
  .where('kind', '=', sql.lit('document'))
  .where(among('id_folded', 'ids'))
  .where(readable('held.audience'))
  .compile()

/** Which of these documents the reader may read. */
export function* readableAmong({ who }: View, ids: Iterable<string>): Program<ReadonlySet<string>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Set()
  const named = asked.map((id) => id.toLowerCase())
  return new Set((yield* ask(READABLE, { ...who, ids: named })).map(({ id }) => id))
}

/**
 * Records as the reader may see them. A record may name documents that are closed to them, who then must not learn that there are such:
 * a relation to one is left out; evidence in one stands as such, without its words, in relations too (model.md, "Version, access, correction").
 */
export function* asSeen<H extends Held>(view: View, records: readonly H[]): Program<readonly H[]> {
  if (view.isEditor) return records
  const named = records.flatMap((record) => [...documentsIn(record)])
  if (named.length === 0 && !records.some((record) => record.kind === 'exchange')) return records
  const open = yield* readableAmong(view, named)
  return records.map((record) => {
    // In both cases the same record, less some of its lists.
    if (record.kind === 'document')
      return withRelations(
        record,
        (record.relations ?? [])
          .filter(({ to }) => !('document' in to) || open.has(to.document))
          .map((one) => relationAsSeen(one, (id) => id === record.id || open.has(id))),
      ) as H
    return record.kind === 'exchange' ? (withoutClosed(record, open) as H) : record
  })
}

function documentsIn(record: Held): Iterable<string> {
  if (record.kind === 'document') return (record.relations ?? []).flatMap(documentsOfRelation)
  return record.kind === 'exchange' ? documentsOf(record) : []
}

function documentsOf(exchange: Exchange): Set<string> {
  const found = new Set<string>(exchange.moves.flatMap((move) => move.documents ?? []))
  JSON.stringify(exchange, (key, value: unknown) => {
    if (key === 'passage' && isObject(value)) found.add(String(value.document))
    return value
  })
  return found
}

/** The document with some of its relations; without the field where none is left, so that nothing shows that there was one. */
export function withRelations(document: Document, seen: NonNullable<Document['relations']>): Document {
  const own = document.relations ?? []
  if (seen.length === own.length && seen.every((one, n) => one === own[n])) return document
  const { relations: _, ...rest } = document
  return seen.length === 0 ? rest : { ...rest, relations: seen }
}

/** The documents that a relation names: its other end, and those whose words are its evidence. */
export const documentsOfRelation = ({ to, evidence = [] }: Relation): string[] => [
  ...('document' in to ? [to.document] : []),
  ...evidence.flatMap(({ passage }) => passage?.document ?? []),
]

/** The relation, without the words of documents that are not open; the same one where all are. */
export function relationAsSeen<R extends Pick<Relation, 'evidence'>>(relation: R, isOpen: (id: string) => boolean): R {
  const { evidence } = relation
  const isShut = ({ passage }: Evidence) => passage !== undefined && !isOpen(passage.document)
  if (evidence === undefined || !evidence.some(isShut)) return relation
  return {
    ...relation,
    evidence: evidence.map((one) => {
      if (!isShut(one)) return one
      const { passage: _, ...rest } = one
      return { ...rest, citation: { asGiven: NOT_OPEN } }
    }),
  }
}

const NOT_OPEN = 'in a document that is not open'

const SET_ASIDE = 'words that were set aside, and may be of a document that is not open'

function withoutClosed({ unplaced, ...rest }: Exchange, open: ReadonlySet<string>): unknown {
  // What was set aside was never looked up: only an editor sees what it quotes.
  const aside = unplaced?.map((one) => (mayQuote(one) ? { ...one, value: SET_ASIDE } : one))
  const exchange = { ...rest, ...(aside === undefined ? {} : { unplaced: aside }) }
  return JSON.parse(JSON.stringify(exchange), (key, value: unknown) => {
    if (key === 'documents' && Array.isArray(value)) return value.filter((id) => open.has(String(id)))
    if (!isObject(value) || !isObject(value.passage) || open.has(String(value.passage.document))) return value
    const { passage: _, ...rest } = value
    return { ...rest, citation: { asGiven: NOT_OPEN } }
  })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
