import { crc32, deflateRawSync } from 'node:zlib'

// After APPNOTE.TXT 6.3.10, the specification of zip files; the numbers of its clauses stand beside what they ask for.

const MADE_BY_UNIX = (3 << 8) | 45
const PLAIN_VERSION = 20
const ZIP64_VERSION = 45
/** Names are UTF-8 (4.4.4, bit 11). */
const FLAGS = 0x0800
const DEFLATED = 8
/** What a field says whose value stands elsewhere, for it is too large (4.4.1.4). */
const [NOT_HERE_16, NOT_HERE_32] = [0xffff, 0xffff_ffff]
/** A file that may be read by all (the high half of 4.4.15). */
const READABLE = (0o100644 << 16) >>> 0

/** Days and times of day as MS-DOS has them: from 1980 on, in steps of two seconds (4.4.6). */
function dosTime(at: Date): { readonly time: number; readonly date: number } {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107)
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  }
}

/** Little-endian fields one after another: how many bytes each takes, and its value. */
function fields(...given: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const made = Buffer.alloc(given.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of given) {
    if (bytes === 2) made.writeUInt16LE(value, at)
    else if (bytes === 4) made.writeUInt32LE(value, at)
    else made.writeBigUInt64LE(BigInt(value), at)
    at += bytes
  }
  return made
}

/** Lines of the directory that are put into one piece of memory: a small buffer would keep all that lies beside it in Node's pool. */
const AT_ONCE = 512

/**
 * A zip file in pieces, in the order in which they are to be written. Of each entry only its line in the directory at the end is held,
 * some eighty bytes, however many there are; beyond 65,535 entries or 4 GB the file is in the 64-bit form.
 */
export class Zip {
  #offset: number
  #entries = 0
  readonly #directory: Buffer[] = []
  #latest: Buffer[] = []

  /** `offset`: where in the file it begins; else than 0 only to try what becomes of very large ones. */
  constructor(offset = 0) {
    this.#offset = offset
  }

  /** A file of less than 4 GB. */
  entry(path: string, content: Uint8Array, at: Date): readonly Uint8Array[] {
    const name = Buffer.from(path)
    const packed = deflateRawSync(content)
    const { time, date } = dosTime(at)
    const described = [
      [2, FLAGS],
      [2, DEFLATED],
      [2, time],
      [2, date],
      [4, crc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, name.length],
    ] as const
    // 4.3.7
    const head = fields([4, 0x0403_4b50], [2, PLAIN_VERSION], ...described, [2, 0])
    const isFar = this.#offset >= NOT_HERE_32
    // 4.5.3: of what does not fit, in a fixed order; here only the offset.
    const far = isFar ? fields([2, 1], [2, 8], [8, this.#offset]) : Buffer.alloc(0)
    // 4.3.12
    const line = fields(
      [4, 0x0201_4b50],
      [2, MADE_BY_UNIX],
      [2, isFar ? ZIP64_VERSION : PLAIN_VERSION],
      ...described,
      [2, far.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, READABLE],
      [4, isFar ? NOT_HERE_32 : this.#offset],
    )
    this.#latest.push(line, name, far)
    this.#entries += 1
    if (this.#entries % AT_ONCE === 0) this.#gather()
    this.#offset += head.length + name.length + packed.length
    return [head, name, packed]
  }

  #gather(): void {
    this.#directory.push(Buffer.concat(this.#latest))
    this.#latest = []
  }

  /** The directory, and what says where it is. */
  end(): readonly Uint8Array[] {
    this.#gather()
    const [entries, start] = [this.#entries, this.#offset]
    const size = this.#directory.reduce((sum, { length }) => sum + length, 0)
    const isLarge = entries >= NOT_HERE_16 || size >= NOT_HERE_32 || start >= NOT_HERE_32
    // 4.3.14 and 4.3.15
    const large = fields(
      [4, 0x0606_4b50],
      [8, 44],
      [2, MADE_BY_UNIX],
      [2, ZIP64_VERSION],
      [4, 0],
      [4, 0],
      [8, entries],
      [8, entries],
      [8, size],
      [8, start],
    )
    const locator = fields([4, 0x0706_4b50], [4, 0], [8, start + size], [4, 1])
    // 4.3.16
    const end = fields(
      [4, 0x0605_4b50],
      [2, 0],
      [2, 0],
      [2, Math.min(entries, NOT_HERE_16)],
      [2, Math.min(entries, NOT_HERE_16)],
      [4, Math.min(size, NOT_HERE_32)],
      [4, Math.min(start, NOT_HERE_32)],
      [2, 0],
    )
    return [...this.#directory, ...(isLarge ? [large, locator] : []), end]
  }
}
