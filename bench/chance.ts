/** Numbers that look like chance and are the same for the same seed. */
export interface Chance {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A whole number from 0 up to, and without, `below`. */
  whole(below: number): number
  /** As `whole`, the small ones far more often than the large: a few people write most of the letters. */
  skewed(below: number): number
  pick<T>(list: readonly [T, ...T[]]): T
}

/** The generator is mulberry32: 32 bits of state serve, for nothing here is secret. */
export function chance(seed: number): Chance {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    next,
    whole,
    skewed: (below) => Math.floor(next() ** 3 * below),
    pick: (list) => list[whole(list.length)] ?? list[0],
  }
}
