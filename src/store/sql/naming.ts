import { sql } from 'kysely'
import type { DocumentId } from '#value/identifier.ts'
import type { Cut, NamedKind, Slice } from '../store.ts'
import { NO_DAY } from './draw.ts'
import { mergedFrom } from './merged.ts'
import { ask, askOne, atOnce, type Program } from './program.ts'
import { among, from, given } from './query.ts'
import { readable, visible } from './readable.ts'
import { asList, limitOf, placeAfter, slice } from './slice.ts'
import type { View } from './view.ts'

const day = sql<string>`coalesce(held.day, ${sql.lit(NO_DAY)})`

const NAMING = from
  .selectFrom('link')
  .innerJoin('held', 'held.rec', 'link.held')
  .select(['held.id', 'held.rec', day.as('day')])
  .distinct()
  .where('link.kind', '=', given<NamedKind>('kind'))
  .where(among('link.target', 'targets'))
  .where('link.source', '=', sql.lit('document'))
  .where(sql<boolean>`(${day}, held.rec) > (${given('day')}, ${given('rec')})`)
  .where(readable('link.audience'))
  .orderBy(day)
  .orderBy('held.rec')
  .limit(given<number>('limit'))
  .compile()
const NAMING_COUNT = from
  .selectFrom('link')
  .select((link) => link.fn.count<number>('held').distinct().as('documents'))
  .where('kind', '=', given<NamedKind>('kind'))
  .where(among('target', 'targets'))
  .where('source', '=', sql.lit('document'))
  .where(readable('link.audience'))
  .compile()
const SEEN = from
  .selectFrom('held')
  .select('id')
  .where('kind', '=', given<NamedKind>('kind'))
  .where(among('id_folded', 'ids'))
  .where(visible('held'))
  .compile()
const INITIALS = from
  .selectFrom('held')
  .select((held) => [sql<string>`substr(held.sort, 1, 1)`.as('initial'), held.fn.countAll<number>().as('held')])
  .where('held.kind', '=', given<NamedKind>('kind'))
  .where('held.status', '!=', sql.lit('merged'))
  .where(visible('held'))
  .groupBy(sql`1`)
  .compile()

/** As many as search takes together. */
const MOST_MERGED = 64

export function* naming(view: View, kind: NamedKind, ids: readonly string[], cut: Cut): Program<Slice<DocumentId>> {
  const [after, rec] = placeAfter(cut, ['', 0])
  const rows = yield* ask(NAMING, { ...view.who, kind, targets: asList(ids), day: after, rec, limit: limitOf(cut) })
  return slice(
    cut,
    rows,
    (row) => row.id as DocumentId, // an identifier when it was put
    (row) => [row.day, row.rec],
  )
}

export function* namingCount({ who }: View, kind: NamedKind, ids: readonly string[]): Program<number> {
  return (yield* askOne(NAMING_COUNT, { ...who, kind, targets: asList(ids) }))?.documents ?? 0
}

export function* seenUnder({ who }: View, kind: NamedKind, id: string): Program<readonly string[]> {
  yield* atOnce()
  const all = (yield* mergedFrom(kind, [id])).get(id) ?? []
  const rows = yield* ask(SEEN, { ...who, kind, ids: all.map((one) => one.toLowerCase()) })
  const seen = new Set(rows.map((row) => row.id))
  return all.filter((one) => seen.has(one)).slice(0, MOST_MERGED)
}

export function* initials(view: View, kind: NamedKind): Program<ReadonlyMap<string, number>> {
  const rows = yield* ask(INITIALS, { ...view.who, kind })
  return new Map(rows.map((row) => [row.initial, row.held]))
}
