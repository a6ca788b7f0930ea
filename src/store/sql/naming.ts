import { sql } from 'kysely'
import type { DocumentId } from '#value/identifier.ts'
import type { Cut, NamedKind, Slice } from '../store.ts'
import { NO_DAY } from './draw.ts'
import { ask, type Program } from './program.ts'
import { among, from, given } from './query.ts'
import { readable, visible } from './readable.ts'
import { asList, limitOf, placeAfter, slice } from './slice.ts'
import type { View } from './view.ts'

const day = sql<string>`coalesce(held.day, ${sql.lit(NO_DAY)})`

const NAMING = from
  .selectFrom('link')
  .innerJoin('held', 'held.rec', 'link.held')
  .select(['held.id', 'held.rec', day.as('day')])
  .where('link.kind', '=', given<NamedKind>('kind'))
  .where('link.target', '=', given('target'))
  .where('link.source', '=', sql.lit('document'))
  .where(sql<boolean>`(${day}, held.rec) > (${given('day')}, ${given('rec')})`)
  .where(readable('link.audience'))
  .orderBy(day)
  .orderBy('held.rec')
  .limit(given<number>('limit'))
  .compile()
const NAMING_COUNTS = from
  .selectFrom('link')
  .select((link) => ['target', link.fn.countAll<number>().as('documents')])
  .where('kind', '=', given<NamedKind>('kind'))
  .where(among('target', 'targets'))
  .where('source', '=', sql.lit('document'))
  .where(readable('link.audience'))
  .groupBy('target')
  .compile()
const INITIALS = from
  .selectFrom('held')
  .select((held) => [sql<string>`substr(held.sort, 1, 1)`.as('initial'), held.fn.countAll<number>().as('held')])
  .where('held.kind', '=', given<NamedKind>('kind'))
  .where('held.status', '!=', sql.lit('merged'))
  .where(visible('held'))
  .groupBy(sql`1`)
  .compile()

export function* naming(view: View, kind: NamedKind, target: string, cut: Cut): Program<Slice<DocumentId>> {
  const [after, rec] = placeAfter(cut, ['', 0])
  const rows = yield* ask(NAMING, { ...view.who, kind, target, day: after, rec, limit: limitOf(cut) })
  return slice(
    cut,
    rows,
    (row) => row.id as DocumentId, // an identifier when it was put
    (row) => [row.day, row.rec],
  )
}

export function* namingCounts(
  view: View,
  kind: NamedKind,
  ids: readonly string[],
): Program<ReadonlyMap<string, number>> {
  const rows = yield* ask(NAMING_COUNTS, { ...view.who, kind, targets: asList(ids) })
  const counted = new Map(rows.map((row) => [row.target, row.documents]))
  return new Map(ids.map((id) => [id, counted.get(id) ?? 0]))
}

export function* initials(view: View, kind: NamedKind): Program<ReadonlyMap<string, number>> {
  const rows = yield* ask(INITIALS, { ...view.who, kind })
  return new Map(rows.map((row) => [row.initial, row.held]))
}
