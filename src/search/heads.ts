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

/** What a word begins with; 0 of an end. */
const signAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0)

/**
 * How words begin that may be sought, in up to three letters: of most words of a text that is enough to tell that they are not, without folding
 * and stemming them.
 */
export class Heads {
  private readonly held = new Uint8Array(SIGNS ** LONGEST)

  constructor(tokens: readonly string[]) {
    for (const token of tokens) this.hold(token)
  }

  private hold(token: string): void {
    let from = 0
    let size = this.held.length
    for (let n = 0; n < Math.min(LONGEST, Math.max(1, token.length - CHANGED)); n++) {
      const number = NUMBERS[token.charCodeAt(n)] ?? 0
      // A letter of another script at the beginning is told by itself.
      if (number === 0 && n === 0) return
      if (number === 0) break
      size /= SIGNS
      from += number * size
    }
    this.held.fill(1, from, from + size)
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
