import type { BodyElement, BodyNode } from './body.ts'
import { ALLOWED, type Content } from './body-model.ts'

/** Elements that have come through already, each allowed where it stands; left to do are their order and their number. */
export type Placed = readonly BodyNode[]

const isElement = (node: BodyNode): node is BodyElement => typeof node !== 'string'
const named = (...names: readonly string[]) => {
  const all = new Set(names)
  return (node: BodyNode) => isElement(node) && all.has(node.name)
}
const element = (name: string, children: Placed): BodyElement => ({ name, attributes: {}, children })

const GLOBAL = named(
  'note',
  'pb',
  'lb',
  'cb',
  'gb',
  'milestone',
  'anchor',
  'gap',
  'space',
  'fw',
  'metamark',
  'figure',
  'app',
)
const ABOVE = named('head', 'opener')
const BELOW = named('closer', 'trailer', 'postscript')
const EITHER = named('signed', 'salute', 'dateline', 'byline', 'argument', 'epigraph', 'docAuthor', 'docDate')
const HEAD = named('head')
const DIV = named('div')

/**
 * Children of a `div` in an order that TEI allows: what heads it, what it says, its divisions, what closes it. What comes later than it may (a
 * paragraph after the closer, an enclosure after the signature) begins a division of its own: no element changes its name or its place.
 */
export function shapeDiv(children: Placed): Placed {
  const runs: BodyNode[][] = [[]]
  let state: 'top' | 'common' | 'divs' | 'bottom' = 'top'
  const push = (node: BodyNode) => runs.at(-1)?.push(node)
  const begin = (node: BodyNode, next: typeof state) => {
    if ((runs.at(-1) ?? []).length > 0) runs.push([])
    push(node)
    state = next
  }
  for (const node of children) {
    if (GLOBAL(node)) push(node)
    else if (ABOVE(node)) state === 'top' ? push(node) : begin(node, 'top')
    else if (EITHER(node)) {
      push(node)
      if (state !== 'top') state = 'bottom'
    } else if (BELOW(node)) {
      if (state === 'top') push(isElement(node) ? standIn(node) : node)
      else push(node)
      state = state !== 'top' ? 'bottom' : named('postscript')(node) ? 'divs' : 'common'
    } else if (DIV(node)) {
      if (state === 'bottom') begin(node, 'divs')
      else {
        push(node)
        state = 'divs'
      }
    } else if (state === 'top' || state === 'common') {
      push(node)
      state = 'common'
    } else begin(node, 'common')
  }
  if (runs.length === 1) return runs[0] ?? []
  const [first = [], ...later] = runs
  const heads = first.findIndex((node) => !HEAD(node) && !GLOBAL(node))
  const outside = heads === -1 ? first : first.slice(0, heads)
  const inside = heads === -1 ? [] : [first.slice(heads)]
  return [...outside, ...[...inside, ...later].flatMap((run) => (run.every(DIV) ? run : [element('div', run)]))]
}

/** What closes a div that says nothing: its words in a block, its blocks in a div. */
function standIn(node: BodyElement): BodyElement {
  const blocks = node.name === 'postscript'
  const attributes = { ...node.attributes, type: node.name }
  return blocks
    ? { name: 'div', attributes, children: node.children }
    : { name: 'ab', attributes, children: inAb(node.children) }
}

/** What `ab` holds, of what `closer` and `trailer` hold: the dateline and the signature become segments. */
const inAb = (children: Placed): Placed =>
  children.map((node) =>
    isElement(node) && !ALLOWED.ab.has(node.name)
      ? { ...node, name: 'seg', attributes: { ...node.attributes, type: node.name } }
      : node,
  )

/**
 * The children of an element of ordered content, in order and number as TEI asks; undefined where that cannot be had, and the element
 * becomes a `seg` or an `ab`. `say` wraps stray words: a child that was not allowed has come as a string or an `ab`.
 */
export function shape(content: Content, children: Placed): Placed | undefined {
  const some = (...names: readonly string[]) => children.some(named(...names))
  switch (content) {
    case 'div':
      return shapeDiv(children)
    case 'argument':
      return children.some((node) => !GLOBAL(node) && !HEAD(node)) && headsFirst(children) ? children : undefined
    case 'postscript':
      return shapePostscript(children)
    case 'list':
      return shapeList(children)
    case 'table':
      return some('row') && headsFirst(children) ? children : undefined
    case 'row':
      return some('cell') ? children : undefined
    case 'lg':
      return some('l', 'lg') && headsFirst(children) ? children : undefined
    case 'address':
      return children.some((node) => !GLOBAL(node)) ? children : undefined
    case 'subst':
      return some('add', 'del', 'surplus') ? children : undefined
    case 'choice':
      return children.length > 1 ? children : undefined
    case 'app':
      return children.slice(1).some(named('lem')) ? undefined : children
    case 'cit':
      return children.length > 0 ? children : undefined
    case 'sp':
      return shapeSpeech(children)
    case 'floatingText':
      return children.filter(named('body')).length === 1 ? children : undefined
    default:
      return children
  }
}

/** Whether all heads stand before anything that is said. */
function headsFirst(children: Placed): boolean {
  const said = children.findIndex((node) => !HEAD(node) && !GLOBAL(node))
  return said === -1 || !children.slice(said).some(HEAD)
}

function shapePostscript(children: Placed): Placed | undefined {
  const stages = children
    .filter((node) => !GLOBAL(node))
    .map((node) => {
      if (named('head', 'opener')(node)) return 0
      return BELOW(node) ? 2 : named('signed')(node) ? 'either' : 1
    })
  let stage = 0
  let said = false
  for (const next of stages) {
    if (next === 'either') {
      if (stage > 0) stage = 2
    } else if (next < stage) return undefined
    else {
      stage = next
      said ||= next === 1
    }
  }
  return said ? children : undefined
}

/** Items alone, or labels each with its item; a label that has none of its own goes into the next. */
function shapeList(children: Placed): Placed | undefined {
  if (!children.some(named('item')) || !headsFirst(children)) return undefined
  const kinds = children.filter(named('item', 'label')).map((node) => (isElement(node) ? node.name : ''))
  const paired = kinds.length % 2 === 0 && kinds.every((name, n) => name === (n % 2 === 0 ? 'label' : 'item'))
  if (paired) return children
  return children.map((node) => (named('label')(node) ? element('item', [node]) : node))
}

function shapeSpeech(children: Placed): Placed | undefined {
  const said = children.filter((node) => !GLOBAL(node))
  if (said.slice(1).some(named('speaker'))) return undefined
  return said.some((node) => !named('speaker')(node)) ? children : undefined
}
