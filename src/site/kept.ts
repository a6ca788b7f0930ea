/** Things that are dear to make, kept by what they were made from: so much of them at most, the longest unused first to go. */
export interface Kept<T> {
  get(key: string): T | undefined
  put(key: string, value: T): T
}

/** `most` and `sizeOf` in characters. One thing may take an eighth of the room; a larger one is not kept. */
export function keeping<T>(most: number, sizeOf: (value: T) => number): Kept<T> {
  const kept = new Map<string, T>()
  let size = 0
  return {
    get(key) {
      const value = kept.get(key)
      if (value === undefined) return undefined
      // Put last again: a Map goes through its entries in the order in which they came.
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    put(key, value) {
      const before = kept.get(key)
      if (before !== undefined) size -= sizeOf(before)
      kept.delete(key)
      if (sizeOf(value) > most / 8) return value
      kept.set(key, value)
      size += sizeOf(value)
      for (const [oldest, held] of kept) {
        if (size <= most) break
        kept.delete(oldest)
        size -= sizeOf(held)
      }
      return value
    },
  }
}
