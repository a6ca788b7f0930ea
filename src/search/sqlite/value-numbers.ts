import type Database from 'better-sqlite3'
import { fold } from '#value/fold.ts'
import type { Facet } from '../search.ts'

const REMEMBERED = 300_000

/** The numbers that one index file gives to the values of facets and to groups: the tokens and the counts have them. */
export class ValueNumbers {
  private readonly known = new Map<string, number>()
  private readonly last = new Map<string, number>()
  private readonly statements

  constructor(db: Database.Database) {
    this.statements = {
      value: db
        .prepare<[string, string], number>('SELECT local FROM facet_value WHERE facet = ? AND value = ?')
        .pluck(),
      last: db.prepare<[string], number | null>('SELECT max(local) FROM facet_value WHERE facet = ?').pluck(),
      add: db.prepare('INSERT INTO facet_value (facet, value, local, folded) VALUES (?, ?, ?, ?)'),
    }
  }

  /** A new number for what was not seen before. What is a number already is its own. */
  of(facet: Facet | 'access', value: string | number): number {
    if (typeof value === 'number') return value
    const key = `${facet}\0${value}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const local = this.statements.value.get(facet, value) ?? this.add(facet, value)
    if (this.known.size >= REMEMBERED) this.known.clear()
    this.known.set(key, local)
    return local
  }

  private add(facet: string, value: string): number {
    const local = (this.last.get(facet) ?? this.statements.last.get(facet) ?? 0) + 1
    this.statements.add.run(facet, value, local, fold(value))
    this.last.set(facet, local)
    return local
  }

  /** What was given last was not kept. */
  forget(): void {
    this.known.clear()
    this.last.clear()
  }
}
