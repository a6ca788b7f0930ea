import type { Issue } from '#value/issue.ts'
import { isBlock, isContainer } from './block.ts'
import { alignedIds } from './block-likeness.ts'
import type { BodyElement, BodyNode } from './body.ts'

/** What an element was called, and what it is called here. */
export type Renamed = ReadonlyMap<string, string>

export interface BlocksNamed {
  readonly body: readonly BodyNode[]
  readonly renamed: Renamed
  readonly issues: readonly Issue[]
}

/** A name that could be taken for one of ours. */
const OURS = /^(?:[a-z]\d*-)?p\d+$/u

/** What stands before the block ids of a document's nth text, counted from 0: nothing, `b-`, `c-`. */
export const blockPrefix = (n: number): string =>
  n === 0 ? '' : n < 26 ? `${String.fromCodePoint(0x61 + n)}-` : `t${n + 1}-`

/**
 * Gives blocks their ids: `p1`, `p2`, in a second text `b-p1`. The source's own `xml:id` moves to `@source="#…"` (TEI att.global.source), and
 * pointers inside the body follow. Other elements keep their id, but for one that looks like ours, and for those of a second text, which may come
 * from another file that names alike. Where the text stood before, blocks keep the id of the likest, and new ones take the next unused number.
 */
export function giveBlockIds(
  body: readonly BodyNode[],
  prefix: string,
  before?: readonly BodyNode[],
  at = 'body',
): BlocksNamed {
  const { issues, ...named } = nameBlocks(body, prefix, at)
  const pointed = { ...named, body: repoint(named.body, named.renamed), issues }
  if (before === undefined) return pointed
  const aligned = alignedIds(pointed.body, before, prefix)
  const renamed = new Map([...named.renamed].map(([from, to]) => [from, aligned.get(to) ?? to]))
  return { body: renameIds(pointed.body, aligned), renamed, issues }
}

/** As `giveBlockIds`, but pointers are left: a translation's may lead to another text, whose names are not known yet. */
export function nameBlocks(body: readonly BodyNode[], prefix: string, at: string): BlocksNamed {
  const renamed = new Map<string, string>()
  const taken = new Set<string>()
  const issues: Issue[] = []
  let blocks = 0

  const rename = (own: string, name: string) => {
    if (renamed.has(own)) {
      const message = `two elements are called “${own}”; pointers lead to the first`
      issues.push({ severity: 'warning', at, field: 'texts', message })
    } else renamed.set(own, name)
  }
  const walk = (nodes: readonly BodyNode[], amongBlocks: boolean): readonly BodyNode[] =>
    nodes.map((node) => {
      if (typeof node === 'string') return node
      const holds = amongBlocks && isContainer(node)
      if (amongBlocks && !holds && isBlock(node)) {
        blocks += 1
        return { ...node, attributes: asBlock(node, `${prefix}p${blocks}`), children: walk(node.children, false) }
      }
      return { ...node, attributes: asOther(node), children: walk(node.children, holds) }
    })
  const asBlock = ({ attributes }: BodyElement, id: string) => {
    const { 'xml:id': own, source, ...rest } = attributes
    if (own !== undefined) rename(own, id)
    const besides = own === undefined || own === id ? [] : [`#${own}`]
    const sources = [...(source === undefined ? [] : [source]), ...besides].join(' ')
    return { 'xml:id': id, ...(sources === '' ? {} : { source: sources }), ...rest }
  }
  const asOther = ({ attributes }: BodyElement) => {
    const own = attributes['xml:id']
    if (own === undefined) return attributes
    let name = own.startsWith(prefix) ? own : `${prefix}${own}`
    if (OURS.test(name) && !name.startsWith(`${prefix}x-`)) name = `${prefix}x-${own}`
    while (taken.has(name)) name = `${name}-2`
    taken.add(name)
    rename(own, name)
    return { ...attributes, 'xml:id': name }
  }
  return { body: walk(body, true), renamed, issues }
}

/** Attributes that lead to elements by their identifiers. */
export const POINTERS: ReadonlySet<string> = new Set(
  `target targetEnd corresp next prev sameAs copyOf exclude select synch spanTo ref resp who toWhom ana hand change edRef
  facs wit rendition new`.split(/\s+/u),
)

/** The body with every pointer to a renamed element led to it. */
export function repoint(body: readonly BodyNode[], renamed: Renamed): readonly BodyNode[] {
  if (renamed.size === 0) return body
  return body.map((node) => {
    if (typeof node === 'string') return node
    const attributes = Object.fromEntries(
      Object.entries(node.attributes).map(([name, value]) => [
        name,
        POINTERS.has(name) && value.includes('#') ? repointed(value, renamed) : value,
      ]),
    )
    return { ...node, attributes, children: repoint(node.children, renamed) }
  })
}

const repointed = (value: string, renamed: Renamed) =>
  value.replace(/(?<=^|\s)#(?<id>\S+)/gu, (whole, id: string) => {
    const name = renamed.get(id)
    return name === undefined ? whole : `#${name}`
  })

/** The body under other ids, its pointers with them. */
export const renameIds = (body: readonly BodyNode[], renamed: Renamed): readonly BodyNode[] =>
  repoint(renamedElements(body, renamed), renamed)

function renamedElements(body: readonly BodyNode[], renamed: Renamed): readonly BodyNode[] {
  return body.map((node) => {
    if (typeof node === 'string') return node
    const own = node.attributes['xml:id']
    const name = own === undefined ? undefined : renamed.get(own)
    const attributes = name === undefined ? node.attributes : called(node.attributes, name)
    return { ...node, attributes, children: renamedElements(node.children, renamed) }
  })
}

/** A block that has its old name back needs not be told what the source calls it. */
function called({ source, ...attributes }: BodyElement['attributes'], name: string): BodyElement['attributes'] {
  const others = source?.split(' ').filter((one) => one !== `#${name}`) ?? []
  return Object.fromEntries(
    Object.entries({ ...attributes, 'xml:id': name }).flatMap((entry) =>
      entry[0] === 'xml:id' && others.length > 0 ? [entry, ['source', others.join(' ')]] : [entry],
    ),
  )
}
