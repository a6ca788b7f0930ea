/** One line of a text, without its end. */
export interface Line {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
  /** It was longer than allowed: `text` is its beginning, and the rest was passed over. */
  readonly cut: boolean
}

/** Lines with their numbers, from pieces whose line ends are `\n`. No more than one line, of at most `longest` characters, is kept. */
export async function* lines(pieces: AsyncIterable<string>, longest: number): AsyncIterable<Line> {
  let number = 1
  let parts: string[] = []
  let length = 0
  let cut = false
  const take = (part: string) => {
    const room = longest - length
    if (part.length > room) cut = true
    if (room > 0 && part !== '') parts.push(part.slice(0, room))
    length = Math.min(longest, length + part.length)
  }
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      take(piece.slice(from, end))
      yield { number, text: parts.join(''), cut }
      number += 1
      parts = []
      length = 0
      cut = false
      from = end + 1
    }
    take(piece.slice(from))
  }
  if (length > 0 || cut) yield { number, text: parts.join(''), cut }
}

/** A text that is read whole; cut where it is longer than `longest` characters. */
export async function wholeText(
  pieces: AsyncIterable<string>,
  longest: number,
): Promise<{ text: string; cut: boolean }> {
  const parts: string[] = []
  let length = 0
  for await (const piece of pieces) {
    parts.push(piece)
    length += piece.length
    if (length > longest) return { text: parts.join('').slice(0, longest), cut: true }
  }
  return { text: parts.join(''), cut: false }
}
