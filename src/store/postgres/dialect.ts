import { PostgresQueryCompiler, sql } from 'kysely'
import { COLUMNS } from '../sql/columns.ts'
import { type Dialect, given, Piece, Place } from '../sql/query.ts'

const textsOf = (name: string) => sql`array(select jsonb_array_elements_text(${given(name)}::jsonb))`

const TYPES = { text: 'text', whole: 'bigint', real: 'double precision' } as const

const DIALECT: Dialect = {
  // An array is sought by an index, however large the planner thinks that a list may be.
  among: (column, name) => sql`${column} = any(${textsOf(name)})`,
  amongNumbers: (column, name) => sql`${column} = any(${textsOf(name)}::bigint[])`,
  records(name, columns) {
    const column = (name: string) => sql`${sql.id(name)} text`
    return sql`(select * from jsonb_to_recordset(${given(name)}::jsonb) as one (${sql.join(columns.map(column))}))`
  },
  // An array for each column: one statement, however many rows.
  rowsFor: (columns) =>
    sql`select * from unnest(${sql.join(columns.map(([name, sort]) => sql`${given(name)}::${sql.raw(TYPES[sort])}[]`))})`,
  sharesAny: (column, name) => sql`${column}::jsonb ?| ${textsOf(name)}`,
  gathered: (column) => sql`json_agg(${column})::text`,
  unsought: (column) => column,
  goingOn(table, column) {
    const last = sql`(select max(${sql.id(column)}) from ${sql.table(table)})`
    // Where the column has no sequence, nothing is done.
    return sql`setval(pg_get_serial_sequence(${sql.lit(table)}, ${sql.lit(column)}), coalesce(${last}, 1), ${last} is not null)`
  },
  isDay: (column) => sql`${column} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`,
  counting: sql`analyze ${sql.join(Object.keys(COLUMNS).map((table) => sql.table(table)))}`,
  clock: sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  skippingLocked: sql`for update skip locked`,
}

/** Puts queries into PostgreSQL's words. What is given under one name has one place, wherever it stands. */
export class PostgresWords extends PostgresQueryCompiler {
  readonly #numbers = new Map<string, number>()

  protected override appendValue(value: unknown): void {
    if (value instanceof Piece) this.visitNode(value.in(DIALECT))
    else if (value instanceof Place) this.#appendPlace(value)
    else super.appendValue(value)
  }

  #appendPlace(place: Place): void {
    const number = this.#numbers.get(place.name)
    if (number === undefined) {
      super.appendValue(place)
      this.#numbers.set(place.name, this.numParameters)
    } else this.append(`$${number}`)
  }
}
