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
/** Sets that are brought up at once: a change waits for no more. */
const TURN = 8
/** Where documents have changed in so many chunks since the oldest set was written, each search reads as many pieces of each word. */
const MANY_CHUNKS = 16

/**
 * Holds the rows of frequent tokens ready: to read them from the full-text table was a third of what searching took. What has changed since
 * they were written is read by chunks, so that they need not be written with each change; they take turns.
 */
export class FrequentWriter {
  private readonly db: Database.Database
  private readonly counts = new Map<string, number>()
  private sampled = 0
  private turns: string[] = []
  /** No set is older than this generation; and when the turns began that are being taken. */
  private oldest: number | undefined
  private begun = 0

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
    if (this.turns.length === 0) {
      this.turns = this.candidates()
      this.begun = metaOf(this.db).generation
    }
    this.bringUp(this.turns.splice(-TURN))
    if (this.turns.length === 0) this.oldest = this.begun
  }

  bringAllUp(): void {
    const { generation } = metaOf(this.db)
    this.bringUp(this.candidates())
    this.turns = []
    this.oldest = generation
  }

  /** Whether searches are slower for what has changed since the sets were written. */
  get isBehind(): boolean {
    this.oldest ??=
      prepared<[], number | null>(this.db, 'SELECT min(generation) FROM frequent').pluck().get() ??
      metaOf(this.db).generation
    const changed = prepared<[number, number], number>(
      this.db,
      'SELECT count(*) FROM (SELECT 1 FROM facet_chunk WHERE generation > ? LIMIT ?)',
    ).pluck()
    return (changed.get(this.oldest, MANY_CHUNKS) ?? 0) === MANY_CHUNKS
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
