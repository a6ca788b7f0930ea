import type { BodyElement, BodyNode } from './body.ts'
import { joinBrokenWords } from './broken-word.ts'
import { legible } from './legible.ts'
import { readChildren, variantsOf } from './reading.ts'
import { standsApart } from './word-end.ts'

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
/** What says something without words of its own. */
const SIGNS = new Set('gap graphic figure metamark formula ref c'.split(' '))

/** Whether an element that stands among blocks is one: a paragraph that says something, or anything else that has words. */
export function isBlock(node: BodyElement): boolean {
  if (node.name === 'note') return false
  if (CONTAINERS.has(node.name)) return !holdsBlocks(node) && hasWords(node)
  return hasWords(node) || (BLOCKS.has(node.name) && hasSigns(node))
}

/** Whether an element holds blocks rather than being one. */
export const isContainer = (node: BodyElement) =>
  CONTAINERS.has(node.name) && (holdsBlocks(node) || node.name === 'div')
const holdsBlocks = (node: BodyElement): boolean =>
  node.children.some((child) => typeof child !== 'string' && (BLOCKS.has(child.name) || CONTAINERS.has(child.name)))
const hasWords = (node: BodyElement): boolean =>
  node.children.some((child) => (typeof child === 'string' ? /\S/u.test(child) : hasWords(child)))
const hasSigns = (node: BodyElement): boolean =>
  node.children.some((child) => typeof child !== 'string' && (SIGNS.has(child.name) || hasSigns(child)))

/** Every block and every note of a body, in order. Words outside any block stand under the name `#text`. */
export const blocksOf = (body: readonly BodyNode[]): readonly Block[] =>
  blocksIn(legible(body)).filter(({ id, text, note }) => text !== '' || (id !== undefined && note !== true))

const blocksIn = (body: readonly BodyNode[]): readonly Block[] =>
  body.flatMap((node): readonly Block[] => {
    if (typeof node === 'string') return [{ name: '#text', text: plain(node) }]
    if (isContainer(node)) return blocksIn(node.children)
    const id = node.attributes['xml:id']
    const of = id === undefined ? {} : { id }
    const notes = asidesIn(node).map(({ words }): Block => ({ ...of, name: 'note', text: textOf(words), note: true }))
    return isBlock(node) ? [{ ...of, name: node.name, text: textOf([node]) }, ...notes] : notes
  })

/** Something that is said beside the text: an element, and what of it says so. */
export interface Aside {
  readonly of: BodyElement
  readonly words: readonly BodyNode[]
}

/** What is said beside the text, in its order: notes, and how other witnesses read. */
export function asidesIn(node: BodyElement): readonly Aside[] {
  const inside = node.children.flatMap((child) => (typeof child === 'string' ? [] : asidesIn(child)))
  if (node.name === 'note') return [{ of: node, words: node.children }, ...inside]
  return node.name === 'app' ? [{ of: node, words: variantsOf(node) }, ...inside] : inside
}

/** With one blank wherever blanks or line ends stand. Most stand alone already, and are passed over. */
const plain = (text: string) => text.replace(/[^\S ]\s*| \s+/gu, ' ').trim()

/** Where a note stood. A word may go on behind it; with a capital another begins, though there is no blank. */
export const NOTE = '\0'
const withoutNotes = (text: string) =>
  text.includes(NOTE) ? text.replace(/(?<=\p{Ll})\0+(?=\p{Lu})/gu, ' ').replaceAll(NOTE, '') : text

/** Plain words of running content as it is read: one of several readings, a sign for a gap, no notes. */
const textOf = (nodes: readonly BodyNode[]): string => plain(withoutNotes(rawWords(nodes)))
/** The same as they come from the elements: with their blanks and line ends, and `NOTE` for notes. */
export const rawWords = (nodes: readonly BodyNode[]): string => spelt(nodes, readOf)
/** What is read of an element: nodes of its own, or one that stands for it. */
export const readOf = (node: BodyElement): readonly BodyNode[] =>
  node.name === 'note' ? [NOTE] : node.name === 'gap' ? ['[…]'] : readChildren(node)
/** Whether a blank stands on both sides of an element. */
export const isApart = (node: BodyElement) => standsApart(node) && node.name !== 'note' && node.name !== 'gap'

function spelt(nodes: readonly BodyNode[], within: (node: BodyElement) => readonly BodyNode[]): string {
  let text = ''
  for (const node of nodes) {
    if (typeof node === 'string') text += node
    else {
      const apart = isApart(node) ? ' ' : ''
      text += apart + spelt(within(node), within) + apart
    }
  }
  return text
}

/** All words of a body in order: notes where they stand, and of several readings each. */
export const wordsOf = (body: readonly BodyNode[]): readonly string[] =>
  spelt(joinBrokenWords(body), everything).match(/\S+/gu) ?? []
const everything = ({ name, children }: BodyElement): readonly BodyNode[] =>
  name === 'note'
    ? [' ', ...children, ' ']
    : ['choice', 'subst', 'app'].includes(name)
      ? children.flatMap((child) => [' ', child, ' '])
      : children
