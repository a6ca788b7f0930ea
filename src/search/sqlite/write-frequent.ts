import type Database from 'better-sqlite3'
import { token } from '../index/match.ts'
import { readRows, upToDate } from './frequent-sets.ts'
import { prepared } from './prepared.ts'
import { RowSet } from './row-set.ts'
import { metaOf } from './schema.ts'

/** One document in so many is looked at, and so many at least, to know which tokens are frequent. */
const SAMPLED = 64
const LEAST = 64
/** More tell nothing new, and each has words that no other has, which are kept in memory. */
const ENOUGH = 4096
/** A token in more than one of so many documents is frequent; in less than one of so many, no longer. */
const FREQUENT = 256
const RARE = 512
/** Seen less often among those that are looked at, a token may be rare. */
const SEEN = 5
/** Sets that are brought up after each batch: a change waits for no more. */
const TURN = 8

/**
 * Holds the rows of frequent tokens ready: to read them from the full-text table was a third of what searching took. What has changed since
 * they were written is read by chunks, so that they need not be written with each change; they take turns.
 */
export class FrequentWriter {
  private readonly db: Database.Database
  private readonly counts = new Map<string, number>()
  private sampled = 0
  private turns: string[] = []

  constructor(db: Database.Database) {
    this.db = db
  }

  /** Looks at some of the documents that are indexed. */
  sample(row: number, columns: readonly string[]): void {
    if (row % SAMPLED !== 0 || this.sampled >= ENOUGH) return
    this.sampled += 1
    for (const token of new Set(columns.join(' ').split(' ')))
      if (token !== '') this.counts.set(token, (this.counts.get(token) ?? 0) + 1)
  }

  /** Brings some sets up. */
  takeTurn(): void {
    if (this.turns.length === 0) this.turns = this.candidates()
    this.bringUp(this.turns.splice(-TURN))
  }

  bringAllUp(): void {
    this.bringUp(this.candidates())
    this.turns = []
  }

  private candidates(): string[] {
    const held = prepared<[], string>(this.db, 'SELECT token FROM frequent').pluck().all()
    if (this.sampled < LEAST) return held
    const found = [...this.counts].flatMap(([token, count]) =>
      count >= Math.max(SEEN, this.sampled / FREQUENT) ? [token] : [],
    )
    return [...new Set([...held, ...found])]
  }

  private bringUp(words: readonly string[]): void {
    const held = prepared<[string], { generation: number; rows: Buffer }>(
      this.db,
      'SELECT generation, rows FROM frequent WHERE token = ?',
    )
    const keep = prepared<[string, number, Buffer], unknown>(
      this.db,
      'INSERT INTO frequent (token, generation, rows) VALUES (?, ?, ?) ON CONFLICT (token) DO UPDATE SET generation = excluded.generation, rows = excluded.rows',
    )
    const drop = prepared<[string], unknown>(this.db, 'DELETE FROM frequent WHERE token = ?')
    this.db
      .transaction(() => {
        const { generation, entries } = metaOf(this.db)
        for (const word of words) {
          const known = held.get(word)
          if (known?.generation === generation) continue
          const match = token(word)
          const rows =
            (known === undefined
              ? undefined
              : upToDate(this.db, match, RowSet.ofBytes(known.rows), known.generation)) ??
            RowSet.of(readRows(this.db, match))
          if (rows.size * RARE < entries) drop.run(word)
          else keep.run(word, generation, rows.asBytes())
        }
      })
      .immediate()
  }
}
