import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Refusal } from '#value/refusal.ts'
import { DRAWN_AS } from '../sql/drawn.ts'
import { redraw } from '../sql/redraw.ts'
import type { Connection } from './connection.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import type { Pen } from './pen.ts'

/** Marks a file as an archive's database: "CHNC" in the header (`pragma application_id`). */
const APPLICATION = 0x43484e43

/**
 * Makes the tables of a new archive, or brings an older one up to this program, under the lock of all writing.
 * Refused for the database of a newer program and for one that is no archive; neither is touched.
 */
export async function migrate(file: string, writer: Connection, pen: Pen): Promise<void> {
  const toDo = missing(file, writer)
  // Readers beside the writer. The file keeps it, and an archive that has it is opened without waiting for whoever writes.
  if (writer.database.pragma('journal_mode', { simple: true }) !== 'wal')
    await pen.first(() => writer.database.pragma('journal_mode = wal'))
  if (toDo.length === 0 && !isDrawnOtherwise(writer)) return
  await pen.take()
  try {
    // Another process may have done it while this one waited.
    if (missing(file, writer).length > 0) await bringUp(writer)
    if (isDrawnOtherwise(writer)) {
      writer.run(redraw())
      writer.database.pragma(`user_version = ${DRAWN_AS}`)
    }
    pen.commit()
  } catch (cause) {
    pen.rollback()
    throw cause
  }
}

async function bringUp(writer: Connection): Promise<void> {
  writer.database.pragma(`application_id = ${APPLICATION}`)
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: writer.database }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } })
  // The transaction is ours already: Kysely's own would not hold the lock from its beginning.
  const { error } = await migrator.migrateToLatest({ disableTransactions: true })
  if (error !== undefined) throw error
}

/** Whether an older program has drawn the tables beside the versions (`pragma user_version`). */
const isDrawnOtherwise = ({ database }: Connection): boolean =>
  Number(database.pragma('user_version', { simple: true })) < DRAWN_AS

/** The steps of the schema that the database has not seen. */
function missing(file: string, { database }: Connection): readonly string[] {
  const tables = database.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all()
  if (tables.length === 0) return Object.keys(MIGRATIONS)
  if (database.pragma('application_id', { simple: true }) !== APPLICATION)
    throw new Refusal('invalid', `${file} is a database, but not an archive's.`)
  const done = database.prepare('select name from kysely_migration order by name').pluck().all().map(String)
  const unknown = done.find((name) => MIGRATIONS[name] === undefined)
  if (unknown !== undefined)
    throw new Refusal(
      'invalid',
      `${file} was written by a newer Chancery (its schema has “${unknown}”). Upgrade this one, or restore a backup of its time.`,
    )
  return Object.keys(MIGRATIONS).filter((name) => !done.includes(name))
}
