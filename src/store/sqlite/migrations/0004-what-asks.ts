import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `alter table held add column asked integer`,
  `alter table held add column settled integer`,
  `alter table held add column debtors integer not null default 0`,
  // Few ask for a reply among very many: their list is an index of its own.
  `create index held_by_asking on held (asked) where asked is not null`,
  `create index held_by_asking_change on held (head) where asked is not null`,
]

/** What asks for a reply, by its days and by its newest change. The columns are drawn from the versions when the archive is opened. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
}
