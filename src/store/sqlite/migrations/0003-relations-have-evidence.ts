import { type Kysely, sql } from 'kysely'

/** What a relation rests on, as JSON: read with it from its other end. No relation that is here has any. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table relation add column evidence text').execute(database)
}
