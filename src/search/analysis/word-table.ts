const FIRST_CAPACITY = 1 << 10
/** Whoever makes words up that fall on one place slows nobody down: where so many stand in a row, the last gives way. */
const MOST_IN_A_ROW = 128

/** Something that is known of a word. */
export interface Written {
  /** The word as it is written. */
  readonly as: string
}

/**
 * What is known of words, by their letters, wherever in a text these stand. A `Map` wants a string of its own for each, and goes through memory to
 * three places more: with a hundred thousand words it took half of what analysis takes.
 */
export class WordTable<W extends Written> {
  private hashes = new Int32Array(FIRST_CAPACITY)
  private entries: (W | undefined)[] = new Array(FIRST_CAPACITY)
  size = 0

  get(text: string, start: number, end: number): W | undefined {
    const { hashes, entries } = this
    const hash = hashOf(text, start, end)
    const last = hashes.length - 1
    for (let n = 0; n < MOST_IN_A_ROW; n++) {
      const at = (hash + n) & last
      if (hashes[at] === FREE) return undefined
      const entry = hashes[at] === hash ? entries[at] : undefined
      if (entry !== undefined && isAt(text, start, end, entry.as)) return entry
    }
    return undefined
  }

  add(entry: W): void {
    this.size += 1
    if (this.size * 2 > this.hashes.length) this.grow()
    this.put(hashOf(entry.as, 0, entry.as.length), entry)
  }

  private put(hash: number, entry: W): void {
    const last = this.hashes.length - 1
    let n = 0
    while (n < MOST_IN_A_ROW - 1 && this.hashes[(hash + n) & last] !== FREE) n += 1
    const at = (hash + n) & last
    this.hashes[at] = hash
    this.entries[at] = entry
  }

  private grow(): void {
    const { hashes, entries } = this
    this.hashes = new Int32Array(hashes.length * 2)
    this.entries = new Array(hashes.length * 2)
    for (const [at, hash] of hashes.entries()) {
      const entry = entries[at]
      if (entry !== undefined) this.put(hash, entry)
    }
  }
}

const FREE = 0

function hashOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at)
  // The lowest bits tell the place.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13) || 1
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false
  for (let n = 0; n < word.length; n++) if (word.charCodeAt(n) !== text.charCodeAt(start + n)) return false
  return true
}
