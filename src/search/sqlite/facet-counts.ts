import type Database from 'better-sqlite3'
import { FACETS, type Facet, type FacetValue } from '../search.ts'
import { CHUNK, chunkOf, countChunk } from './chunk.ts'
import { yearOfLocal } from './letters.ts'

const HIGHEST_YEAR = 220_000
/** Of values with equal counts at the end of a list, so many are ordered by name. */
const MOST_NAMED = 2000

/** The facets of all documents in memory: values of hits are counted, not queried. */
export class FacetCounts {
  private readonly db: Database.Database
  private readonly chunks = new Map<number, Uint32Array>()
  private generation = -1

  constructor(db: Database.Database) {
    this.db = db
  }

  /** Reads the chunks that have changed since. */
  refresh(generation: number): void {
    if (generation === this.generation) return
    const changed = this.db
      .prepare<[number], { chunk: number; body: Buffer }>('SELECT chunk, body FROM facet_chunk WHERE generation > ?')
      .all(this.generation)
    for (const { chunk, body } of changed) this.chunks.set(chunk, chunkOf(body))
    this.generation = generation
  }

  /** The values of a facet among these rows: the most frequent, then by name; years in their own order. */
  count(facet: Facet, rows: Uint32Array, size: number): FacetValue[] {
    const counts = this.counts(facet, rows)
    const found: { local: number; count: number }[] = []
    counts.forEach((count, local) => {
      if (count > 0) found.push({ local, count })
    })
    found.sort((a, b) => b.count - a.count || a.local - b.local)
    if (facet === 'year') {
      const shown = found.slice(0, size).sort((a, b) => a.local - b.local)
      return shown.map(({ local, count }) => ({ value: String(yearOfLocal(local)), count }))
    }
    const least = found[size - 1]?.count ?? 0
    const name = this.db
      .prepare<[string, number], string>('SELECT value FROM facet_value WHERE facet = ? AND local = ?')
      .pluck()
    return found
      .filter(({ count }, n) => n < size || (count === least && n < size + MOST_NAMED))
      .map(({ local, count }) => ({ value: name.get(facet, local) ?? '', count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, size)
  }

  /** How many of these rows have each value, by its number. */
  counts(facet: Facet, rows: Uint32Array): Uint32Array {
    const most =
      facet === 'year'
        ? HIGHEST_YEAR
        : (this.db
            .prepare<[string], number | null>('SELECT max(local) FROM facet_value WHERE facet = ?')
            .pluck()
            .get(facet) ?? 0)
    const counts = new Uint32Array(most + 1)
    const f = FACETS.indexOf(facet)
    for (let from = 0; from < rows.length; ) {
      const chunk = Math.floor((rows[from] ?? 0) / CHUNK)
      let to = from + 1
      while (to < rows.length && Math.floor((rows[to] ?? 0) / CHUNK) === chunk) to += 1
      const packed = this.chunks.get(chunk)
      if (packed !== undefined) countChunk(packed, f, rows, from, to, counts)
      from = to
    }
    return counts
  }
}
