import type { BodyElement, BodyNode } from '#document/body.ts'

/** Fewer lines than this are set as they stand: an address, a date line, a short list. */
const FEWEST = 4
/** Characters of the middle line: those of a list or an address are mostly shorter. */
const SHORTEST = 32

/**
 * Whether the lines of a paragraph end where the paper or the typewriter ended, so that on a page of another width they run on:
 * they are many, long, of about one length, and begin in the middle of sentences. Those of a poem, a list and an address do not.
 */
export function runsOn(node: BodyElement): boolean {
  const lines = linesOf(node.children).slice(0, -1)
  if (lines.length < FEWEST) return false
  const lengths = lines.map((line) => line.length).sort((a, b) => a - b)
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0
  const alike = lengths.filter((length) => length > middle * 0.55 && length < middle * 1.8)
  const begun = lines.slice(1).filter((line) => /^[^\p{L}]{0,2}\p{Ll}/u.test(line))
  return middle >= SHORTEST && alike.length >= lines.length * 0.7 && begun.length >= lines.length * 0.4
}

function linesOf(nodes: readonly BodyNode[]): string[] {
  const lines = ['']
  const through = (within: readonly BodyNode[]): void => {
    for (const node of within) {
      if (typeof node === 'string') lines.push((lines.pop() ?? '') + node.replace(/\s+/gu, ' '))
      else if (node.name === 'lb') lines.push('')
      else if (node.name !== 'note') through(node.children)
    }
  }
  through(nodes)
  return lines.map((line) => line.trim())
}
