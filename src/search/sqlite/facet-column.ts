import { CHUNK, CHUNK_BITS, endOfList, facetOf, highestOf, startOfList } from './chunk.ts'
import { FrequentValues } from './frequent-values.ts'
import { isAmong } from './is-among.ts'

/** How many of some rows have each value, by its number, and which values are among them: good until the next count. */
export interface Tally {
  readonly counts: Uint32Array
  readonly values: readonly number[]
}

const NOTHING = new Int32Array()
/** Of fewer rows all values are counted as fast. */
const MANY = 2000
/** By so much more rows it is seen anew which values are frequent. */
const MUCH_MORE = 1.1

/** Of a facet where more rows have several values, each row is looked at as it comes. */
const ROWS_PER_LIST = 64

/** So many values have numbers of two bytes. */
const MOST_SINGLE = 1 << 16

/** The value of each row that has one, otherwise 0; and which rows have several. */
interface Singles {
  readonly values: Uint16Array
  readonly several: Uint32Array
}

/** The values of one facet, of each row of the index, in memory. */
export class FacetColumn {
  private readonly facet: number
  /** What `encodeChunk` says of each row; and of each chunk the lists of those that have several values. */
  private said = NOTHING
  private readonly lists: Int32Array[] = []
  private counts = new Uint32Array()
  private counted: number[] = []
  private frequent: FrequentValues | undefined
  /** Made when it is first asked for after a change. */
  private singles: Singles | undefined
  /** How many rows there were when it was last seen whether some values are frequent. */
  private seenAt = 0

  constructor(facet: number) {
    this.facet = facet
  }

  get length(): number {
    return this.said.length
  }

  /** One more than the highest number that a value may have. */
  get mostValues(): number {
    return this.counts.length
  }

  /** Takes a chunk that was read, instead of what was known of its rows. */
  fill(chunk: number, packed: Int32Array): void {
    const end = (chunk + 1) << CHUNK_BITS
    if (this.said.length < end) {
      const said = new Int32Array(end)
      said.set(this.said)
      this.said = said
    }
    const rows = Array.from({ length: CHUNK }, (_, n) => end - CHUNK + n)
    const before = this.frequent === undefined ? [] : rows.map((row) => this.valuesOf(row))
    const taken = facetOf(packed, this.facet)
    this.said.set(taken.said, end - CHUNK)
    this.singles = undefined
    this.lists[chunk] = taken.lists
    before.forEach((values, n) => {
      const after = this.valuesOf(end - CHUNK + n)
      if (String(values) !== String(after)) this.frequent?.take(end - CHUNK + n, values, after)
    })
    const highest = highestOf(taken)
    if (this.counts.length <= highest) this.counts = new Uint32Array(2 * highest + 1)
  }

  /** After all chunks were taken that have changed. */
  settle(): void {
    if (this.frequent?.isStale !== true && this.length <= this.seenAt * MUCH_MORE) return
    this.frequent = FrequentValues.of(this)
    this.seenAt = this.length
  }

  /** Of many rows, those of the values that the most documents have; undefined where the facet has no more than can be counted at once. */
  tallyOfFrequent(rows: Uint32Array): ReturnType<FrequentValues['tally']> | undefined {
    return rows.length < MANY ? undefined : this.frequent?.tally(rows)
  }

  /** The values of a row. */
  valuesOf(row: number): Int32Array {
    const value = this.said[row] ?? 0
    if (value === 0) return NOTHING
    if (value > 0) return Int32Array.of(value)
    const lists = this.lists[row >>> CHUNK_BITS] ?? NOTHING
    return lists.subarray(startOfList(value), endOfList(lists, value))
  }

  /** There may be as many values as documents: one array counts them all, again and again. */
  tally(rows: Uint32Array): Tally {
    const { counts, said } = this
    for (const value of this.counted) counts[value] = 0
    const values: number[] = []
    this.counted = values
    const add = (value: number) => {
      const count = counts[value] ?? 0
      if (count === 0) values.push(value)
      counts[value] = count + 1
    }
    const isShort = counts.length <= Math.min(rows.length, MOST_SINGLE)
    const others = isShort ? this.countSingles(rows) : rows
    for (let value = 1; others !== rows && value < counts.length; value++) if (counts[value] !== 0) values.push(value)
    // By number: an iterator takes twice as long.
    for (let n = 0; n < others.length; n++) {
      const row = others[n] ?? 0
      const value = said[row] ?? 0
      if (value > 0) add(value)
      else if (value < 0) {
        const lists = this.lists[row >>> CHUNK_BITS] ?? NOTHING
        const end = endOfList(lists, value)
        for (let at = startOfList(value); at < end; at++) add(lists[at] ?? 0)
      }
    }
    return { counts, values }
  }

  /** Counts the rows that have one value at most, in a third of the time, for nothing is asked of a row; the others are told. */
  private countSingles(rows: Uint32Array): Uint32Array {
    const { counts } = this
    this.singles ??= singlesIn(this.said)
    const { values, several } = this.singles
    if (several.length * ROWS_PER_LIST > this.length) return rows
    for (let n = 0; n < rows.length; n++) {
      const value = values[rows[n] ?? 0] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
    }
    // What has none, or several, was counted as 0.
    counts[0] = 0
    return several.filter((row) => isAmong(rows, row))
  }
}

function singlesIn(said: Int32Array): Singles {
  const several: number[] = []
  const values = Uint16Array.from(said, (value, row) => {
    if (value < 0) several.push(row)
    return Math.max(0, value)
  })
  return { values, several: Uint32Array.from(several) }
}
