import type Database from 'better-sqlite3'
import { yearOfLocal } from '../index/letters.ts'
import type { Facet } from '../search.ts'
import { prepared } from './prepared.ts'

/** What the numbers of facets stand for, each read when it is first asked for: a number never changes its value. */
export class FacetNames {
  private readonly db: Database.Database
  private readonly names = new Map<Facet, string[]>()

  constructor(db: Database.Database) {
    this.db = db
  }

  of(facet: Facet, local: number): string {
    if (facet === 'year') return String(yearOfLocal(local))
    const names = this.names.get(facet) ?? []
    this.names.set(facet, names)
    const known = names[local]
    if (known !== undefined) return known
    const name = prepared<[string, number], string>(
      this.db,
      'SELECT value FROM facet_value WHERE facet = ? AND local = ?',
    ).pluck()
    const found = name.get(facet, local) ?? ''
    names[local] = found
    return found
  }
}
