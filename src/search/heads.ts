/** Three signs tell a head: each one of 36 letters and digits, or none. */
const SIGNS = 37
const LONGEST = 3
/** A stem is as its word is, but for its own last two letters at most (*récemment*: récent; *dying*: die). */
const CHANGED = 2
const DOT = 0x2e
const NUMBERS = Uint8Array.from({ length: 128 }, (_, sign) => {
  const letter = String.fromCharCode(sign)
  return /[a-z0-9]/iu.test(letter) ? Number.parseInt(letter, 36) + 1 : 0
})

const PLAIN = /^[a-z0-9]+$/iu

/** 0 at the end. */
const signAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0)

/**
 * How words begin that may be sought, in up to three letters: of most words of a text that is enough to tell that they are not, without folding
 * and stemming them.
 */
export class Heads {
  private readonly held = new Uint8Array(SIGNS ** LONGEST)
  private readonly heads: readonly string[]

  constructor(tokens: readonly string[]) {
    this.heads = [...new Set(tokens.map((token) => token.slice(0, Math.max(1, token.length - CHANGED))))]
    for (const head of this.heads) this.hold(head)
  }

  private hold(head: string): void {
    let from = 0
    let size = this.held.length
    for (let n = 0; n < Math.min(LONGEST, head.length); n++) {
      const number = NUMBERS[head.charCodeAt(n)] ?? 0
      // A letter of another script at the beginning is told by itself.
      if (number === 0 && n === 0) return
      if (number === 0) break
      size /= SIGNS
      from += number * size
    }
    this.held.fill(1, from, from + size)
  }

  /** Whether a word may be sought, by all of its letters that its stem leaves as they are; so may all that are not plain letters. */
  mayBe(word: string): boolean {
    if (!PLAIN.test(word)) return true
    const letters = word.toLowerCase()
    return this.heads.some((head) => letters.startsWith(head))
  }

  /** Whether the word that begins here may be sought; so are all that do not begin with plain letters. */
  fit(text: string, at: number): boolean {
    const [first, second, third] = [signAt(text, at), signAt(text, at + 1), signAt(text, at + 2)]
    // The letters of an abbreviation are parted by stops.
    if (first >= 128 || second >= 128 || third >= 128 || second === DOT) return true
    const number = NUMBERS[second] ?? 0
    return (
      this.held[((NUMBERS[first] ?? 0) * SIGNS + number) * SIGNS + (number === 0 ? 0 : (NUMBERS[third] ?? 0))] === 1
    )
  }
}
