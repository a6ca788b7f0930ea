import type Database from 'better-sqlite3'
import { prepared } from './prepared.ts'

/** The rows that an expression finds, in order. Kept until the index changes: paging, sorting and facets ask for the same set again. */
export class HitSets {
  private readonly db: Database.Database
  private readonly kept = new Map<string, Uint32Array>()
  private size = 0

  constructor(db: Database.Database) {
    this.db = db
  }

  of(match: string): Uint32Array {
    const known = this.kept.get(match)
    if (known !== undefined) {
      this.kept.delete(match)
      this.kept.set(match, known)
      return known
    }
    // One JSON text is read faster than as many rows.
    const json = prepared<[string], string>(this.db, 'SELECT json_group_array(rowid) FROM words WHERE words MATCH ?')
      .pluck()
      .get(match)
    const found: unknown = JSON.parse(json ?? '[]')
    const rows = Uint32Array.from(Array.isArray(found) ? found : [])
    this.keep(match, rows)
    return rows
  }

  private keep(match: string, rows: Uint32Array): void {
    this.kept.set(match, rows)
    this.size += rows.length + match.length
    for (const [oldest, held] of this.kept) {
      if (this.size <= MOST_KEPT || oldest === match) return
      this.kept.delete(oldest)
      this.size -= held.length + oldest.length
    }
  }

  clear(): void {
    this.kept.clear()
    this.size = 0
  }
}

const MOST_KEPT = 2_000_000
