import type Database from 'better-sqlite3'
import { FACETS, type Facet, type FacetValue } from '../search.ts'
import { chunkOf } from './chunk.ts'
import { Combinations } from './combinations.ts'
import { FacetColumn, type Tally } from './facet-column.ts'
import { FacetNames } from './facet-names.ts'
import { prepared } from './prepared.ts'

/** Facets of few values, which every question asks for. */
const FEW: readonly Facet[] = ['year', 'genre', 'language']

/** The facets of all documents in memory: values of hits are counted, not queried. */
export class FacetCounts {
  private readonly db: Database.Database
  private readonly names: FacetNames
  private readonly columns = FACETS.map((_, f) => new FacetColumn(f))
  private readonly combinations = new Combinations(FEW.map((facet) => this.column(facet)))
  private generation = -1

  constructor(db: Database.Database) {
    this.db = db
    this.names = new FacetNames(db)
  }

  /** Reads the chunks that have changed since. */
  refresh(generation: number): void {
    // One after the other: all of them together take as much memory once more.
    const changed = prepared<[number], { chunk: number; body: Buffer }>(
      this.db,
      'SELECT chunk, body FROM facet_chunk WHERE generation > ? ORDER BY chunk DESC',
    ).iterate(this.generation)
    for (const { chunk, body } of changed) {
      const packed = chunkOf(body)
      for (const column of this.columns) column.fill(chunk, packed)
      this.combinations.take(chunk)
    }
    for (const column of this.columns) column.settle()
    this.generation = generation
  }

  /** The values of a facet among these rows: the most frequent, then by name; years in their own order. */
  count(facet: Facet, rows: Uint32Array, size: number): FacetValue[] {
    const column = this.column(facet)
    const name = (value: number) => this.names.of(facet, value)
    const first = (tally: Tally) =>
      most(tally, size, facet === 'year' ? (a, b) => a - b : byName(name)).map((value) => ({
        value,
        count: tally.counts[value] ?? 0,
      }))
    const frequent = column.tallyOfFrequent(rows)
    const likely = frequent === undefined ? [] : first(frequent)
    const isSure = likely.length === size && (likely.at(-1)?.count ?? 0) > (frequent?.bound ?? 0)
    const found = isSure ? likely : first(this.combinations.tally(column, rows) ?? column.tally(rows))
    if (facet === 'year') found.sort((a, b) => a.value - b.value)
    return found.map(({ value, count }) => ({ value: name(value), count }))
  }

  /** How many of these rows have each value, by its number. */
  counts(facet: Facet, rows: Uint32Array): Uint32Array {
    return this.column(facet).tally(rows).counts.slice()
  }

  private column(facet: Facet): FacetColumn {
    return this.columns[FACETS.indexOf(facet)] ?? new FacetColumn(0)
  }
}

const byName = (name: (at: number) => string) => (a: number, b: number) => (name(a) < name(b) ? -1 : 1)

/** The places of the highest counts, those that are equal by `order`: few are kept of many. */
function most({ counts, values }: Tally, size: number, order: (a: number, b: number) => number): number[] {
  const kept: number[] = []
  if (size <= 0) return kept
  let least = 0
  const before = (a: number, b: number) => (counts[b] ?? 0) - (counts[a] ?? 0) || order(a, b)
  for (const at of values) {
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
