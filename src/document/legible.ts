import type { BodyElement, BodyNode } from './body.ts'
import { joinBrokenWords } from './broken-word.ts'

/**
 * The body as it is read, in plain words and on the page alike: words that a line's end divides are whole, a reference without words says where it
 * leads, and the parts of a letterhead stand apart. What is kept is untouched.
 */
export const legible = (body: readonly BodyNode[]): readonly BodyNode[] => joinBrokenWords(body.map(saying))

function saying(node: BodyNode): BodyNode {
  if (typeof node === 'string') return node
  if (node.children.length === 0) {
    const words = wordsInstead(node)
    return words === '' ? node : { ...node, children: [words] }
  }
  const children = node.children.map(saying)
  if (HEADING.has(node.name)) return { ...node, children: apart(children) }
  return children.every((child, n) => child === node.children[n]) ? node : { ...node, children }
}

/** What an element without words says by its attributes. */
function wordsInstead({
  name,
  attributes: { target = '', subtype = '', rendition = '', n = '' },
}: BodyElement): string {
  if (name === 'ref' && !target.startsWith('#'))
    return `${/^(?:see|cf)$/iu.test(subtype) ? `${subtype} ` : ''}${target}`
  return name === 'c' && /dots/u.test(rendition) ? '.'.repeat(Math.min(Number(n) || 3, 100)) : ''
}

/** Where a letter opens and closes, what stands beside each other with nothing between was written apart: a letterhead and its date. */
const HEADING = new Set(['opener', 'closer', 'dateline', 'salute', 'address', 'seg'])
const PARTS = new Set(
  'seg date time placeName persName orgName name rs salute signed dateline address addrLine num idno affiliation fw'.split(
    ' ',
  ),
)
const isPart = (node: BodyNode | undefined) => typeof node === 'object' && PARTS.has(node.name)
const apart = (nodes: readonly BodyNode[]): readonly BodyNode[] =>
  nodes.flatMap((node, n) => (isPart(node) && isPart(nodes[n - 1]) ? [' ', node] : [node]))
