import { type Aside, asidesIn, isApart, NOTE, rawWords, readOf } from './block.ts'
import type { BodyElement, BodyNode } from './body.ts'

/** A run of signs in the text of a block, or of one of its notes, counted from 1. */
export interface Marked {
  readonly block: string
  readonly note?: number
  readonly from: number
  readonly to: number
}

/**
 * The body (made `legible`) with a passage set apart: each piece of its words becomes what `mark` makes of it. Offsets count the block's text as
 * `blocksOf` gives it; words that are not read there (notes, other readings) stay as they are.
 */
export function markPassage(
  body: readonly BodyNode[],
  passage: Marked,
  mark: (words: string) => BodyNode,
): readonly BodyNode[] {
  const block = elementOf(body, passage.block)
  if (block === undefined) return body
  const aside = passage.note === undefined ? { of: block, words: [block] } : asidesIn(block)[passage.note - 1]
  return aside === undefined ? body : replaced(body, aside, markedWords(aside.words, passage, mark))
}

function elementOf(nodes: readonly BodyNode[], id: string): BodyElement | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    const found = node.attributes['xml:id'] === id ? node : elementOf(node.children, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** The nodes with those of an aside, or of a block, exchanged for others. */
function replaced(nodes: readonly BodyNode[], aside: Aside, by: readonly BodyNode[]): readonly BodyNode[] {
  return nodes.flatMap((node): readonly BodyNode[] => {
    if (typeof node === 'string') return [node]
    if (node !== aside.of) {
      const children = replaced(node.children, aside, by)
      return [children.every((child, n) => child === node.children[n]) ? node : { ...node, children }]
    }
    if (aside.words[0] === node) return by
    const children = node.children.map((child) => {
      const at = aside.words.indexOf(child)
      return at < 0 ? child : (by[at] ?? child)
    })
    return [{ ...node, children: aside.words === node.children ? by : children }]
  })
}

/** What holds elements alone: a blank between them is no word's. */
const HOLDS_ELEMENTS = new Set(['list', 'table', 'row', 'lg', 'figure'])

function markedWords(
  nodes: readonly BodyNode[],
  { from, to }: Marked,
  mark: (words: string) => BodyNode,
): readonly BodyNode[] {
  const places = placesIn(rawWords(nodes))
  const [start = 0, end = -1] = [places[from], places[to - 1]]
  let at = 0
  const pieces = (text: string): readonly BodyNode[] => {
    const [first, last] = [start - at, end + 1 - at].map((one) => Math.min(Math.max(one, 0), text.length))
    at += text.length
    if (first === undefined || last === undefined || first >= last) return [text]
    return [text.slice(0, first), mark(text.slice(first, last)), text.slice(last)].filter((piece) => piece !== '')
  }
  const through = (node: BodyElement): BodyElement => {
    const apart = isApart(node) ? 1 : 0
    at += apart
    const read = readOf(node)
    const children = node.children.flatMap((child): readonly BodyNode[] => {
      if (!read.includes(child)) return [child]
      if (typeof child !== 'string') return [through(child)]
      if (!HOLDS_ELEMENTS.has(node.name)) return pieces(child)
      at += child.length
      return [child]
    })
    // What stands for an element is none of its children.
    for (const one of read) if (typeof one === 'string' && !node.children.includes(one)) at += one.length
    at += apart
    return { ...node, children }
  }
  return nodes.flatMap((node) => (typeof node === 'string' ? pieces(node) : [through(node)]))
}

/** Where each sign of a text without notes, its blanks made one, stands in the raw words. */
function placesIn(raw: string): readonly number[] {
  const places: number[] = []
  let blank = -1
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === NOTE) {
      if (blank < 0 && isBetweenWords(raw, at)) blank = at
    } else if (/\s/u.test(raw.charAt(at))) {
      if (blank < 0) blank = at
    } else {
      if (blank >= 0 && places.length > 0) places.push(blank)
      blank = -1
      places.push(at)
    }
  }
  return places
}

/** Whether a note, the first of several that stand together, divides two words that have no blank between them. */
function isBetweenWords(raw: string, at: number): boolean {
  let next = at
  while (raw[next] === NOTE) next += 1
  return (
    raw[at - 1] !== NOTE &&
    /\p{Ll}$/u.test(raw.slice(Math.max(0, at - 2), at)) &&
    /^\p{Lu}/u.test(raw.slice(next, next + 2))
  )
}
