import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** The right to write to the index of a folder. */
export interface Lease {
  release(): void
}

/**
 * The lease, or undefined where somebody else has it. It is a lock on a file of its own, which the operating system takes away
 * when its holder dies: a lease is never left behind.
 */
export function takeLease(folder: string): Lease | undefined {
  mkdirSync(folder, { recursive: true })
  const db = new Database(join(folder, 'lease.sqlite'), { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    db.close()
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) return undefined
    throw cause
  }
  return { release: () => void db.close() }
}
