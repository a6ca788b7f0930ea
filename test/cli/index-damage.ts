import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** The index file in use, of an archive. */
export const indexOf = (archive: string): string =>
  join(archive, 'index', readFileSync(join(archive, 'index/current'), 'utf8').trim())

/** Overwrites the pages of an index that only a search reads, not the opening of the file: the first page of each of these tables. Nobody may have it open. */
export function damagePages(file: string, ...tables: readonly string[]): void {
  const db = new Database(file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const size = Number(db.pragma('page_size', { simple: true }))
  const root = db.prepare<[string], number>('select rootpage from sqlite_schema where name = ?').pluck()
  const pages = tables.map((table) => root.get(table) ?? 0)
  db.close()
  const bytes = readFileSync(file)
  for (const page of pages) {
    if (page === 0) throw new Error(`the index has none of the tables ${tables.join(', ')}`)
    bytes.fill(0xff, (page - 1) * size, page * size)
  }
  writeFileSync(file, bytes)
}
