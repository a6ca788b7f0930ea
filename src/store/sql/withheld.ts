import { sql } from 'kysely'
import type { Document, Relation } from '#document/document.ts'
import type { Evidence } from '#document/evidence.ts'
import { namesIn } from '#document/quoting-citation.ts'
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

const CLOSED = from
  .selectFrom('held')
  .select('id_folded as name')
  .where('kind', '=', sql.lit('document'))
  .where(among('id_folded', 'names'))
  .where(sql<boolean>`not ${readable('held.audience')}`)
  .union(
    from
      .selectFrom('alias')
      .innerJoin('held', 'held.rec', 'alias.held')
      .select('alias.folded as name')
      .where('alias.kind', '=', sql.lit('document'))
      .where(among('alias.folded', 'names'))
      .where(sql<boolean>`not ${readable('held.audience')}`),
  )
  .compile()

/** Which of these documents the reader may read. */
export function* readableAmong({ who }: View, ids: Iterable<string>): Program<ReadonlySet<string>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Set()
  const named = asked.map((id) => id.toLowerCase())
  return new Set((yield* ask(READABLE, { ...who, ids: named })).map(({ id }) => id))
}

/** Whether evidence is in words of a document that is not open to the reader: a passage of one that is not `open`, or a citation that quotes and names one. */
export function* shutAmong(
  { who }: View,
  evidence: readonly Evidence[],
  isOpen: (id: string) => boolean,
): Program<(one: Evidence) => boolean> {
  const names = [...new Set(evidence.flatMap(namesIn))]
  const closed = new Set(names.length === 0 ? [] : (yield* ask(CLOSED, { ...who, names })).map(({ name }) => name))
  return (one) =>
    (one.passage !== undefined && !isOpen(one.passage.document)) || namesIn(one).some((name) => closed.has(name))
}

/**
 * Records as the reader may see them. A record may name documents that are closed to them, who then must not learn that there are such:
 * a relation to one is left out; evidence in one stands as such, without its words, in relations too (model.md, "Version, access, correction").
 */
export function* asSeen<H extends Held>(view: View, records: readonly H[]): Program<readonly H[]> {
  if (view.isEditor) return records
  const restingOn = records.map(evidenceIn)
  const evidence = restingOn.flat()
  const named = [...records.flatMap(documentsIn), ...evidence.flatMap(({ passage }) => passage?.document ?? [])]
  if (named.length + evidence.length === 0 && !records.some((record) => record.kind === 'exchange')) return records
  const open = yield* readableAmong(view, named)
  const isShut = yield* shutAmong(view, evidence, (id) => open.has(id))
  return records.map((record, n) => {
    // In both cases the same record, less some of its lists.
    if (record.kind === 'document')
      return withRelations(
        record,
        (record.relations ?? [])
          .filter(({ to }) => !('document' in to) || open.has(to.document))
          .map((one) => relationAsSeen(one, (given) => given.passage?.document !== record.id && isShut(given))),
      ) as H
    if (record.kind !== 'exchange') return record
    const isWhole = documentsIn(record).every((id) => open.has(id)) && !restingOn[n]?.some(isShut)
    return isWhole && !record.unplaced?.some(mayQuote) ? record : (withoutClosed(record, open, isShut) as H)
  })
}

/** The documents that it names, besides those whose words it rests on. */
function documentsIn(record: Held): readonly string[] {
  if (record.kind === 'document')
    return (record.relations ?? []).flatMap(({ to }) => ('document' in to ? [to.document] : []))
  return record.kind === 'exchange' ? record.moves.flatMap((move) => move.documents ?? []) : []
}

/** What the relations of a document, or whatever an exchange says, rest on. */
function evidenceIn(record: Held): readonly Evidence[] {
  if (record.kind === 'document') return (record.relations ?? []).flatMap(({ evidence = [] }) => evidence)
  return record.kind === 'exchange' ? evidenceWithin(record, []) : []
}

function evidenceWithin(value: unknown, found: Evidence[]): readonly Evidence[] {
  if (value === null || typeof value !== 'object') return found
  if (isEvidence(value)) found.push(value)
  for (const one of Object.values(value)) evidenceWithin(one, found)
  return found
}

/** Nothing else of an exchange has a passage or a citation: a record was read by its schema. */
const isEvidence = (value: unknown): value is Evidence =>
  isObject(value) && (isObject(value.passage) || isObject(value.citation))

/** The document with some of its relations; without the field where none is left, so that nothing shows that there was one. */
export function withRelations(document: Document, seen: NonNullable<Document['relations']>): Document {
  const own = document.relations ?? []
  if (seen.length === own.length && seen.every((one, n) => one === own[n])) return document
  const { relations: _, ...rest } = document
  return seen.length === 0 ? rest : { ...rest, relations: seen }
}

/** The relation, without the words of documents that are not open (`shutAmong`); the same one where all are. */
export function relationAsSeen<R extends Pick<Relation, 'evidence'>>(
  relation: R,
  isShut: (one: Evidence) => boolean,
): R {
  const { evidence } = relation
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

function withoutClosed(
  { unplaced, ...rest }: Exchange,
  open: ReadonlySet<string>,
  isShut: (one: Evidence) => boolean,
): unknown {
  // What was set aside was never looked up: only an editor sees what it quotes.
  const aside = unplaced?.map((one) => (mayQuote(one) ? { ...one, value: SET_ASIDE } : one))
  const exchange = { ...rest, ...(aside === undefined ? {} : { unplaced: aside }) }
  return JSON.parse(JSON.stringify(exchange), (key, value: unknown) => {
    if (key === 'documents' && Array.isArray(value)) return value.filter((id) => open.has(String(id)))
    if (!isEvidence(value) || !isShut(value)) return value
    const { passage: _, ...rest } = value
    return { ...rest, citation: { asGiven: NOT_OPEN } }
  })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
