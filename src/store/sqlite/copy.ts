import { constants, existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import Database from 'better-sqlite3'

/**
 * Copies a database that this user may only read. Where it stands it cannot be opened: SQLite wants to write files of its own beside it,
 * unless another process that has it open has made them.
 */
export async function copyUnwritable(from: string, to: string): Promise<void> {
  if (existsSync(`${from}-shm`) && (await isBackedUp(from, to))) return
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  // What a process that was killed has committed and not yet carried over.
  if (existsSync(`${from}-wal`)) await copyFile(`${from}-wal`, `${to}-wal`)
}

/** Whether a copy of one moment could be made beside the process that writes; where there is none any more, it cannot. */
async function isBackedUp(from: string, to: string): Promise<boolean> {
  const database = new Database(from, { readonly: true })
  try {
    await database.backup(to)
    return true
  } catch (cause) {
    if (cause instanceof Database.SqliteError && /^SQLITE_(?:CANTOPEN|READONLY|IOERR)/u.test(cause.code)) return false
    throw cause
  } finally {
    database.close()
  }
}
