import Database from 'better-sqlite3'
import { Refusal } from '#value/refusal.ts'
import { isDamage, markDamaged } from './damage.ts'

export const DAMAGED =
  'The search index is damaged, and is being built anew from the records, none of which is lost. Try again in a few minutes.'

/** Does the act on an index file; what whoever keeps the machine can put right is told as a refusal that says how. Damage is marked, so that the index is built anew. */
export function toldClearly<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    throw clear(path, cause)
  }
}

function clear(path: string, cause: unknown): unknown {
  if (isDamage(cause, path)) {
    markDamaged(path)
    return new Refusal('unavailable', DAMAGED, { cause })
  }
  if (!(cause instanceof Database.SqliteError)) return cause
  const refuse = (message: string) => new Refusal('unavailable', message, { cause })
  const { code } = cause
  // Without room for its small shared file a database cannot even be read.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return refuse(
      `The disk that holds ${path} is full. The records are whole; make room, and the next search, or the server, goes on with the index.`,
    )
  if (code.startsWith('SQLITE_IOERR'))
    return refuse(
      `The disk that holds ${path} failed (${cause.message}, ${code}). The records are whole; once the disk has room and can be written, the next search, or the server, goes on with the index.`,
    )
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM')
    return refuse(`${path} may not be opened or written by this user. Give the right to its folder as well.`)
  return cause
}
