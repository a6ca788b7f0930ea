import Database from 'better-sqlite3'
import { Refusal } from '#value/refusal.ts'
import { isDamage, isForbidden, markDamaged } from './damage.ts'

export const DAMAGED =
  'The search index is damaged, and is being built anew from the records, none of which is lost. Try again in a few minutes.'

/** What readers are told where the machine does not let the index be read. */
const UNREADABLE =
  'The search index cannot be read just now. The records are whole, and are read as ever; why the index is not, whoever keeps the archive finds in its log.'

export interface Unreadable {
  readonly code: 'unavailable'
  readonly message: string
  readonly says: string
}

/** What a search that failed is refused with, where it failed by what whoever keeps the machine can put right; undefined of any other fault. */
export function unreadable(path: string, cause: unknown): Unreadable | undefined {
  const told = clear(path, cause)
  return told instanceof Refusal ? { code: 'unavailable', message: told.message, says: UNREADABLE } : undefined
}

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
  const refuse = (message: string) => new Refusal('unavailable', message, { cause })
  const forbidden = () =>
    refuse(`${path} may not be opened or written by this user. Give the right to its folder as well.`)
  if (!(cause instanceof Database.SqliteError)) return isForbidden(cause) ? forbidden() : cause
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
    return forbidden()
  return cause
}
