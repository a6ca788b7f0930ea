import { CHUNK, CHUNK_BITS } from './chunk.ts'
import type { FacetColumn, Tally } from './facet-column.ts'

/** Where there are more combinations, to count them saves nothing; their numbers have two bytes. */
const MOST = 1 << 16
/** Hits have to be so many times as many as the combinations, for what these save to be more than they cost. */
const MUCH_MORE = 4
const SEVERAL = -1

/** Of each combination the value of one facet. */
interface Values {
  readonly column: FacetColumn
  /** 0: none; `SEVERAL`: those of the list. */
  readonly one: Int32Array
  readonly lists: Map<number, Int32Array>
  readonly values: Set<number>
  counts: Uint32Array
}

/**
 * Facets that have few values (years, genres, languages) stand in few combinations: of many hits these are counted, once for all of the
 * facets, and not the values of each.
 */
export class Combinations {
  private readonly facets: readonly Values[]
  private readonly known = new Map<string, number>()
  /** Of each row the number of its combination. */
  private numbers = new Uint16Array()
  private counts = new Uint32Array()
  private readonly most: number
  private isTooMuch = false
  /** Whose combinations were counted last: the facets of a question are asked for one after another. */
  private counted: Uint32Array | undefined

  constructor(columns: readonly FacetColumn[], most = MOST) {
    this.most = most
    this.facets = columns.map((column) => ({
      column,
      one: new Int32Array(most),
      lists: new Map(),
      values: new Set(),
      counts: new Uint32Array(),
    }))
  }

  /** After the columns have taken a chunk. */
  take(chunk: number): void {
    const begin = chunk << CHUNK_BITS
    if (this.numbers.length < begin + CHUNK) {
      const numbers = new Uint16Array(begin + CHUNK)
      numbers.set(this.numbers)
      this.numbers = numbers
    }
    for (let row = begin; row < begin + CHUNK; row++) this.numbers[row] = this.numberOf(row)
    this.counted = undefined
  }

  private numberOf(row: number): number {
    const values = this.facets.map(({ column }) => column.valuesOf(row))
    const key = values.join(';')
    const known = this.known.get(key)
    if (known !== undefined) return known
    const number = this.known.size
    if (number === this.most) {
      this.isTooMuch = true
      return 0
    }
    this.known.set(key, number)
    for (const [f, { one, lists, values: held }] of this.facets.entries()) {
      const some = values[f] ?? NOTHING
      for (const value of some) held.add(value)
      one[number] = some.length > 1 ? SEVERAL : (some[0] ?? 0)
      if (some.length > 1) lists.set(number, some.slice())
    }
    return number
  }

  /** How many of the rows have each value of a facet, good until it is asked again; undefined where its column tells it as fast. */
  tally(column: FacetColumn, rows: Uint32Array): Tally | undefined {
    const facet = this.facets.find((one) => one.column === column)
    const { size } = this.known
    if (facet === undefined || this.isTooMuch || rows.length < size * MUCH_MORE) return undefined
    this.count(rows)
    if (facet.counts.length < column.mostValues) facet.counts = new Uint32Array(column.mostValues)
    const { one, lists, values, counts } = facet
    for (const value of values) counts[value] = 0
    for (let number = 0; number < size; number++) {
      const count = this.counts[number] ?? 0
      const value = one[number] ?? 0
      if (value !== SEVERAL) counts[value] = (counts[value] ?? 0) + count
      else for (const each of lists.get(number) ?? NOTHING) counts[each] = (counts[each] ?? 0) + count
    }
    return { counts, values: [...values].filter((value) => counts[value] !== 0) }
  }

  private count(rows: Uint32Array): void {
    if (this.counted === rows) return
    if (this.counts.length < this.known.size) this.counts = new Uint32Array(2 * this.known.size)
    const { counts, numbers } = this
    counts.fill(0)
    for (let n = 0; n < rows.length; n++) {
      const number = numbers[rows[n] ?? 0] ?? 0
      counts[number] = (counts[number] ?? 0) + 1
    }
    this.counted = rows
  }
}

const NOTHING = new Int32Array()
