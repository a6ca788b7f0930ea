import type { BodyElement, BodyNode } from './body.ts'

/** One block of a text: its plain words, without those of its notes, which follow it as blocks of their own. */
export interface Block {
  /** Absent where it has none: a body that `giveBlockIds` has not seen. A note carries that of the block it stands in. */
  readonly id?: string
  /** The TEI name: `p`, `head`, `list`. */
  readonly name: string
  readonly text: string
  /** Set on an editor's or author's note. */
  readonly note?: true
}

/** What holds blocks; some of these are blocks themselves where they hold none. */
const CONTAINERS = new Set(
  'div quote q cit said floatingText text front body back group postscript epigraph argument sp'.split(' '),
)
const BLOCKS = new Set('p head lg list table ab opener closer salute signed dateline byline trailer l'.split(' '))
/** Ends of these are ends of words. */
const PARTS = new Set([...BLOCKS, ...CONTAINERS, ...'item label row cell desc note pb cb gb addrLine'.split(' ')])

/** Whether an element that stands among blocks is one: a paragraph, or anything else that has words. */
export function isBlock(node: BodyElement): boolean {
  if (node.name === 'note') return false
  if (CONTAINERS.has(node.name)) return !holdsBlocks(node) && hasWords(node)
  return BLOCKS.has(node.name) || hasWords(node)
}

/** Whether an element holds blocks rather than being one. */
export const isContainer = (node: BodyElement) =>
  CONTAINERS.has(node.name) && (holdsBlocks(node) || node.name === 'div')
const holdsBlocks = (node: BodyElement): boolean =>
  node.children.some((child) => typeof child !== 'string' && (BLOCKS.has(child.name) || CONTAINERS.has(child.name)))
const hasWords = (node: BodyElement): boolean =>
  node.children.some((child) => (typeof child === 'string' ? /\S/u.test(child) : hasWords(child)))

/** Every block and every note of a body, in order. Words outside any block stand under the name `#text`. */
export function blocksOf(body: readonly BodyNode[]): readonly Block[] {
  return body.flatMap((node): readonly Block[] => {
    if (typeof node === 'string') return node.trim() === '' ? [] : [{ name: '#text', text: plain(node) }]
    if (isContainer(node)) return blocksOf(node.children)
    const id = node.attributes['xml:id']
    const of = id === undefined ? {} : { id }
    const notes = notesIn(node).map((note): Block => ({ ...of, name: 'note', text: textOf(note.children), note: true }))
    if (node.name === 'note') return notes
    return isBlock(node) ? [{ ...of, name: node.name, text: textOf(contentOf(node)) }, ...notes] : notes
  })
}

function notesIn(node: BodyElement): readonly BodyElement[] {
  if (node.name === 'note') return [node]
  return node.children.flatMap((child) => (typeof child === 'string' ? [] : notesIn(child)))
}

const plain = (text: string) => text.replace(/\s+/gu, ' ').trim()

/** Plain words of running content, its notes left out. */
const textOf = (nodes: readonly BodyNode[]): string => plain(spelt(nodes, false))

/** Where a letter opens and closes, what stands beside each other with nothing between was written apart: a letterhead and its date. */
const APART = new Set(['opener', 'closer', 'dateline', 'address'])
const contentOf = ({ name, children }: BodyElement) => (APART.has(name) ? apart(children) : children)
const apart = (nodes: readonly BodyNode[]): readonly BodyNode[] =>
  nodes.flatMap((node, n) =>
    typeof node !== 'string' && n > 0 && typeof nodes[n - 1] !== 'string' ? [' ', node] : [node],
  )

function spelt(nodes: readonly BodyNode[], withNotes: boolean): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node
      if (node.name === 'lb') return node.attributes.break === 'no' ? '' : ' '
      if (node.name === 'space') return ' '
      if (node.name === 'note' && !withNotes) return ''
      const inside = spelt(contentOf(node), withNotes)
      return PARTS.has(node.name) ? ` ${inside} ` : inside
    })
    .join('')
}

/** All words of a body in order, notes included where they stand. */
export const wordsOf = (body: readonly BodyNode[]): readonly string[] => spelt(body, true).match(/\S+/gu) ?? []
