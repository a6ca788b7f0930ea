import { FACETS } from '../search.ts'

/** Documents in one chunk of facets. Chunks are what readers load, and load again when one has changed. */
export const CHUNK_BITS = 10
export const CHUNK = 1 << CHUNK_BITS

/** Of each facet, of each document of the chunk, the numbers of its values. */
export type Decoded = (readonly number[])[][]

export const emptyChunk = (): Decoded => FACETS.map(() => Array.from({ length: CHUNK }, () => []))

/**
 * A chunk as it is kept and as it is counted from: where each facet begins; there, for each document, the number of its value
 * where it has one, 0 where it has none, and where it has several, the place of their list below zero: how many, and each.
 */
export function encodeChunk(facets: Decoded): Int32Array<ArrayBuffer> {
  const several = (lists: Decoded[number]) => lists.filter((list) => list.length > 1)
  const sizes = facets.map((lists) => several(lists).reduce((sum, list) => sum + 1 + list.length, CHUNK))
  const packed = new Int32Array(sizes.reduce((sum, size) => sum + size, facets.length))
  let base = facets.length
  facets.forEach((lists, f) => {
    packed[f] = base
    let at = base + CHUNK
    lists.forEach((list, n) => {
      const [first] = list
      if (first === undefined) return
      if (list.length === 1) packed[base + n] = first
      else {
        packed[base + n] = -at
        packed[at] = list.length
        packed.set(list, at + 1)
        at += 1 + list.length
      }
    })
    base = at
  })
  return packed
}

/** The chunk of kept bytes. They are copied: a 32-bit view asks for an address that is a multiple of four. */
export const chunkOf = (bytes: Uint8Array): Int32Array => new Int32Array(new Uint8Array(bytes).buffer)

/** One facet of a chunk: of each document what `encodeChunk` says of its values, and the lists that it says the places of. */
interface OneFacet {
  readonly said: Int32Array
  readonly lists: Int32Array
}

/** Copied, and the places counted from the lists: whoever keeps a facet keeps no more than it. */
export function facetOf(packed: Int32Array, facet: number): OneFacet {
  const base = packed[facet] ?? 0
  // No place is 0.
  const before = base + CHUNK - 1
  const end = facet + 1 < FACETS.length ? packed[facet + 1] : packed.length
  const said = packed.slice(base, base + CHUNK)
  for (let n = 0; n < CHUNK; n++) if ((said[n] ?? 0) < 0) said[n] = (said[n] ?? 0) + before
  return { said, lists: packed.slice(before, end) }
}

/** Where the list at a place below zero begins, and where it ends. */
export const startOfList = (place: number): number => 1 - place
export const endOfList = (lists: Int32Array, place: number): number => 1 - place + (lists[-place] ?? 0)

const valuesOf = (lists: Int32Array, value: number): readonly number[] =>
  value < 0 ? [...lists.subarray(startOfList(value), endOfList(lists, value))] : value === 0 ? [] : [value]

export const decodeChunk = (packed: Int32Array): Decoded =>
  FACETS.map((_, f) => {
    const { said, lists } = facetOf(packed, f)
    return Array.from(said, (value) => valuesOf(lists, value))
  })

/** The highest number among a facet's values; 0 where there are none. */
export const highestOf = ({ said, lists }: OneFacet): number =>
  said.reduce((most, value) => Math.max(most, ...valuesOf(lists, value)), 0)
