import type { BodyNode } from '#document/body.ts'
import { mapText } from './text-of.ts'

/** The element that a found word becomes. Its name is none that XML can hold, so no body can bring it along. */
export const FOUND = ' found'
/** What a piece of the passage becomes that the page is about. */
export const PASSAGE = ' passage'

type Range = readonly [number, number]

/** The tree with these pieces of its text (offsets as `textOf` counts them) set apart as found, each with a name of its own that begins so. */
export function marked(nodes: readonly BodyNode[], ranges: readonly Range[], named: string): readonly BodyNode[] {
  if (ranges.length === 0) return nodes
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  return mapText(nodes, (text, at) => split(text, at, sorted, named)).nodes
}

function split(text: string, at: number, ranges: readonly Range[], named: string): readonly BodyNode[] {
  const pieces: BodyNode[] = []
  let done = 0
  for (const [from, to] of ranges) {
    const start = Math.max(from - at, done)
    const end = Math.min(to - at, text.length)
    if (end <= start) continue
    if (start > done) pieces.push(text.slice(done, start))
    // What stands in several elements is in pieces, and one place all the same.
    pieces.push({ name: FOUND, attributes: { of: `${named}.${from}` }, children: [text.slice(start, end)] })
    done = end
  }
  if (done === 0) return [text]
  if (done < text.length) pieces.push(text.slice(done))
  return pieces
}
