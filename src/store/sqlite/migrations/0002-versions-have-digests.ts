import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

interface Tables {
  version: { seq: number; content: string; digest: string }
}

/** Rows at a time: memory stays bounded by them. */
const BATCH = 200

/** The SHA-256 of each version's content (canonical JSON): by it `check` sees a word that was changed within a version. Those that are here get theirs now. */
export async function up(database: Kysely<Tables>): Promise<void> {
  await sql.raw(`alter table version add column digest text not null default ''`).execute(database)
  for (let after = 0; ; ) {
    const rows = await database
      .selectFrom('version')
      .select(['seq', 'content'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    for (const { seq, content } of rows) {
      const digest = createHash('sha256').update(content).digest('hex')
      await database.updateTable('version').set({ digest }).where('seq', '=', seq).execute()
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}
