import type { BodyNode } from './body.ts'
import { standsApart } from './word-end.ts'

/** A string of the tree, or where a line, a column or a page ends; both may be changed. */
type Piece = { text: string } | { whole: boolean } | 'another word'

const ENDS = new Set(['lb', 'cb', 'pb', 'gb'])
/** What stands in the midst of words and says something else. */
const BESIDE = new Set(['note', 'fw', 'rdg'])
/** Signs that do nothing but divide a word. */
const DIVIDER = /[\u00AD¬]$/u
const HYPHEN = /[-‐‑⸗⹀=]$/u

/**
 * The body with words whole that the end of a line or a page divides (`atti-<lb break="no"/>tude`): their hyphens and blanks are gone, and the ends
 * between them all say `break="no"`. A hyphen stays where the word has one anyway: `Clermont-<lb break="no"/>Ferrand`.
 */
export function joinBrokenWords(body: readonly BodyNode[]): readonly BodyNode[] {
  if (!body.some(mayBreak)) return body
  const pieces: Piece[] = []
  const streams: Piece[][] = [[]]
  const gather = (nodes: readonly BodyNode[], stream: Piece[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') add({ text: node }, stream)
      else if (ENDS.has(node.name)) {
        add({ whole: node.attributes.break === 'no' }, stream)
        gather(node.children, stream)
      } else if (BESIDE.has(node.name)) {
        const own: Piece[] = []
        streams.push(own)
        gather(node.children, own)
      } else {
        const apart = standsApart(node)
        if (apart) stream.push('another word')
        gather(node.children, stream)
        if (apart) stream.push('another word')
      }
    }
  }
  const add = (piece: Piece, stream: Piece[]) => {
    pieces.push(piece)
    stream.push(piece)
  }
  gather(body, streams[0] ?? [])
  for (const stream of streams) joinIn(stream)
  let at = 0
  const rebuilt = (nodes: readonly BodyNode[]): readonly BodyNode[] =>
    nodes.map((node) => {
      const piece = typeof node === 'string' || ENDS.has(node.name) ? pieces[at++] : undefined
      if (typeof node === 'string') return isText(piece) ? piece.text.replaceAll('\u00AD', '') : node
      const attributes = isEnd(piece) && piece.whole ? { ...node.attributes, break: 'no' } : node.attributes
      return { ...node, attributes, children: rebuilt(node.children) }
    })
  return rebuilt(body)
}

const mayBreak = (node: BodyNode): boolean =>
  typeof node === 'string'
    ? /[\u00AD¬]/u.test(node)
    : (ENDS.has(node.name) && node.attributes.break === 'no') || node.children.some(mayBreak)

type Text = Exclude<Piece, 'another word' | { whole: boolean }>
type End = Exclude<Piece, 'another word' | { text: string }>
const isText = (piece: Piece | undefined): piece is Text => typeof piece === 'object' && 'text' in piece
const isEnd = (piece: Piece | undefined): piece is End => typeof piece === 'object' && 'whole' in piece
const isBlank = (piece: Piece | undefined) => isText(piece) && piece.text.trim() === ''

function joinIn(stream: readonly Piece[]): void {
  for (let n = 0; n < stream.length; n += 1) {
    if (!isEnd(stream[n])) continue
    const first = n
    while (isEnd(stream[n + 1]) || isBlank(stream[n + 1])) n += 1
    let last = first - 1
    while (isBlank(stream[last])) last -= 1
    join(stream, last, n + 1)
  }
}

/** Joins the word that ends at `before` with what begins at `after`, if the ends between them say that it goes on. */
function join(stream: readonly Piece[], before: number, after: number): void {
  const [end, start] = [stream[before], stream[after]]
  if (!isText(end) || !isText(start)) return
  const between = stream.slice(before + 1, after)
  const begun = end.text.trimEnd()
  const divided = DIVIDER.test(begun)
  if (!divided && !between.some((piece) => isEnd(piece) && piece.whole)) return
  for (const piece of between)
    if (isText(piece)) piece.text = ''
    else if (isEnd(piece)) piece.whole = true
  start.text = start.text.trimStart()
  end.text = begun
  if (divided || (HYPHEN.test(begun) && dividesOnly(letterBefore(stream, before, begun), start.text)))
    end.text = begun.slice(0, -1)
}

/** The sign before a hyphen, which may stand in an element of its own. */
function letterBefore(stream: readonly Piece[], at: number, begun: string): string {
  const earlier = stream[at - 1]
  const text = begun.length > 1 || !isText(earlier) ? begun.slice(0, -1) : earlier.text
  return /.\p{M}*$/u.exec(text)?.[0] ?? ''
}

/** Whether a hyphen is there for the line's end alone: between letters, and not before a capital that begins a name. */
const dividesOnly = (before: string, after: string): boolean =>
  /\p{L}/u.test(before) && /^\p{L}/u.test(after) && !(/\p{Ll}/u.test(before) && /^\p{Lu}/u.test(after))
