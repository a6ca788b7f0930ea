import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FACETS } from '#search/search.ts'
import { CHUNK, type Decoded, emptyChunk, encodeChunk } from '#search/sqlite/chunk.ts'
import { FacetColumn, type Tally } from '#search/sqlite/facet-column.ts'

const ARCHIVE = FACETS.indexOf('archive')
const FONDS = 100
const CHUNKS = 24

/** Every document in one of a hundred fonds, and in a file of three documents: far more values than are frequent. */
const file = (row: number) => 1 + FONDS + Math.floor(row / 3)
function chunk(n: number, fondOf: (row: number) => number): Decoded {
  const decoded = emptyChunk()
  const lists = Array.from({ length: CHUNK }, (_, at) => [fondOf(n * CHUNK + at), file(n * CHUNK + at)])
  return decoded.map((none, facet) => (facet === ARCHIVE ? lists : none))
}

function columnOf(fondOf: (row: number) => number): FacetColumn {
  const column = new FacetColumn(ARCHIVE)
  for (let n = CHUNKS - 1; n >= 0; n--) column.fill(n, encodeChunk(chunk(n, fondOf)))
  column.settle()
  return column
}

const fond = (row: number) => 1 + ((Math.imul(row, 2_654_435_761) >>> 8) % FONDS)
const everyRow = Uint32Array.from({ length: CHUNKS * CHUNK }, (_, row) => row)
const sureOf = ({ counts, values }: Tally, bound: number) =>
  values
    .flatMap((value) => ((counts[value] ?? 0) > bound ? [[value, counts[value]] as const] : []))
    .sort(([a], [b]) => a - b)

/** What counting lists gives, beside what counting values gives. */
function bothOf(column: FacetColumn, rows: Uint32Array) {
  const frequent = column.tallyOfFrequent(rows)
  if (frequent === undefined) throw new Error('nothing is frequent')
  return { byLists: sureOf(frequent, frequent.bound), byValues: sureOf(column.tally(rows), frequent.bound) }
}

test('values that are above the bound are counted by lists as they are one by one, among any rows', () => {
  const column = columnOf(fond)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(99), (every, from) => {
      const { byLists, byValues } = bothOf(
        column,
        everyRow.filter((row) => (row + from) % every === 0),
      )
      expect(byLists).toEqual(byValues)
      expect(byLists.length).toBeGreaterThan(FONDS - 1)
    }),
    { numRuns: 20 },
  )
})

test('so it is after documents have moved, also to values that were not frequent', () => {
  const column = columnOf(fond)
  const isMoved = (row: number) => row >= 3 * CHUNK && row < 4 * CHUNK && row % 5 !== 0
  const rare = file(7)
  column.fill(3, encodeChunk(chunk(3, (row) => (isMoved(row) ? rare : fond(row)))))
  const moved = bothOf(column, everyRow)
  expect(moved.byLists).toEqual(moved.byValues)
  // Too much has moved for what is known of the frequent values: it is seen anew, and the value is one of them.
  column.settle()
  const settled = bothOf(column, everyRow)
  expect(settled.byLists).toEqual(settled.byValues)
  expect(settled.byLists.map(([value]) => value)).toContain(rare)
})

test('documents that come later are counted too', () => {
  const column = columnOf(fond)
  column.fill(CHUNKS, encodeChunk(chunk(CHUNKS, fond)))
  const { byLists, byValues } = bothOf(
    column,
    Uint32Array.from({ length: (CHUNKS + 1) * CHUNK }, (_, row) => row),
  )
  expect(byLists).toEqual(byValues)
})

test('a facet of few values has none that are counted apart', () => {
  const column = new FacetColumn(ARCHIVE)
  for (let n = 0; n < 4; n++)
    column.fill(
      n,
      encodeChunk(chunk(n, fond).map((lists) => lists.map(([first]) => (first === undefined ? [] : [first])))),
    )
  column.settle()
  expect(column.tallyOfFrequent(everyRow.slice(0, 4 * CHUNK))).toBeUndefined()
})
