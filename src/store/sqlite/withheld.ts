import { sql } from 'kysely'
import type { Document } from '#document/document.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { Held } from '#holding/held.ts'
import { from, listed } from './query.ts'
import { readable } from './readable.ts'
import type { View } from './view.ts'

const READABLE = from
  .selectFrom('held')
  .select('id')
  .where('kind', '=', sql.lit('document'))
  .where('id_folded', 'in', listed('ids'))
  .where(readable('held.audience'))
  .compile()

/** Which of these documents the reader may read. */
function readableAmong({ connection, who }: View, ids: Iterable<string>): ReadonlySet<string> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Set()
  const named = JSON.stringify(asked.map((id) => id.toLowerCase()))
  return new Set(connection.all(READABLE, { ...who, ids: named }).map(({ id }) => id))
}

/**
 * Records as the reader may see them. A record may name documents that are closed to them, who then must not learn that there are such:
 * a relation to one is left out; evidence in one stands as such, without its words (model.md, "Version, access, correction").
 */
export function asSeen<H extends Held>(view: View, records: readonly H[]): readonly H[] {
  if (view.isEditor) return records
  const named = records.flatMap((record) => [...documentsIn(record)])
  if (named.length === 0) return records
  const open = readableAmong(view, named)
  return records.map((record) => {
    // In both cases the same record, less some of its lists.
    if (record.kind === 'document')
      return withRelations(
        record,
        (record.relations ?? []).filter(({ to }) => !('document' in to) || open.has(to.document)),
      ) as H
    return record.kind === 'exchange' ? (withoutClosed(record, open) as H) : record
  })
}

function documentsIn(record: Held): Iterable<string> {
  if (record.kind === 'document')
    return (record.relations ?? []).flatMap(({ to }) => ('document' in to ? [to.document] : []))
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
  if (seen.length === (document.relations?.length ?? 0)) return document
  const { relations: _, ...rest } = document
  return seen.length === 0 ? rest : { ...rest, relations: seen }
}

const NOT_OPEN = 'in a document that is not open'

function withoutClosed(exchange: Exchange, open: ReadonlySet<string>): unknown {
  return JSON.parse(JSON.stringify(exchange), (key, value: unknown) => {
    if (key === 'documents' && Array.isArray(value)) return value.filter((id) => open.has(String(id)))
    if (!isObject(value) || !isObject(value.passage) || open.has(String(value.passage.document))) return value
    const { passage: _, ...rest } = value
    return { ...rest, citation: { asGiven: NOT_OPEN } }
  })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
