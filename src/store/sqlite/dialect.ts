import { type RawBuilder, SqliteQueryCompiler, sql } from 'kysely'
import { type Dialect, given, Piece, Place } from '../sql/query.ts'

const among = (column: RawBuilder<unknown>, name: string): RawBuilder<boolean> =>
  sql<boolean>`${column} in (select value from json_each(${given(name)}))`

const columnsOf = (columns: readonly string[]) =>
  sql.join(columns.map((name) => sql`value ->> ${sql.lit(name)} as ${sql.id(name)}`))

const DIALECT: Dialect = {
  among,
  amongNumbers: among,
  records: (name, columns) => sql`(select ${columnsOf(columns)} from json_each(${given(name)}))`,
  // Put in one after another: nothing is faster within one process.
  rowsFor: (columns) => sql`values (${sql.join(columns.map(([name]) => given(name)))})`,
  sharesAny: (column, name) => sql`exists (
    select 1 from json_each(${column}) one join json_each(${given(name)}) other on other.value = one.value)`,
  gathered: (column) => sql`json_group_array(${column})`,
  unsought: (column) => sql`+${column}`,
  // They always do.
  goingOn: () => sql`null`,
  isDay: (column) => sql`${column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`,
  // Its plans are by the indexes alone.
  counting: sql`select null`,
  clock: sql`cast(unixepoch('subsec') * 1000 as integer)`,
  // One at a time writes.
  skippingLocked: sql``,
}

/**
 * Puts queries into SQLite's words. Every place for a value has a plus before it: of a bare one that an indexed column is compared with SQLite looks
 * at the value, and plans the statement anew whenever another is given (sqlite3_prepare_v3, with STAT4), which may cost more than running it.
 */
export class SqliteWords extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Piece) this.visitNode(value.in(DIALECT))
    else if (value instanceof Place) this.append(`+@${value.name}`)
    else {
      this.append('+')
      super.appendValue(value)
    }
  }
}
