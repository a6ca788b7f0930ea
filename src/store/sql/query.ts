import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type OperationNode,
  type QueryCompiler,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  sql,
} from 'kysely'
import { COLUMNS, type Sort, type Table } from './columns.ts'
import type { Tables } from './tables.ts'

/**
 * A query as it is written when its file is loaded, with named places for what is given at the time. An engine puts it into its own words when
 * it is first asked, and prepares it once: building a query anew for every page costs more than running it.
 */
export type Query<Row> = CompiledQuery<Row>

const asWritten: QueryCompiler = {
  compileQuery: (query, queryId) => ({ query, queryId, sql: '', parameters: [] }),
}

/** Writes queries and runs none. */
export const from = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => asWritten,
  },
})

/** The place in a query for a value that is given by name. */
export class Place {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

export const given = <T = string>(name: string): RawBuilder<T> => sql<T>`${sql.val(new Place(name))}`

/** What engines say each in its own words. */
export interface Dialect {
  /** Whether the column's value is in a list that is given by name: the same statement serves one and five hundred. */
  among(column: RawBuilder<unknown>, name: string): RawBuilder<boolean>
  amongNumbers(column: RawBuilder<unknown>, name: string): RawBuilder<boolean>
  /** The objects of such a list, as a table of these columns. */
  records(name: string, columns: readonly string[]): RawBuilder<unknown>
  /** What is put into these columns, each with its sort: the values of rows that are given beside the query. */
  rowsFor(columns: readonly (readonly [name: string, sort: Sort])[]): RawBuilder<unknown>
  /** Whether a JSON array of texts and the list that is given have one in common. */
  sharesAny(column: RawBuilder<unknown>, name: string): RawBuilder<boolean>
  /** A JSON array of the column's values in a group. */
  gathered(column: RawBuilder<unknown>): RawBuilder<string>
  /** The column, not to be sought by an index of it: too many are alike. */
  unsought<T>(column: RawBuilder<T>): RawBuilder<T>
  /** Sees that numbers that the database gives a column of a table by itself go on after the last. */
  goingOn(table: string, column: string): RawBuilder<unknown>
  /** Whether it is YYYY-MM-DD, and no other EDTF. */
  isDay(column: RawBuilder<unknown>): RawBuilder<boolean>
  /** A statement that counts what the tables hold, where queries are planned by that. */
  readonly counting: RawBuilder<unknown>
  /** Milliseconds since 1970, by the one clock that all who ask this database have. */
  readonly clock: RawBuilder<number>
  /** At the end of a query: what another is about to change is not waited for, and the next row is taken. */
  readonly skippingLocked: RawBuilder<unknown>
}

/** A piece of a query that each engine says in its own words. */
export class Piece {
  readonly #said: (dialect: Dialect) => RawBuilder<unknown>

  constructor(said: (dialect: Dialect) => RawBuilder<unknown>) {
    this.#said = said
  }

  in(dialect: Dialect): OperationNode {
    return this.#said(dialect).toOperationNode()
  }
}

const piece = <T>(said: (dialect: Dialect) => RawBuilder<T>): RawBuilder<T> => sql<T>`${sql.val(new Piece(said))}`

export const among = (column: string, name: string) => piece((dialect) => dialect.among(sql.ref(column), name))
export const amongNumbers = (column: string, name: string) =>
  piece((dialect) => dialect.amongNumbers(sql.ref(column), name))
export const records = (name: string, columns: readonly string[]) => piece((dialect) => dialect.records(name, columns))
export const sharesAny = (column: string, name: string) => piece((dialect) => dialect.sharesAny(sql.ref(column), name))
export const gathered = (column: string) => piece((dialect) => dialect.gathered(sql.ref(column)))
export const unsought = <T>(column: string) => piece((dialect) => dialect.unsought(sql.ref<T>(column)))
export const goingOn = (table: string, column: string) => piece((dialect) => dialect.goingOn(table, column))
export const isDay = (column: string) => piece((dialect) => dialect.isDay(sql.ref(column)))
export const counting = piece(({ counting }) => counting)
export const clock = piece(({ clock }) => clock)
export const skippingLocked = piece(({ skippingLocked }) => skippingLocked)

/** The values of rows that are given beside the query (`runRows`), in these columns. */
export const rowsOf = (columns: readonly (readonly [name: string, sort: Sort])[]) =>
  piece((dialect) => dialect.rowsFor(columns))

/** Puts rows into a table, all that are given with it (`runRows`); each has all columns, or those that are named. `more`: what to do where a row is there already. */
export function addRows<T extends Table>(
  table: T,
  columns: readonly (keyof Tables[T] & string)[] = columnsOf(table),
  more: RawBuilder<unknown> = sql``,
): Query<unknown> {
  const rows = rowsOf(columns.map((name) => [name, COLUMNS[table][name]]))
  const names = sql.join(columns.map((column) => sql.ref(column)))
  return sql`insert into ${sql.table(table)} (${names}) ${rows} ${more}`.compile(from)
}

/** Changes these columns of rows that are there, all that are given with it (`runRows`), each by its key. */
export function changeRows<T extends Table>(
  table: T,
  key: keyof Tables[T] & string,
  columns: readonly (keyof Tables[T] & string)[],
): Query<unknown> {
  const all = [key, ...columns]
  const rows = rowsOf(all.map((name) => [name, COLUMNS[table][name]]))
  const changes = sql.join(columns.map((name) => sql`${sql.ref(name)} = ${sql.ref(`changed.${name}`)}`))
  return sql`with changed (${sql.join(all.map((name) => sql.ref(name)))}) as (${rows})
    update ${sql.table(table)} set ${changes} from changed
    where ${sql.ref(`${table}.${key}`)} = ${sql.ref(`changed.${key}`)}`.compile(from)
}

/** The columns of a table. */
export const columnsOf = <T extends Table>(table: T) => Object.keys(COLUMNS[table]) as (keyof Tables[T] & string)[] // by its type it has these and no other
