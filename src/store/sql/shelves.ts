import { type RawBuilder, sql } from 'kysely'
import type { AgentId, DocumentId } from '#value/identifier.ts'
import type { Cut, Shelved, Slice, Unit, UnitName } from '../store.ts'
import { LAST_OF_ALL } from './draw.ts'
import { ask, askOne, atOnce, type Program } from './program.ts'
import { among, from, given } from './query.ts'
import { readable } from './readable.ts'
import { asIds, limitOf, placeAfter, slice } from './slice.ts'
import type { View } from './view.ts'

const documentsIn = (unit: string): RawBuilder<number> => sql<number>`(
  select count(*) from unit_member m where m.unit = ${sql.ref(unit)} and ${readable('m.audience')})`
// A unit stays for ever, for it is an address; where the reader may read nothing in it, it is not there for them.
const shown = (unit: string): RawBuilder<boolean> => sql<boolean>`(${given('editor')} or exists (
  select 1 from unit_member m where m.unit = ${sql.ref(unit)} and ${readable('m.audience')}))`

const NAMES = from
  .selectFrom('unit')
  .leftJoin('held as keeper', (join) =>
    join
      .on('keeper.kind', '=', sql.lit('agent'))
      .on('unit.parent', 'is', null)
      .on(sql<boolean>`keeper.id_folded = lower(unit.repository)`),
  )
  .select(['unit.path', 'unit.level', 'unit.label', 'keeper.title as name', 'keeper.id as keeper'])
const NAMED = NAMES.where(among('unit.path', 'paths')).where(shown('unit.id')).compile()
const UNITS = NAMES.select([
  'unit.id',
  'unit.sort',
  documentsIn('unit.id').as('documents'),
  sql<number>`(select count(*) from unit below where below.parent = unit.id and ${shown('below.id')})`.as('units'),
])
const UNIT = UNITS.where('unit.path', '=', given('path')).where(shown('unit.id')).compile()
const LISTED = UNITS.where(sql<boolean>`(unit.sort, unit.id) > (${given('sort')}, ${given('id')})`)
  .where(shown('unit.id'))
  .orderBy('unit.sort')
  .orderBy('unit.id')
  .limit(given<number>('limit'))
const TOP = LISTED.where('unit.parent', 'is', null).compile()
const BELOW = LISTED.where(
  sql<boolean>`unit.parent = (select above.id from unit above where above.path = ${given('path')})`,
).compile()
const SHELF = from
  .selectFrom('shelf')
  .innerJoin('unit', 'unit.id', 'shelf.unit')
  .innerJoin('held', 'held.rec', 'shelf.held')
  .select([
    'shelf.first',
    'shelf.last',
    'shelf.held',
    'shelf.ordinal',
    'shelf.leaves',
    'shelf.as_given',
    'shelf.status',
    'held.id',
    'held.title',
    'held.date',
  ])
  .where('unit.path', '=', given('path'))
  .where(
    sql<boolean>`(shelf.first, shelf.last, shelf.held, shelf.ordinal) > (${given('first')}, ${given('last')}, ${given('held')}, ${given('ordinal')})`,
  )
  .where(readable('shelf.audience'))
  .orderBy('shelf.first')
  .orderBy('shelf.last')
  .orderBy('shelf.held')
  .orderBy('shelf.ordinal')
  .limit(given<number>('limit'))
  .compile()
const UNITS_OF = from
  .selectFrom('held')
  .innerJoin('shelf', 'shelf.held', 'held.rec')
  .innerJoin('unit', 'unit.id', 'shelf.unit')
  .select(['held.id', 'shelf.as_given', 'unit.path'])
  .where('held.kind', '=', sql.lit('document'))
  .where(among('held.id_folded', 'ids'))
  .where(readable('held.audience'))
  .orderBy('held.rec')
  .orderBy('shelf.ordinal')
  .compile()

interface NameRow {
  readonly path: string
  readonly level: string
  readonly label: string
  readonly name: string | null
  readonly keeper: string | null
}
interface UnitRow extends NameRow {
  readonly documents: number
  readonly units: number
}

const asName = (row: NameRow): UnitName => ({
  path: row.path,
  ...(row.keeper === null ? {} : { repository: row.keeper as AgentId }), // an identifier when it was put, as below
  label: row.name ?? row.label,
  level: row.level,
})
const asUnit = (row: UnitRow): Unit => ({ ...asName(row), documents: row.documents, units: row.units })

export function* unitNames(view: View, paths: readonly string[]): Program<ReadonlyMap<string, UnitName>> {
  const rows = yield* ask(NAMED, { ...view.who, paths: paths })
  return new Map(rows.map((row) => [row.path, asName(row)]))
}

export function* unit(view: View, path: string): Program<Unit | undefined> {
  const row = yield* askOne(UNIT, { ...view.who, path })
  return row && asUnit(row)
}

export function* units(view: View, path: string, cut: Cut): Program<Slice<Unit>> {
  const [sort, id] = placeAfter(cut, ['', 0])
  yield* atOnce()
  if (path !== '' && (yield* unit(view, path)) === undefined) return { items: [] }
  const rows = yield* ask(path === '' ? TOP : BELOW, { ...view.who, path, sort, id, limit: limitOf(cut) })
  return slice(cut, rows, asUnit, (row) => [row.sort, row.id])
}

export function* shelf(view: View, path: string, cut: Cut): Program<Slice<Shelved>> {
  const [first, last, held, ordinal] = placeAfter(cut, [-1, -1, 0, 0])
  const rows = yield* ask(SHELF, { ...view.who, path, first, last, held, ordinal, limit: limitOf(cut) })
  return slice(
    cut,
    rows,
    (row) => ({
      document: row.id as DocumentId,
      title: row.title,
      ...(row.date === null ? {} : { date: row.date }),
      ...(row.first === LAST_OF_ALL ? {} : { first: row.first, last: row.last }),
      ...(row.leaves === null ? {} : { leaves: row.leaves }),
      asGiven: row.as_given,
      status: row.status,
    }),
    (row) => [row.first, row.last, row.held, row.ordinal],
  )
}

export function* unitsOf(
  view: View,
  documents: readonly DocumentId[],
): Program<ReadonlyMap<DocumentId, readonly { readonly asGiven: string; readonly path: string }[]>> {
  const rows = yield* ask(UNITS_OF, { ...view.who, ids: asIds(documents) })
  const grouped = Map.groupBy(rows, ({ id }) => id)
  return new Map(
    documents.map((id) => [id, (grouped.get(id) ?? []).map((row) => ({ asGiven: row.as_given, path: row.path }))]),
  )
}
