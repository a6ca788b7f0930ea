import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { isAbsent } from './index-folder.ts'

// An index is disposable: whoever meets a damaged page writes the file's name down beside it, and whoever holds the lease builds another in
// its place (`stale`). The mark names the file, so it says nothing of the one that comes after.

const MARK = 'damaged'

/** Whether SQLite says that the file is no index, or that its pages cannot be read (sqlite.org/rescode.html), or the file is gone. */
export function isDamage(cause: unknown, path: string): boolean {
  if (!(cause instanceof Database.SqliteError)) return false
  return /^SQLITE_(?:NOTADB|CORRUPT)/u.test(cause.code) || (/^SQLITE_CANTOPEN/u.test(cause.code) && !existsSync(path))
}

/** Marks an index file as damaged. Where the folder may only be read nobody can build another either. */
export function markDamaged(path: string): void {
  try {
    writeFileSync(join(dirname(path), MARK), `${basename(path)}\n`)
  } catch (cause) {
    if (!isForbidden(cause) && !isFull(cause)) throw cause
  }
}

const codeOf = (cause: unknown) => (cause instanceof Error && 'code' in cause ? String(cause.code) : '')
const isFull = (cause: unknown) => codeOf(cause) === 'ENOSPC'

/** Whether the system does not let this user at the folder. */
export const isForbidden = (cause: unknown): boolean => /^(?:EACCES|EPERM|EROFS)$/u.test(codeOf(cause))

export function isMarkedDamaged(path: string): boolean {
  try {
    return readFileSync(join(dirname(path), MARK), 'utf8').trim() === basename(path)
  } catch (cause) {
    // Most often there is none; whoever has built another index takes it away.
    if (isAbsent(cause)) return false
    throw cause
  }
}

/** Takes the mark away, when another index has taken the place of the damaged one. */
export const clearMark = (folder: string): void => rmSync(join(folder, MARK), { force: true })

/** Whether every page of the file can be read, and the words of the full text agree with each other. */
export function isWhole(db: Database.Database): boolean {
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch (cause) {
    if (isDamage(cause, db.name)) return false
    throw cause
  }
}
