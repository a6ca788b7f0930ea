import { mkdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Lease } from '../lease.ts'
import { toldClearly } from './errors.ts'

/**
 * The lease, or undefined where somebody else has it. It is a lock on an empty file of its own, which the operating system takes away
 * when its holder dies: a lease is never left behind. Whoever removes that file lets another take the lease, so that it is lost then.
 */
export function takeLease(folder: string): Lease | undefined {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lease.sqlite')
  return toldClearly(file, () => {
    const db = new Database(file, { timeout: 0 })
    try {
      lock(db)
    } catch (cause) {
      db.close()
      if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) return undefined
      throw cause
    }
    const held = fileAt(file)
    return { isLost: () => held === undefined || fileAt(file) !== held, release: () => void db.close() }
  })
}

/** Which file has that name. */
const fileAt = (path: string) => statSync(path, { bigint: true, throwIfNoEntry: false })?.ino

function lock(db: Database.Database): void {
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError) || cause.code !== 'SQLITE_NOTADB') throw cause
    // Something else was written into it. It is emptied where it stands: with another file in its place, two processes would each lock their own.
    // Whoever has locked it meanwhile has it empty already.
    truncateSync(db.name)
    db.exec('BEGIN EXCLUSIVE')
  }
}
