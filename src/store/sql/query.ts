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
  /** The same, as rows of a table that they are to be put into. */
  rowsFor(table: string, columns: readonly string[], name: string): RawBuilder<unknown>
  /** Whether a JSON array of texts and the list that is given have one in common. */
  sharesAny(column: RawBuilder<unknown>, name: string): RawBuilder<boolean>
  /** A JSON array of the column's values in a group. */
  gathered(column: RawBuilder<unknown>): RawBuilder<string>
  /** The column, not to be sought by an index of it: too many are alike. */
  unsought<T>(column: RawBuilder<T>): RawBuilder<T>
  /** Whether it is YYYY-MM-DD, and no other EDTF. */
  isDay(column: RawBuilder<unknown>): RawBuilder<boolean>
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
export const isDay = (column: string) => piece((dialect) => dialect.isDay(sql.ref(column)))
export const clock = piece(({ clock }) => clock)
export const skippingLocked = piece(({ skippingLocked }) => skippingLocked)

/** Puts all the `rows` that are given into a table, at once: each an object by the names of its columns, of which none holds text that is not `comparable`. */
export function addRows<T extends keyof Tables & string>(
  table: T,
  ...columns: readonly (keyof Tables[T] & string)[]
): Query<unknown> {
  const rows = piece((dialect) => dialect.rowsFor(table, columns, 'rows'))
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) ${rows}`.compile(
    from,
  )
}
