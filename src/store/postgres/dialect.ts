import { PostgresQueryCompiler, sql } from 'kysely'
import { type Dialect, given, Piece, Place } from '../sql/query.ts'

const DIALECT: Dialect = {
  listed: (name) => sql`(select jsonb_array_elements_text(${given(name)}::jsonb))`,
  listedNumbers: (name) => sql`(select jsonb_array_elements_text(${given(name)}::jsonb)::bigint)`,
  records(name, columns) {
    const column = (name: string) => sql`${sql.id(name)} text`
    return sql`(select * from jsonb_to_recordset(${given(name)}::jsonb) as one (${sql.join(columns.map(column))}))`
  },
  sharesAny: (column, name) => sql`${column}::jsonb ?| array(select jsonb_array_elements_text(${given(name)}::jsonb))`,
  gathered: (column) => sql`json_agg(${column})::text`,
  unsought: (column) => column,
  isDay: (column) => sql`${column} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`,
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
