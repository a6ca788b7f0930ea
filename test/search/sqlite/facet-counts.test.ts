import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localOfYear } from '#search/index/letters.ts'
import { FACETS, type Facet } from '#search/search.ts'
import { CHUNK, type Decoded, emptyChunk, encodeChunk } from '#search/sqlite/chunk.ts'
import { Combinations } from '#search/sqlite/combinations.ts'
import { FacetColumn } from '#search/sqlite/facet-column.ts'
import { FacetCounts } from '#search/sqlite/facet-counts.ts'
import { layOut } from '#search/sqlite/schema.ts'

const CHUNKS = 6
const SIZE = 1000
const rowsTo = (chunks: number) => Uint32Array.from({ length: chunks * CHUNK }, (_, row) => row)

/** As many languages and genres as an archive has; one document in a hundred spans three years, some are undated, one in fifty has two languages. */
const valuesOf: Readonly<Partial<Record<Facet, (row: number) => readonly number[]>>> = {
  year: (row) =>
    row % 7 === 0 ? [] : [0, 1, 2].slice(0, row % 100 === 0 ? 3 : 1).map((n) => localOfYear(1940 + (row % 11) + n)),
  genre: (row) => [1 + (Math.imul(row, 40_503) % 5)],
  language: (row) => (row % 50 === 0 ? [1, 3] : [1 + (row % 3)]),
  sender: (row) => (row % 500 === 0 ? [4, 90] : row % 9 === 0 ? [] : [1 + (row % 83)]),
}

const chunkOf = (n: number, shift = 0): Decoded =>
  emptyChunk().map((none, f) => {
    const values = valuesOf[FACETS[f] ?? 'has']
    return values === undefined ? none : none.map((_, at) => [...values(n * CHUNK + at + shift)])
  })

class Index {
  readonly db = new Database(':memory:')
  readonly chunks: Decoded[] = []
  readonly counts: FacetCounts
  private generation = 1

  constructor() {
    layOut(this.db, 1)
    for (const facet of FACETS)
      for (let local = 1; local < 100; local++)
        this.db.prepare('INSERT INTO facet_value VALUES (?, ?, ?, ?)').run(facet, `${facet} ${local}`, local, '')
    for (let n = 0; n < CHUNKS; n++) this.put(n, chunkOf(n))
    this.counts = new FacetCounts(this.db)
    this.counts.refresh(1)
  }

  put(n: number, chunk: Decoded): void {
    this.chunks[n] = chunk
    const body = Buffer.from(encodeChunk(chunk).buffer)
    this.db.prepare('INSERT OR REPLACE INTO facet_chunk VALUES (?, ?, ?)').run(n, this.generation, body)
  }

  change(n: number, chunk: Decoded): void {
    this.generation += 1
    this.put(n, chunk)
    this.counts.refresh(this.generation)
  }

  /** Counted one by one from what was written. */
  expected(facet: Facet, rows: Uint32Array): [string, number][] {
    const found = new Map<string, number>()
    for (const row of rows)
      for (const value of this.chunks[row >>> 10]?.[FACETS.indexOf(facet)]?.[row & (CHUNK - 1)] ?? []) {
        const name = facet === 'year' ? String(value - localOfYear(0)) : `${facet} ${value}`
        found.set(name, (found.get(name) ?? 0) + 1)
      }
    return [...found].sort()
  }
}

function expectAll(index: Index, rows: Uint32Array): void {
  for (const facet of ['year', 'genre', 'language', 'sender'] as const) {
    const counted = index.counts.count(facet, rows, SIZE).map(({ value, count }): [string, number] => [value, count])
    expect(counted.sort(), facet).toEqual(index.expected(facet, rows))
  }
}

test('facets are counted as one by one, among few documents and many, whichever is asked for first', () => {
  const index = new Index()
  const every = rowsTo(CHUNKS)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(99), (each, from) =>
      expectAll(
        index,
        every.filter((row) => (row + from) % each === 0),
      ),
    ),
    { numRuns: 20 },
  )
})

test('so they are after documents have changed, and have come', () => {
  const index = new Index()
  const rows = rowsTo(CHUNKS)
  expectAll(index, rows)
  index.change(2, chunkOf(2, 5))
  expectAll(index, rows)
  index.change(CHUNKS, chunkOf(CHUNKS))
  expectAll(index, rowsTo(CHUNKS + 1))
})

test('of more combinations than are counted none is told', () => {
  const year = FACETS.indexOf('year')
  const tallied = (different: number) => {
    const column = new FacetColumn(year)
    const combinations = new Combinations([column], 100)
    for (let n = 0; n < CHUNKS; n++) {
      const chunk = emptyChunk().map((none, f) => (f === year ? none.map((_, at) => [1 + (at % different)]) : none))
      column.fill(n, encodeChunk(chunk))
      combinations.take(n)
    }
    return combinations.tally(column, rowsTo(CHUNKS))?.values.length
  }
  expect(tallied(100)).toBe(100)
  expect(tallied(101)).toBeUndefined()
})
