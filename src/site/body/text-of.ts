import type { BodyElement, BodyNode } from '#document/body.ts'
import { readChildren } from '#document/reading.ts'
import { standsApart } from '#document/word-end.ts'

/** What of an element is part of the text that is searched: of a choice one reading; where witnesses differ all, for the page has them all. */
const searched = (node: BodyElement) => (node.name === 'app' ? node.children : readChildren(node))

/**
 * Goes through the text of a tree in order, and makes the tree anew of what `each` gives for every piece of it that is searched.
 * Offsets count the text as `textOf` gives it, where a line end stands on both sides of what stands apart.
 */
export function mapText(
  nodes: readonly BodyNode[],
  each: (text: string, at: number) => readonly BodyNode[],
): { readonly nodes: readonly BodyNode[]; readonly length: number } {
  let at = 0
  const through = (within: readonly BodyNode[]): BodyNode[] =>
    within.flatMap((node) => {
      if (typeof node === 'string') {
        const made = each(node, at)
        at += node.length
        return made
      }
      const apart = standsApart(node) ? 1 : 0
      at += apart
      const read = searched(node)
      const children =
        read === node.children
          ? through(read)
          : node.children.flatMap((child) => (read.includes(child) ? through([child]) : [child]))
      at += apart
      return [{ ...node, children }]
    })
  return { nodes: through(nodes), length: at }
}

/** The words of a tree as one string, as they are searched. */
export function textOf(nodes: readonly BodyNode[]): string {
  const pieces: string[] = []
  // By hand rather than by calls: a hostile body may be nested deeper than the stack is.
  const open: (BodyNode | undefined)[] = [...nodes].reverse()
  while (open.length > 0) {
    const node = open.pop()
    if (node === undefined) pieces.push('\n')
    else if (typeof node === 'string') pieces.push(node)
    else {
      const apart = standsApart(node)
      if (apart) open.push(undefined)
      open.push(...[...searched(node)].reverse())
      if (apart) pieces.push('\n')
    }
  }
  return pieces.join('')
}

/** Whether a tree is nested deeper than a page may be. */
export function isTooDeep(nodes: readonly BodyNode[], limit: number): boolean {
  let level: readonly BodyNode[] = nodes
  for (let depth = 0; depth < limit; depth += 1) {
    if (level.length === 0) return false
    level = level.flatMap((node) => (typeof node === 'string' ? [] : node.children))
  }
  return level.length > 0
}
