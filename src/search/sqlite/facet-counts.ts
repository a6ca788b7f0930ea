import type Database from 'better-sqlite3'
import { FACETS, type Facet, type FacetValue } from '../search.ts'
import { CHUNK, CHUNK_BITS, chunkOf, endOfList, highestOf, singlesOf, startOfList } from './chunk.ts'
import { FacetNames } from './facet-names.ts'
import { prepared } from './prepared.ts'

/** Counts by the numbers of values, and which of them have been counted. */
interface Tally {
  readonly counts: Uint32Array
  readonly counted: number[]
}

/** The facets of all documents in memory: values of hits are counted, not queried. */
export class FacetCounts {
  private readonly db: Database.Database
  private readonly names: FacetNames
  /** Of each facet, of each row what `encodeChunk` says of it; the lists of those that have several are in the chunk. */
  private readonly values = FACETS.map((): Int32Array<ArrayBuffer> => new Int32Array())
  private readonly chunks: Int32Array[] = []
  private readonly tallies = FACETS.map((): Tally => ({ counts: new Uint32Array(), counted: [] }))
  private generation = -1

  constructor(db: Database.Database) {
    this.db = db
    this.names = new FacetNames(db)
  }

  /** Reads the chunks that have changed since. */
  refresh(generation: number): void {
    const changed = prepared<[number], { chunk: number; body: Buffer }>(
      this.db,
      'SELECT chunk, body FROM facet_chunk WHERE generation > ? ORDER BY chunk DESC',
    ).all(this.generation)
    for (const { chunk, body } of changed) {
      const packed = chunkOf(body)
      this.chunks[chunk] = packed
      FACETS.forEach((_, f) => {
        this.fill(f, chunk, packed)
      })
    }
    this.generation = generation
  }

  private fill(f: number, chunk: number, packed: Int32Array): void {
    const end = (chunk + 1) << CHUNK_BITS
    const known = this.values[f] ?? NO_VALUES
    const values = known.length < end ? new Int32Array(end) : known
    if (values !== known) values.set(known)
    values.set(singlesOf(packed, f), end - CHUNK)
    this.values[f] = values
    const tally = this.tallies[f]
    const highest = highestOf(packed, f)
    if (tally === undefined || tally.counts.length <= highest)
      this.tallies[f] = { counts: new Uint32Array(2 * highest + 1), counted: [] }
  }

  /** The values of a facet among these rows: the most frequent, then by name; years in their own order. */
  count(facet: Facet, rows: Uint32Array, size: number): FacetValue[] {
    const tally = this.tally(facet, rows)
    const name = (value: number) => this.names.of(facet, value)
    const found = most(tally, size, facet === 'year' ? (a, b) => a - b : byName(name))
    if (facet === 'year') found.sort((a, b) => a - b)
    return found.map((value) => ({ value: name(value), count: tally.counts[value] ?? 0 }))
  }

  /** How many of these rows have each value, by its number. */
  counts(facet: Facet, rows: Uint32Array): Uint32Array {
    return this.tally(facet, rows).counts.slice()
  }

  /** The tally of a facet is one and the same, and only good until the next: there may be as many values as documents. */
  private tally(facet: Facet, rows: Uint32Array): Tally {
    const f = FACETS.indexOf(facet)
    const tally = this.tallies[f] ?? NO_TALLY
    const { counts, counted } = tally
    for (const value of counted) counts[value] = 0
    counted.length = 0
    const values = this.values[f] ?? NO_VALUES
    const add = (value: number) => {
      const count = counts[value] ?? 0
      if (count === 0) counted.push(value)
      counts[value] = count + 1
    }
    // By number: an iterator takes twice as long.
    for (let n = 0; n < rows.length; n++) {
      const row = rows[n] ?? 0
      const value = values[row] ?? 0
      if (value > 0) add(value)
      else if (value < 0) {
        const packed = this.chunks[row >>> CHUNK_BITS] ?? NO_VALUES
        const end = endOfList(packed, value)
        for (let at = startOfList(value); at < end; at++) add(packed[at] ?? 0)
      }
    }
    return tally
  }
}

const NO_VALUES = new Int32Array()
const NO_TALLY: Tally = { counts: new Uint32Array(), counted: [] }

const byName = (name: (at: number) => string) => (a: number, b: number) => (name(a) < name(b) ? -1 : 1)

/** The places of the highest counts, those that are equal by `order`: few are kept of many. */
function most({ counts, counted }: Tally, size: number, order: (a: number, b: number) => number): number[] {
  const kept: number[] = []
  if (size <= 0) return kept
  let least = 0
  const before = (a: number, b: number) => (counts[b] ?? 0) - (counts[a] ?? 0) || order(a, b)
  for (const at of counted) {
    if ((counts[at] ?? 0) < least) continue
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
