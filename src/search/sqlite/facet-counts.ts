import type Database from 'better-sqlite3'
import { FACETS, type Facet, type FacetValue } from '../search.ts'
import { CHUNK_BITS, chunkOf, countChunk, highestOf, lowestOf } from './chunk.ts'
import { FacetNames } from './facet-names.ts'
import { prepared } from './prepared.ts'

const NO_COUNTS = new Uint32Array()

/** How many documents have each value; the first count is that of the value `first`. */
export interface Counts {
  readonly first: number
  readonly counts: Uint32Array
}

/** The facets of all documents in memory: values of hits are counted, not queried. */
export class FacetCounts {
  private readonly db: Database.Database
  private readonly names: FacetNames
  private readonly chunks = new Map<number, Uint32Array>()
  private readonly lowest = FACETS.map(() => Number.POSITIVE_INFINITY)
  private readonly highest = FACETS.map(() => -1)
  private generation = -1

  constructor(db: Database.Database) {
    this.db = db
    this.names = new FacetNames(db)
  }

  /** Reads the chunks that have changed since. */
  refresh(generation: number): void {
    if (generation === this.generation) return
    const changed = prepared<[number], { chunk: number; body: Buffer }>(
      this.db,
      'SELECT chunk, body FROM facet_chunk WHERE generation > ?',
    ).all(this.generation)
    for (const { chunk, body } of changed) {
      const packed = chunkOf(body)
      this.chunks.set(chunk, packed)
      for (let f = 0; f < FACETS.length; f++) {
        this.lowest[f] = Math.min(this.lowest[f] ?? 0, lowestOf(packed, f))
        this.highest[f] = Math.max(this.highest[f] ?? 0, highestOf(packed, f))
      }
    }
    this.generation = generation
  }

  /** The values of a facet among these rows: the most frequent, then by name; years in their own order. */
  count(facet: Facet, rows: Uint32Array, size: number): FacetValue[] {
    const { first, counts } = this.counts(facet, rows)
    const name = (at: number) => this.names.of(facet, first + at)
    const found = facet === 'year' ? most(counts, size, (a, b) => a - b) : most(counts, size, byName(name))
    if (facet === 'year') found.sort((a, b) => a - b)
    return found.map((at) => ({ value: name(at), count: counts[at] ?? 0 }))
  }

  /** How many of these rows have each value, by its number. */
  counts(facet: Facet, rows: Uint32Array): Counts {
    const f = FACETS.indexOf(facet)
    const [first = 0, last = -1] = [this.lowest[f], this.highest[f]]
    if (last < first) return { first: 0, counts: NO_COUNTS }
    const counts = new Uint32Array(last - first + 1)
    for (let from = 0; from < rows.length; ) {
      const chunk = (rows[from] ?? 0) >>> CHUNK_BITS
      const packed = this.chunks.get(chunk)
      from = countChunk(packed, f, rows, from, (chunk + 1) << CHUNK_BITS, first, counts)
    }
    return { first, counts }
  }
}

const byName = (name: (at: number) => string) => (a: number, b: number) => (name(a) < name(b) ? -1 : 1)

/** The places of the highest counts, those that are equal by `order`: few are kept of many. */
function most(counts: Uint32Array, size: number, order: (a: number, b: number) => number): number[] {
  const kept: number[] = []
  if (size <= 0) return kept
  let least = 0
  const before = (a: number, b: number) => (counts[b] ?? 0) - (counts[a] ?? 0) || order(a, b)
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0
    if (count === 0 || count < least) continue
    const last = kept[size - 1]
    if (last !== undefined && before(at, last) > 0) continue
    kept.splice(placeOf(kept, at, before), 0, at)
    if (kept.length > size) kept.pop()
    if (kept.length === size) least = counts[kept[size - 1] ?? 0] ?? 0
  }
  return kept
}

/** Where something belongs in what is in order. */
function placeOf(kept: readonly number[], one: number, before: (a: number, b: number) => number): number {
  let [from, to] = [0, kept.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (before(kept[middle] ?? 0, one) <= 0) from = middle + 1
    else to = middle
  }
  return from
}
