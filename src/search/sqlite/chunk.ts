import { FACETS } from '../search.ts'

/** Documents in one chunk of facets. Chunks are what readers load, and load again when one has changed. */
export const CHUNK_BITS = 10
export const CHUNK = 1 << CHUNK_BITS
const STARTS = CHUNK + 1

/** Of each facet, of each document of the chunk, the numbers of its values. */
export type Decoded = (readonly number[])[][]

export const emptyChunk = (): Decoded => FACETS.map(() => Array.from({ length: CHUNK }, () => []))

/**
 * A chunk as it is kept and as it is counted from: where each facet begins; there, for each document, where its values begin
 * (one more for the end), then the values.
 */
export function encodeChunk(facets: Decoded): Uint32Array<ArrayBuffer> {
  const sizes = facets.map((lists) => lists.reduce((sum, list) => sum + list.length, STARTS))
  const packed = new Uint32Array(sizes.reduce((sum, size) => sum + size, facets.length))
  let base = facets.length
  facets.forEach((lists, f) => {
    packed[f] = base
    let at = 0
    lists.forEach((list, n) => {
      packed[base + n] = at
      packed.set(list, base + STARTS + at)
      at += list.length
    })
    packed[base + CHUNK] = at
    base += STARTS + at
  })
  return packed
}

/** The chunk of kept bytes. They are copied: a 32-bit view asks for an address that is a multiple of four. */
export const chunkOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer)

export function decodeChunk(packed: Uint32Array): Decoded {
  return FACETS.map((_, f) =>
    Array.from({ length: CHUNK }, (_unused, n) => {
      const base = packed[f] ?? 0
      return [...packed.subarray(base + STARTS + (packed[base + n] ?? 0), base + STARTS + (packed[base + n + 1] ?? 0))]
    }),
  )
}

const valuesOf = (packed: Uint32Array, facet: number): Uint32Array => {
  const base = packed[facet] ?? 0
  return packed.subarray(base + STARTS, base + STARTS + (packed[base + CHUNK] ?? 0))
}
/** The lowest and the highest number among a facet's values; where there are none, such as change nothing. */
export const lowestOf = (packed: Uint32Array, facet: number): number =>
  valuesOf(packed, facet).reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
export const highestOf = (packed: Uint32Array, facet: number): number =>
  valuesOf(packed, facet).reduce((most, value) => Math.max(most, value), -1)

/**
 * Adds one for each value that each of these documents has of a facet, from the row at `from` on, as long as rows are below `end`:
 * those of the chunk. Says where it has stopped. The count of the value `first` is the first.
 */
export function countChunk(
  packed: Uint32Array | undefined,
  facet: number,
  rows: Uint32Array,
  from: number,
  end: number,
  first: number,
  counts: Uint32Array,
): number {
  const base = packed?.[facet] ?? 0
  const values = base + STARTS
  let r = from
  for (; r < rows.length; r++) {
    const row = rows[r] ?? 0
    if (row >= end) break
    if (packed === undefined) continue
    const place = base + (row & (CHUNK - 1))
    const last = packed[place + 1] ?? 0
    for (let v = packed[place] ?? 0; v < last; v++) {
      const value = (packed[values + v] ?? 0) - first
      counts[value] = (counts[value] ?? 0) + 1
    }
  }
  return r
}
