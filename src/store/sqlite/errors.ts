import Database from 'better-sqlite3'
import { Refusal } from '#value/refusal.ts'

/** What the database says when another holds the pen. */
export const isBusy = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && (cause.code === 'SQLITE_BUSY' || cause.code.startsWith('SQLITE_BUSY_'))

/** What it says of a file that holds something else. */
export const isNoDatabase = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && cause.code === 'SQLITE_NOTADB'

/** Does the act; what can be put right by whoever keeps the machine is told as a refusal that says how. */
export function toldClearly<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    throw clear(file, cause)
  }
}

/** The refusal that a database error stands for; anything else stays what it is. */
export function clear(file: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return noFolder(file, cause)
  const refuse = (message: string) => new Refusal('unavailable', message, { cause })
  const { code } = cause
  // Without room for its small shared file a database cannot even be read.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return refuse(`The disk that holds ${file} is full; nothing of this act was kept. Make room, then do it again.`)
  if (code === 'SQLITE_READONLY' || code.startsWith('SQLITE_READONLY_') || code === 'SQLITE_PERM')
    return refuse(`${file} may not be written by this user. Give the right to its folder as well.`)
  if (code.startsWith('SQLITE_CANTOPEN'))
    return refuse(`${file} cannot be opened: the folder is missing, or this user may not read it.`)
  if (code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_'))
    return refuse(`${file} is damaged (${cause.message}). Restore the last backup.`)
  if (code === 'SQLITE_NOTADB') return new Refusal('invalid', `${file} is no archive's database.`, { cause })
  if (code.startsWith('SQLITE_IOERR'))
    return refuse(`The disk that holds ${file} failed (${cause.message}, ${code}); nothing of this act was kept.`)
  return cause
}

function noFolder(file: string, cause: unknown): unknown {
  return cause instanceof TypeError && /directory does not exist/u.test(cause.message)
    ? new Refusal('unavailable', `${file} cannot be opened: its folder is missing.`, { cause })
    : cause
}
