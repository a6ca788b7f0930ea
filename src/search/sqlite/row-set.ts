import { packed, unpacked } from './row-bytes.ts'
import { where } from './where.ts'

/** Rows in ascending order; or, where they are many, a bit for each row of the index, 32 to a number. */
type Held = Uint32Array | Int32Array

/** Rows from one to before another; both are multiples of 32. */
export type Range = readonly [from: number, to: number]

const BITS = 0
const LIST = 1

const wordsFor = (rows: Uint32Array): number => ((rows.at(-1) ?? 0) >>> 5) + 1
const isSet = (bits: Int32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

/** Some rows of an index. */
export class RowSet {
  private readonly held: Held
  private counted: number | undefined

  private constructor(held: Held, counted?: number) {
    this.held = held
    this.counted = counted
  }

  /** Of rows in ascending order. */
  static of(rows: Uint32Array): RowSet {
    return new RowSet(rows.length > wordsFor(rows) ? setIn(new Int32Array(wordsFor(rows)), rows) : rows)
  }

  /** Of bytes that were kept. Bits are copied: a 32-bit view asks for an address that is a multiple of four. */
  static ofBytes(bytes: Uint8Array): RowSet {
    const kept = bytes.subarray(1)
    return new RowSet(bytes[0] === BITS ? new Int32Array(new Uint8Array(kept).buffer) : unpacked(kept))
  }

  private static ofBits(bits: Int32Array): RowSet {
    const count = countOf(bits)
    return new RowSet(count > bits.length ? bits : rowsIn(bits, count), count)
  }

  rows(): Uint32Array {
    return this.held instanceof Uint32Array ? this.held : rowsIn(this.held, this.size)
  }

  get bytes(): number {
    return this.held.byteLength
  }

  get isEmpty(): boolean {
    return this.held.length === 0
  }

  get size(): number {
    this.counted ??= this.held instanceof Int32Array ? countOf(this.held) : this.held.length
    return this.counted
  }

  /** As it can be kept: how, and its bits, or its rows packed. */
  asBytes(): Buffer {
    const { held } = this
    return held instanceof Int32Array
      ? Buffer.concat([Uint8Array.of(BITS), new Uint8Array(held.buffer, held.byteOffset, held.byteLength)])
      : Buffer.concat([Uint8Array.of(LIST), packed(held)])
  }

  private get words(): number {
    return this.held instanceof Uint32Array ? wordsFor(this.held) : this.held.length
  }

  private bits(): Int32Array {
    return this.held instanceof Uint32Array ? setIn(new Int32Array(this.words), this.held) : this.held
  }

  static union(sets: readonly RowSet[]): RowSet {
    const [alone, ...others] = sets.filter(({ isEmpty }) => !isEmpty)
    if (alone !== undefined && others.length === 0) return alone
    const bits = new Int32Array(sets.reduce((most, { words }) => Math.max(most, words), 1))
    for (const { held } of sets) {
      if (held instanceof Uint32Array) setIn(bits, held)
      else for (let n = 0; n < held.length; n++) bits[n] = (bits[n] ?? 0) | (held[n] ?? 0)
    }
    return RowSet.ofBits(bits)
  }

  /** Rows that both have. */
  and(other: RowSet): RowSet {
    if (this.held instanceof Uint32Array) return this.filtered(this.held, other, true)
    if (other.held instanceof Uint32Array) return other.filtered(other.held, this, true)
    const two = other.held
    return RowSet.ofBits(this.held.map((word, n) => word & (two[n] ?? 0)))
  }

  /** Rows that the other has not. */
  without(other: RowSet): RowSet {
    if (this.held instanceof Uint32Array) return this.filtered(this.held, other, false)
    const not = other.bits()
    return RowSet.ofBits(this.held.map((word, n) => word & ~(not[n] ?? 0)))
  }

  /** These rows instead of those that are in some ranges. */
  with(ranges: readonly Range[], rows: Uint32Array): RowSet {
    if (ranges.length === 0) return this
    const { held } = this
    if (held instanceof Uint32Array) {
      const isOutside = (row: number) => !ranges.some(([from, to]) => row >= from && row < to)
      return RowSet.of(Uint32Array.from([...held.filter(isOutside), ...rows]).sort())
    }
    const bits = new Int32Array(Math.max(held.length, wordsFor(rows)))
    bits.set(held)
    for (const [from, to] of ranges) bits.fill(0, from >>> 5, to >>> 5)
    return RowSet.ofBits(setIn(bits, rows))
  }

  private filtered(rows: Uint32Array, other: RowSet, wanted: boolean): RowSet {
    const bits = other.bits()
    return new RowSet(where(rows, (row) => isSet(bits, row) === wanted))
  }
}

function setIn(bits: Int32Array, rows: Uint32Array): Int32Array {
  for (const row of rows) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
  return bits
}

function countOf(bits: Int32Array): number {
  let count = 0
  for (let word of bits) {
    // How many bits of 32 are set: pairs are added up, then fours, eights and all.
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}

function rowsIn(bits: Int32Array, count: number): Uint32Array {
  const rows = new Uint32Array(count)
  let at = 0
  for (let n = 0; n < bits.length; n++)
    for (let word = bits[n] ?? 0; word !== 0; word &= word - 1) rows[at++] = (n << 5) + 31 - Math.clz32(word & -word)
  return rows
}
