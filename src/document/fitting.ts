import type { BodyElement, BodyNode } from './body.ts'
import { allowedValue, REQUIRED } from './body-attributes.ts'
import { ALLOWED, BLOCKS, BREAKS, CONTENT, type Content, MIXED } from './body-model.ts'
import { shape, shapeDiv } from './body-shapes.ts'

const DEEPEST = 500

/** An element on its way: what it was called, where that is another name, and an attribute that had no room under the new one. */
export interface Fitted extends BodyElement {
  readonly was?: string
  readonly lost?: readonly { readonly attribute: string; readonly value: string }[]
}

/** Gives every element a place and a name that tei_all allows. Attributes stay as they are, for `Finishing`. */
export class Fitting {
  /** Elements without words that had no place. */
  readonly dropped = new Set<BodyElement>()
  /** What was tried for an element whose order may be refused: without it, each such element around would try again. */
  readonly #kept = new Map<BodyElement, Fitted | undefined>()
  readonly #standing = new Map<BodyElement, Map<Content, readonly BodyNode[]>>()

  /** The children as this content may hold them, before `shape` looks at their order. */
  content(given: readonly BodyNode[], content: Content, depth: number): readonly BodyNode[] {
    const children = depth > DEEPEST ? [allWords(given)] : given
    if (MIXED.has(content))
      return children.flatMap((child) => (typeof child === 'string' ? [child] : this.#place(child, content, depth)))
    const fitted: BodyNode[] = []
    const inLine = LINE[content]?.content ?? 'ab'
    let line: BodyNode[] = []
    const endLine = () => {
      fitted.push(...lineAs(content, line))
      line = []
    }
    for (const child of children) {
      if (typeof child === 'string') {
        if (line.length > 0 || child.trim() !== '') line.push(child)
      } else if (line.length > 0 && ALLOWED[inLine].has(child.name) && !BREAKS.has(child.name)) {
        line.push(...this.#place(child, inLine, depth))
      } else {
        const kept = ALLOWED[content].has(child.name) ? this.#keep(child, depth) : undefined
        if (kept === undefined && !(content === 'div' && (isBlock(child) || !CONTENT.has(child.name)))) {
          line.push(...this.#place(child, inLine, depth))
          continue
        }
        endLine()
        fitted.push(...(kept === undefined ? this.#standIn(child, content, depth) : [kept]))
      }
    }
    endLine()
    return fitted
  }

  #place(node: BodyElement, content: Content, depth: number): readonly BodyNode[] {
    const kept = ALLOWED[content].has(node.name) ? this.#keep(node, depth) : undefined
    return kept !== undefined ? [kept] : this.#standIn(node, content, depth)
  }

  /** The element under its own name, if what it needs is there. */
  #keep(node: BodyElement, depth: number): Fitted | undefined {
    const content = CONTENT.get(node.name)
    if (content === undefined || !holds(node, content)) return undefined
    const { name, attributes } = node
    const required = REQUIRED.get(name)
    if (required !== undefined && allowedValue(name, required, attributes[required] ?? '') === undefined)
      return undefined
    const uncertain = !MIXED.has(content) && content !== 'div'
    if (uncertain && this.#kept.has(node)) return this.#kept.get(node)
    const fitted = this.content(node.children, content, depth + 1)
    const children = allowed(content, fitted) ? shape(content, fitted) : undefined
    const kept = children === undefined ? undefined : { name, attributes, children }
    if (uncertain) this.#kept.set(node, kept)
    return kept
  }

  /** What stands for an element that may not: a `div` for blocks where one may be, an `ab` for a block, a `seg` in running text. */
  #standIn(node: BodyElement, content: Content, depth: number): readonly BodyNode[] {
    if (!saysAnything(node)) {
      this.dropped.add(node)
      return []
    }
    const before = this.#standing.get(node)?.get(content)
    if (before !== undefined) return before
    const name = standInFor(node, content)
    const stands =
      name === undefined
        ? this.content(node.children, content, depth + 1)
        : [standing(name, node, this.content(node.children, name === 'seg' ? 'para' : name, depth + 1))]
    this.#standing.set(node, (this.#standing.get(node) ?? new Map()).set(content, stands))
    return stands
  }
}

function standInFor(node: BodyElement, content: Content): 'div' | 'ab' | 'seg' | undefined {
  const blocks = node.children.some((child) => typeof child !== 'string' && BREAKS.has(child.name))
  if (content === 'div' && blocks) return 'div'
  if (ALLOWED[content].has('ab') && (content === 'div' || isBlock(node))) return 'ab'
  return ALLOWED[content].has('seg') ? 'seg' : undefined
}

/** An element under another name; what it was called stands in `type`, and its own type, if it had one, in `subtype`. */
function standing(name: 'div' | 'ab' | 'seg', node: BodyElement, children: readonly BodyNode[]): Fitted {
  const { type, subtype, ...rest } = node.attributes
  const attributes = { ...rest, type: node.name, ...(type === undefined ? {} : { subtype: type }) }
  const both = type !== undefined && subtype !== undefined ? [{ attribute: 'subtype', value: subtype }] : []
  const kept = type === undefined && subtype !== undefined ? { ...attributes, subtype } : attributes
  return {
    name,
    was: node.name,
    attributes: kept,
    lost: both,
    children: name === 'div' ? shapeDiv(children) : children,
  }
}

/** Words that stand where only elements may, in the element that TEI has for them there. */
function lineAs(content: Content, line: readonly BodyNode[]): readonly BodyNode[] {
  if (line.length === 0) return []
  const name = LINE[content]?.name ?? 'ab'
  const [only, ...others] = line
  if (others.length === 0 && only !== undefined && typeof only !== 'string' && ALLOWED[content].has(only.name))
    return line
  if (name === 'row') return [{ name, attributes: {}, children: [{ name: 'cell', attributes: {}, children: line }] }]
  return [{ name, attributes: {}, children: line }]
}

/** Where words stand between elements: what TEI has for them there, and what that may hold; elsewhere an `ab`. */
const LINE: Readonly<Partial<Record<Content, { readonly name: string; readonly content: Content }>>> = {
  list: { name: 'item', content: 'special' },
  table: { name: 'row', content: 'special' },
  row: { name: 'cell', content: 'special' },
  lg: { name: 'l', content: 'line' },
  address: { name: 'addrLine', content: 'phrase' },
}

/** Whether an element's own content lets its children stay: one of fixed parts holds those and blanks, or becomes a stand-in. */
function holds(node: BodyElement, content: Content): boolean {
  const strict = ['empty', 'text', 'gap', 'graphic', 'subst', 'choice', 'app', 'cit', 'floatingText'].includes(content)
  if (!strict) return true
  return node.children.every((child) =>
    typeof child === 'string' ? content === 'text' || child.trim() === '' : ALLOWED[content].has(child.name),
  )
}

/** Whether what came of the children may stand there: a page's end that has words in it has become a block. */
const allowed = (content: Content, fitted: readonly BodyNode[]): boolean =>
  MIXED.has(content) || fitted.every((child) => typeof child === 'string' || ALLOWED[content].has(child.name))

const isBlock = (node: BodyElement) =>
  BLOCKS.has(node.name) || node.children.some((child) => typeof child !== 'string' && BLOCKS.has(child.name))

/** Words, or an element that says something without any: a page's end, a gap. */
function saysAnything(node: BodyElement): boolean {
  const open: BodyNode[] = [...node.children]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string' ? next.trim() !== '' : CONTENT.has(next.name)) return true
    if (typeof next !== 'string') open.push(...next.children)
  }
  return false
}

/** The words of a tree too deep to be walked by calls. */
function allWords(nodes: readonly BodyNode[]): string {
  let text = ''
  const open: BodyNode[] = [...nodes].reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') text += next
    else open.push(...[...next.children].reverse())
  }
  return text
}
