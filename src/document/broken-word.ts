import type { BodyNode } from './body.ts'
import { standsApart } from './word-end.ts'

/** A string of the tree, or where a line, a column or a page ends; both may be changed. */
type Piece =
  | { text: string }
  | { whole: boolean; readonly said: string | undefined; readonly name: string }
  | 'another word'

const ENDS = new Set(['lb', 'cb', 'pb', 'gb'])
/** What stands in the midst of words and says something else. */
const BESIDE = new Set(['note', 'fw', 'rdg'])
/** Signs that do nothing but divide a word. */
const DIVIDERS = '\u00AD¬'
const HYPHENS = '-‐‑⸗⹀'
/** Also that of German hands, where it is said that the word goes on. */
const ENDING = `${HYPHENS}=`

/**
 * The body with words whole that the end of a line or a page divides (`atti-<lb break="no"/>tude`): their hyphens and blanks are gone, and the ends
 * between them all say `break="no"`. Where the end does not say whether the word goes on, a hyphen does, and before a small letter. A hyphen stays where
 * the word has one anyway: in `Clermont-<lb break="no"/>Ferrand`, and where the text has it so within a line.
 */
export function joinBrokenWords(body: readonly BodyNode[]): readonly BodyNode[] {
  if (!body.some(mayBreak)) return body
  const pieces: Piece[] = []
  const streams: Piece[][] = [[]]
  const gather = (nodes: readonly BodyNode[], stream: Piece[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') add({ text: node }, stream)
      else if (ENDS.has(node.name)) {
        const said = node.attributes.break
        add({ whole: said === 'no', said, name: node.name }, stream)
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
  const known = compoundsIn(pieces)
  for (const stream of streams) joinIn(stream, known)
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
    ? node.includes('\u00AD') || node.includes('¬') || HYPHENS.includes(lastSign(node))
    : (ENDS.has(node.name) && (node.attributes.break === 'no' || node.name !== 'lb')) || node.children.some(mayBreak)

/** The last sign of a text that is no blank. Looked for from the end: a pattern would look at every blank on its way there. */
function lastSign(text: string): string {
  let at = text.length - 1
  while (at >= 0 && ' \n\t\r'.includes(text.charAt(at))) at -= 1
  return at < 0 ? ' ' : text.charAt(at)
}

type Text = Extract<Piece, { text: string }>
type End = Extract<Piece, { whole: boolean }>
const isText = (piece: Piece | undefined): piece is Text => typeof piece === 'object' && 'text' in piece
const isEnd = (piece: Piece | undefined): piece is End => typeof piece === 'object' && 'whole' in piece
const isBlank = (piece: Piece | undefined) => isText(piece) && lastSign(piece.text) === ' '

function joinIn(stream: readonly Piece[], compounds: () => ReadonlySet<string>): void {
  for (let n = 0; n < stream.length; n += 1) {
    if (!isEnd(stream[n])) continue
    const first = n
    while (isEnd(stream[n + 1]) || isBlank(stream[n + 1])) n += 1
    let last = first - 1
    while (isBlank(stream[last])) last -= 1
    join(stream, last, n + 1, compounds)
  }
}

/** Joins the word that ends at `before` with what begins at `after`, if it goes on there. */
function join(stream: readonly Piece[], before: number, after: number, compounds: () => ReadonlySet<string>): void {
  const [end, start] = [stream[before], stream[after]]
  if (!isText(end) || !isText(start)) return
  const between = stream.slice(before + 1, after)
  const ends = between.filter(isEnd)
  const sign = lastSign(end.text)
  const divided = DIVIDERS.includes(sign)
  const isSaid = divided || ends.some(({ whole }) => whole)
  if (!isSaid && !goesOn(end.text, start.text, ends, HYPHENS.includes(sign), between.some(isBlank))) return
  const [begun, rest] = [end.text.trimEnd(), start.text.trimStart()]
  const letters = lettersBefore(stream, before, begun)
  const hyphened = ENDING.includes(sign) && /\p{L}\p{M}*$/u.test(letters.slice(-9)) && /^\p{L}/u.test(rest)
  for (const piece of between)
    if (isText(piece)) piece.text = ''
    else if (isEnd(piece)) piece.whole = true
  const isCompound =
    !divided &&
    (/[-‐‑]t$/u.test(letters.slice(-2)) ||
      namesBegin(letters, rest) ||
      compounds().has(compound(letters.slice(-40), rest)))
  start.text = rest
  end.text = divided || (hyphened && !isCompound) ? begun.slice(0, -1) : begun
}

/** Where nobody says so: a word goes on in small letters after a hyphen, or over the end of a page without a blank. */
function goesOn(end: string, start: string, ends: readonly End[], hyphen: boolean, apart: boolean): boolean {
  if (!ends.every(({ said }) => said === undefined)) return false
  if (hyphen) return /\p{L}.\s*$/u.test(end.slice(-40)) && /^\s*\p{Ll}/u.test(start) && !SUSPENDING.test(start)
  const isPageEnd = ends.every(({ name }) => name === 'pb' || name === 'cb')
  return isPageEnd && !apart && /\p{L}$/u.test(end.slice(-9)) && /^\p{Ll}/u.test(start)
}
/** `Vor- und Nachteile`. */
const SUSPENDING = /^\s*(?:und|oder|and|bzw)(?!\p{L})/u

/** What stands before a hyphen, which may be an element of its own. */
function lettersBefore(stream: readonly Piece[], at: number, begun: string): string {
  const earlier = stream[at - 1]
  return begun.length > 1 || !isText(earlier) ? begun.slice(0, -1) : earlier.text
}

/** Whether a capital begins a name behind the hyphen: `Clermont-Ferrand`. */
const namesBegin = (before: string, after: string) => /\p{Ll}$/u.test(before.slice(-2)) && /^\p{Lu}/u.test(after)

const compound = (before: string, after: string) =>
  `${/\p{L}+$/u.exec(before)?.[0]}-${/^\p{L}+/u.exec(after)?.[0]}`.toLowerCase()

/** The words that have a hyphen within a line: `c'est-à-dire` keeps its own at the end of one. */
function compoundsIn(pieces: readonly Piece[]): () => ReadonlySet<string> {
  let found: Set<string> | undefined
  return () => {
    found ??= new Set(
      pieces
        .filter((piece): piece is Text => isText(piece) && /[-‐‑]/u.test(piece.text))
        .flatMap(({ text }) =>
          [...text.matchAll(/[-‐‑](?=\p{L})/gu)].map(({ index }) =>
            compound(text.slice(Math.max(0, index - 40), index), text.slice(index + 1, index + 41)),
          ),
        ),
    )
    return found
  }
}
