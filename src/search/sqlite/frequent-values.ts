import type { FacetColumn, Tally } from './facet-column.ts'

/** So many values of a facet are frequent. */
const FREQUENT = 4096
/** Where there are more lists than one for so many rows, counting lists saves nothing. */
const ROWS_PER_LIST = 8

/**
 * The values that the most documents have, of a facet that has very many (archives, with every file in them). Among many hits the first values
 * are of these, and few lists of them are all that documents have: lists are counted then, and not values.
 */
export class FrequentValues {
  /** The most documents that a value has which is not among these. */
  private bound = 0
  private readonly stale: number
  /** In how many documents each value is, and which are frequent. */
  private totals: Uint32Array
  private readonly isFrequent: Uint8Array
  private readonly frequent: readonly number[]
  private readonly counts: Uint32Array
  /** Of each row the number of its list. */
  private numbers: Int32Array
  private readonly lists: (readonly number[])[] = []
  private readonly known = new Map<string, number>()

  private constructor(column: FacetColumn, { counts, values }: Tally) {
    const least = Uint32Array.from(values, (value) => counts[value] ?? 0).sort()[values.length - FREQUENT] ?? 0
    this.totals = counts.slice()
    this.isFrequent = Uint8Array.from(counts, (count) => (count > least ? 1 : 0))
    this.frequent = values.filter((value) => this.isFrequent[value] === 1)
    this.counts = new Uint32Array(counts.length)
    this.bound = least
    this.stale = 2 * least + 64
    this.numbers = new Int32Array(column.length)
  }

  /** Undefined where the facet is counted as fast without. */
  static of(column: FacetColumn): FrequentValues | undefined {
    const tally = column.tally(Uint32Array.from({ length: column.length }, (_, row) => row))
    if (tally.values.length <= FREQUENT) return undefined
    const frequent = new FrequentValues(column, tally)
    for (let row = 0; row < column.length; row++) {
      frequent.numbers[row] = frequent.numberOf(column.valuesOf(row))
      if (frequent.lists.length * ROWS_PER_LIST > column.length) return undefined
    }
    return frequent
  }

  /** Too many documents have come to values that are not among these. */
  get isStale(): boolean {
    return this.bound > this.stale
  }

  /** A row has other values than before. */
  take(row: number, before: Int32Array, after: Int32Array): void {
    for (const value of before) this.totals[value] = (this.totals[value] ?? 0) - 1
    for (const value of after) {
      if (value >= this.totals.length) this.totals = grown(this.totals, value)
      const total = (this.totals[value] ?? 0) + 1
      this.totals[value] = total
      if (this.isFrequent[value] !== 1) this.bound = Math.max(this.bound, total)
    }
    if (row >= this.numbers.length) this.numbers = grown(this.numbers, row)
    this.numbers[row] = this.numberOf(after)
  }

  private numberOf(values: Int32Array): number {
    const list = Array.from(values.filter((value) => this.isFrequent[value] === 1))
    const key = list.join()
    const number = this.known.get(key) ?? this.lists.push(list) - 1
    this.known.set(key, number)
    return number
  }

  /** How many of the rows have each of these values; a value that has more than `bound` is before all that are not among these. */
  tally(rows: Uint32Array): Tally & { readonly bound: number } {
    const { counts, numbers, lists } = this
    const perList = new Uint32Array(lists.length)
    for (let n = 0; n < rows.length; n++) {
      const number = numbers[rows[n] ?? 0] ?? 0
      perList[number] = (perList[number] ?? 0) + 1
    }
    for (const value of this.frequent) counts[value] = 0
    for (let number = 0; number < perList.length; number++) {
      const count = perList[number] ?? 0
      if (count === 0) continue
      for (const value of lists[number] ?? []) counts[value] = (counts[value] ?? 0) + count
    }
    const values = this.frequent.filter((value) => counts[value] !== 0)
    return { counts: this.counts, values, bound: this.bound }
  }
}

function grown<A extends Uint32Array | Int32Array>(known: A, most: number): A {
  const array = known instanceof Uint32Array ? new Uint32Array(2 * most) : new Int32Array(2 * most)
  array.set(known)
  return array as A
}
