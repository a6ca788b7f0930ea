import { type Selectable, sql } from 'kysely'
import type { Collection } from '#authority/collection.ts'
import { formatLeaves, leafSpan } from '#document/leaves.ts'
import type { Reference } from '#document/witness.ts'
import type { Letter } from '#exchange/suggestion/letter.ts'
import type { Held, Kind } from '#holding/held.ts'
import type { Drawn } from './drawn.ts'
import { ask, type Program, run, runRows } from './program.ts'
import { addRows, amongNumbers, from, rowsOf, unsought } from './query.ts'
import type { Tables } from './tables.ts'
import type { Units } from './units.ts'

const BESIDE = [
  'alias',
  'link',
  'relation',
  'member',
  'collection',
  'name_key',
  'outside_link',
  'shelf',
  'unit_member',
  'letter',
  'correspondence',
] as const
type Rows = { readonly [T in (typeof BESIDE)[number]]: Selectable<Tables[T]>[] }

const ADD = BESIDE.map((table) => [table, addRows(table)] as const)
const ERASE = BESIDE.map((table) => from.deleteFrom(table).where(amongNumbers('held', 'recs')).compile())
const RELATED = from
  .selectFrom('relation')
  .select(['held', 'target'])
  .where(amongNumbers('relation.held', 'recs'))
  .compile()
const MOVES = from
  .selectFrom('link')
  .select(['held', 'target'])
  .where(amongNumbers('link.held', 'recs'))
  .where('kind', '=', 'document')
  .where('source', '=', 'exchange')
  .compile()
// All but the newest have come before: by that nothing is found.
const mark = (column: 'touched' | 'near') =>
  sql`with changed (target, seq) as (${rowsOf([['target', 'text'] as const, ['seq', 'whole'] as const])})
    update held set ${sql.ref(column)} = changed.seq from changed
    where held.kind = 'document' and held.id_folded = changed.target
    and held.${sql.ref(column)} < changed.seq and ${unsought<number>('held.added')} < changed.seq`.compile(from)
const MARK_TOUCHED = mark('touched')
const MARK_NEAR = mark('near')

/** After every day: where documents without one stand. */
export const NO_DAY = '~'
/** After the last leaf of any file, and the last place of any collection. */
export const LAST_OF_ALL = Number.MAX_SAFE_INTEGER

/** A record's newest version, of which the tables beside the versions are to be drawn. */
export interface ToDraw extends Omit<Drawn, 'audience'> {
  readonly held: Held
  readonly rec: number
  readonly seq: number
  readonly audience: number
  readonly aliases: readonly string[]
  /** Whether something was drawn from a version before. */
  readonly isAgain: boolean
}

/** Fills the tables beside the versions, in the place of what was drawn from the versions before. No two are of one record. */
export function* draw(units: Units, all: readonly ToDraw[]): Program<void> {
  const again = all.filter(({ isAgain }) => isAgain)
  const named = yield* namedBefore(again)
  if (again.length > 0) for (const query of ERASE) yield* run(query, { recs: again.map(({ rec }) => rec) })
  const lying = yield* units.of(all.flatMap(({ references }) => references))
  const rows = Object.fromEntries(BESIDE.map((table) => [table, []])) as unknown as Rows // a list for each, as yet empty
  for (const one of all) gather(rows, one, lying)
  for (const [table, query] of ADD) yield* runRows(query, rows[table])
  yield* tell(all, named)
}

function gather(rows: Rows, one: ToDraw, lying: ReadonlyMap<Reference, readonly number[]>): void {
  const { held: record, rec: held, audience, aliases, named, relations, members, names, links } = one
  const { kind } = record
  const day = one.row.day ?? NO_DAY
  for (const folded of aliases) rows.alias.push({ kind, folded, held })
  for (const each of named) rows.link.push({ ...each, held, audience })
  for (const [ordinal, { to, kind, certainty = null, note = null, evidence }] of relations.entries()) {
    const resting = evidence === undefined ? null : JSON.stringify(evidence)
    rows.relation.push({ held, ordinal, target: to.document, kind, certainty, note, evidence: resting })
  }
  for (const { collection, position: place = LAST_OF_ALL } of members)
    rows.member.push({ collection, place, day, held, audience })
  for (const key of names) rows.name_key.push({ kind, key, held })
  for (const link of links) rows.outside_link.push({ kind, link, held })
  if (record.kind === 'collection') rows.collection.push(collectionRow(record, held))
  gatherShelves(rows, one, lying)
  if (one.letter !== undefined) gatherLetter(rows, one.letter, { held, day })
}

