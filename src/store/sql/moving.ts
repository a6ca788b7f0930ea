import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#value/refusal.ts'
import { COLUMNS, KEYS, type Sort, type Table } from './columns.ts'
import { ask, askOne, type Program, type Row, run, runRows } from './program.ts'
import { addRows, columnsOf, from, given, goingOn, type Query } from './query.ts'

/** Said of a store into which an archive was to be moved, and has not come to its end. */
export const HALF =
  'holds a part of an archive that is being moved there. Run the same "chancery move" again, and it goes on.'

/** In the order in which they are moved: those that others refer to first. */
export const TABLES = Object.keys(COLUMNS) as readonly Table[] // by its type it has these and no other

/** Tables that have rows in a new archive already. */
const BORN: ReadonlySet<Table> = new Set(['audience', 'suggesting'])

/** Rows at a time; contents of versions are long. */
const MANY = 4000
const FEW = 200

const places = (columns: readonly string[]) => sql.join(columns.map((column) => given(column)))
const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))

interface Moving {
  readonly count: Query<{ readonly rows: number }>
  readonly first: Query<Row>
  readonly next: Query<Row>
  readonly add: Query<unknown>
  readonly empty: Query<unknown>
  readonly goOn: Query<unknown>
}

function movingOf(table: Table): Moving {
  const key: readonly string[] = KEYS[table]
  const limit = sql.lit(table === 'version' ? FEW : MANY)
  const page = (after: RawBuilder<unknown>) => {
    const order = key.length === 0 ? sql`` : sql`order by ${names(key)}`
    return sql<Row>`select ${names(columnsOf(table))} from ${sql.table(table)} ${after} ${order} limit ${limit}`.compile(
      from,
    )
  }
  const sorts: Readonly<Record<string, Sort>> = COLUMNS[table]
  const [own = ''] = key
  const isNumbered = key.length === 1 && sorts[own] === 'whole'
  return {
    count: sql<{ readonly rows: number }>`select count(*) as rows from ${sql.table(table)}`.compile(from),
    first: page(sql``),
    next: page(key.length === 0 ? sql`where false` : sql`where (${names(key)}) > (${places(key)})`),
    add: addRows(table),
    empty: sql`delete from ${sql.table(table)}`.compile(from),
    goOn: sql`select ${isNumbered ? goingOn(table, own) : sql`null`}`.compile(from),
  }
}
const MOVING = new Map(TABLES.map((table) => [table, movingOf(table)]))

function of(table: Table): Moving {
  const moving = MOVING.get(table)
  if (moving === undefined) throw new Error(`there is no table ${table}`)
  return moving
}

/** The rows of a table that come after one of them in the order of their keys, some at a time; the first of all where none is given. */
export function* rowsAfter(table: Table, last?: Row): Program<readonly Row[]> {
  return yield* last === undefined ? ask(of(table).first, {}) : ask(of(table).next, last)
}

/** How many rows each table has. */
export function* countRows(): Program<ReadonlyMap<Table, number>> {
  const counts = new Map<Table, number>()
  for (const table of TABLES) counts.set(table, (yield* askOne(of(table).count, {}))?.rows ?? 0)
  return counts
}

// Beside the tables of an archive, and only while one is on its way: what is moved, and how far it has come.
const MAKE = sql`create table if not exists moving (source text not null, place text not null)`.compile(from)
const NOTED = sql<{ readonly source: string; readonly place: string }>`select source, place from moving`.compile(from)
const NOTE = sql`insert into moving (source, place) values (${given('source')}, ${given('place')})`.compile(from)
const FORGET = sql`delete from moving`.compile(from)
const UNMAKE = sql`drop table moving`.compile(from)

/** How far a move has come: the last row that has arrived of the table in hand, and how many in all. */
export interface Place {
  readonly table: Table
  readonly last?: Row
  readonly rows: number
}

const START: Place = { table: 'audience', rows: 0 }

/**
 * Begins to take an archive in, or finds where that broke off. `source` tells one state of one archive from all others. Refused where there are records, or
 * a part of another archive, or of this one as it was before; with `anew` such a part is thrown away.
 */
export function* beginMove(source: string, anew: boolean): Program<Place> {
  yield* run(MAKE, {})
  const noted = yield* askOne(NOTED, {})
  if (noted !== undefined && !anew) {
    if (noted.source !== source)
      throw new Refusal(
        'conflict',
        'An earlier move there broke off, and since then the archive that was moved has been written to, or this is another. Throw what has arrived away, and begin again, with --anew.',
      )
    return JSON.parse(noted.place) as Place // noted by `takeRows` alone
  }
  if (noted === undefined) yield* refuseFilled()
  for (const table of noted === undefined ? BORN : TABLES.toReversed()) yield* run(of(table).empty, {})
  yield* run(FORGET, {})
  yield* run(NOTE, { source, place: JSON.stringify(START) })
  return START
}

function* refuseFilled(): Program<void> {
  for (const table of TABLES)
    if (!BORN.has(table) && (yield* ask(of(table).first, {})).length > 0)
      throw new Refusal(
        'conflict',
        'There is an archive there already, and nothing is ever overwritten. Name an empty database, or a new folder.',
      )
}

/** Takes some rows in, and notes how far the move has come. Refused where another move has come in between. */
export function* takeRows(source: string, before: Place, after: Place, rows: readonly Row[]): Program<void> {
  const noted = yield* askOne(NOTED, {})
  if (noted?.source !== source || noted.place !== JSON.stringify(before))
    throw new Refusal('conflict', 'Another move writes there at the same time. Leave that to its end.')
  yield* runRows(of(after.table).add, rows)
  yield* run(FORGET, {})
  yield* run(NOTE, { source, place: JSON.stringify(after) })
}

/** From here on it is an archive like any other. */
export function* endMove(): Program<void> {
  for (const table of TABLES) yield* ask(of(table).goOn, {})
  yield* run(UNMAKE, {})
}
