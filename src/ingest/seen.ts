import { createHash } from 'node:crypto'

const FULLEST = 0.6

/**
 * Which texts have come already, at sixteen bytes or so for each, however long they are: 64 bits of a digest stand for a text, so that a file of ten
 * million rows fits into the memory. That two texts of a run are taken for one is less likely than a fault of the machine.
 */
export class Seen {
  #slots = new BigUint64Array(1024)
  #count = 0

  has(text: string): boolean {
    const sign = signOf(text)
    return this.#slots[slotOf(this.#slots, sign)] === sign
  }

  /** Whether the text comes for the first time. */
  add(text: string): boolean {
    const sign = signOf(text)
    if (this.#count >= this.#slots.length * FULLEST) this.#grow()
    const slot = slotOf(this.#slots, sign)
    if (this.#slots[slot] === sign) return false
    this.#slots[slot] = sign
    this.#count += 1
    return true
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#slots.length * 2)
    for (const sign of this.#slots) if (sign !== 0n) larger[slotOf(larger, sign)] = sign
    this.#slots = larger
  }
}

/** 0 marks an empty slot. */
const signOf = (text: string): bigint => createHash('sha256').update(text).digest().readBigUInt64LE() || 1n

/** Where a sign stands, or the empty slot that is to hold it. The length is a power of two. */
function slotOf(slots: BigUint64Array, sign: bigint): number {
  let slot = Number(sign & BigInt(slots.length - 1))
  while (slots[slot] !== 0n && slots[slot] !== sign) slot = (slot + 1) % slots.length
  return slot
}
