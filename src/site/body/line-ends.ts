import type { BodyElement, BodyNode } from '#document/body.ts'

/** Fewer lines than this are set as they stand: an address, a date line, a short list. */
const FEWEST = 4
/** Characters: lines of a poem or a list are mostly shorter. */
const SHORTEST = 36

/**
 * Whether the lines of a paragraph end where the paper or the typewriter ended, so that on a page of another width they run on:
 * they are many, long, and (but for the last) of about one length. A poem's, a list's and an address's lines are not.
 */
export function runsOn(node: BodyElement): boolean {
  const lines = lineLengths(node.children)
  const all = lines.slice(0, -1)
  if (all.length < FEWEST) return false
  const longest = Math.max(...all)
  const full = all.filter((length) => length >= longest * 0.6)
  return longest >= SHORTEST && full.length >= all.length * 0.7
}

function lineLengths(nodes: readonly BodyNode[]): number[] {
  const lines = [0]
  const through = (within: readonly BodyNode[]): void => {
    for (const node of within) {
      if (typeof node === 'string') lines[lines.length - 1] = (lines.at(-1) ?? 0) + node.replace(/\s+/gu, ' ').length
      else if (node.name === 'lb') lines.push(0)
      else if (node.name !== 'note') through(node.children)
    }
  }
  through(nodes)
  return lines
}
