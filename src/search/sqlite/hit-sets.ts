import type Database from 'better-sqlite3'
import { numbersIn } from './numbers-in.ts'
import { prepared } from './prepared.ts'
import { type Sets, setsOf, together } from './wide.ts'

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
    const rows = this.found(setsOf(match))
    this.keep(match, rows)
    return rows
  }

  private found(sets: Sets): Uint32Array {
    return typeof sets === 'string'
      ? this.read(sets)
      : together(
          sets.is,
          sets.of.map((one) => this.found(one)),
        )
  }

  private read(match: string): Uint32Array {
    // One JSON text is read faster than as many rows.
    const json = prepared<[string], Buffer>(
      this.db,
      'SELECT CAST(json_group_array(rowid) AS BLOB) FROM words WHERE words MATCH ?',
    )
      .pluck()
      .get(match)
    return json === undefined ? NO_ROWS : numbersIn(json)
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
const NO_ROWS = new Uint32Array()
