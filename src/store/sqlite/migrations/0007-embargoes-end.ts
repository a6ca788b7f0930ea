import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `alter table held add column closed_until text`,
  // Few are under an embargo among very many: what is over is found without the others.
  `create index held_by_embargo on held (closed_until) where closed_until is not null`,
]

/** Until when what is under an embargo is closed. The column is drawn from the versions when the archive is opened. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
}