function collectionRow({ id, type, parent, unit }: Collection, held: number) {
  return { held, id, type, parent: parent ?? null, repository: unit?.repository ?? null, path: unit?.path ?? null }
}

function gatherShelves(
  rows: Rows,
  { references, rec: held, audience }: ToDraw,
  lying: ReadonlyMap<Reference, readonly number[]>,
): void {
  const within = new Set<number>()
  for (const [ordinal, reference] of references.entries()) {
    const path = lying.get(reference) ?? []
    const unit = path.at(-1)
    if (unit === undefined) continue
    for (const each of path) within.add(each)
    const { first, last } = leafSpan(reference.leaves) ?? { first: LAST_OF_ALL, last: LAST_OF_ALL }
    const leaves = reference.leaves.length === 0 ? null : formatLeaves(reference.leaves)
    const { asGiven: as_given, status } = reference
    rows.shelf.push({ held, ordinal, unit, first, last, leaves, as_given, status, audience })
  }
  for (const unit of within) rows.unit_member.push({ unit, held, audience })
}

/** Of a circular the first of many: whoever answers it is among those who wrote it. */
const MOST_PAIRS = 1000

function gatherLetter(rows: Rows, { id: _, ...letter }: Letter, of: { readonly held: number; readonly day: string }) {
  rows.letter.push({ held: of.held, content: JSON.stringify(letter) })
  const side = (agents: readonly string[]) => (agents.length === 0 ? [''] : agents)
  const pairs = side(letter.from).flatMap((writer) => side(letter.to).map((reader) => ({ writer, reader })))
  for (const pair of pairs.slice(0, MOST_PAIRS)) rows.correspondence.push({ ...pair, ...of })
}

/** The documents that versions before named, by the numbers of the records. */
function* namedBefore(again: readonly ToDraw[]): Program<ReadonlyMap<number, readonly string[]>> {
  const rows = []
  for (const [kind, query] of [['document', RELATED] as const, ['exchange', MOVES] as const]) {
    const recs = again.filter(({ held }) => held.kind === kind).map(({ rec }) => rec)
    if (recs.length > 0) rows.push(...(yield* ask(query, { recs })))
  }
  const grouped = Map.groupBy(rows, ({ held }) => held)
  return new Map([...grouped].map(([rec, own]) => [rec, own.map(({ target }) => target)]))
}

/** The documents that records name, or named, are described anew because of it: their stamps must not stand still, nor ever fall. */
function* tell(all: readonly ToDraw[], before: ReadonlyMap<number, readonly string[]>): Program<void> {
  const marks = { near: new Map<string, number>(), touched: new Map<string, number>() }
  for (const { held, rec, seq, named, relations } of all) {
    const mark = held.kind === 'document' ? marks.near : marks.touched
    for (const target of [...(before.get(rec) ?? []), ...namedNow(held.kind, { named, relations })])
      mark.set(target.toLowerCase(), seq)
  }
  yield* runRows(MARK_NEAR, rowsIn(marks.near))
  yield* runRows(MARK_TOUCHED, rowsIn(marks.touched))
}

const rowsIn = (marks: ReadonlyMap<string, number>) => [...marks].map(([target, seq]) => ({ target, seq }))

function namedNow(kind: Kind, { named, relations }: Pick<ToDraw, 'named' | 'relations'>): readonly string[] {
  if (kind === 'document') return relations.map(({ to }) => to.document)
  return named.filter((one) => one.source === 'exchange' && one.kind === 'document').map(({ target }) => target)
}
