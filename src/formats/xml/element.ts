/** An element with its line in the file. Prefixes of elements are gone (`namespace` tells); of attributes, `xml:` and `frus:` stay. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** Where its start tag begins, counted from 1. */
  readonly line: number
  /** There was more in it than is kept: it is too large to be one record. */
  readonly cut?: boolean
}
export type XmlNode = string | XmlElement

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

/** The child elements of one of these names, or all of them. */
export function childrenOf(element: XmlElement | undefined, ...names: readonly string[]): readonly XmlElement[] {
  return (element?.children ?? []).filter(isElement).filter(({ name }) => names.length === 0 || names.includes(name))
}

/** The first child element of one of these names. */
export const childOf = (element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined =>
  childrenOf(element, ...names)[0]

/** The element that a path of names leads to, taking the first of each. */
export const find = (element: XmlElement | undefined, path: string): XmlElement | undefined =>
  path.split('/').reduce((at, name) => childOf(at, name), element)

/** All elements of these names in it, itself left out, in the order of the file. */
export function within(element: XmlElement | undefined, ...names: readonly string[]): readonly XmlElement[] {
  const found: XmlElement[] = []
  if (element !== undefined) collect(element, names, found)
  return found
}

function collect(element: XmlElement, names: readonly string[], found: XmlElement[]): void {
  for (const node of element.children) {
    if (typeof node === 'string') continue
    if (names.includes(node.name)) found.push(node)
    collect(node, names, found)
  }
}

const APART = new Set('p head item row cell l lg ab div opener closer addrLine note lb pb address'.split(' '))

/** The words of an element: blank runs as one blank, blocks and lines apart from each other. */
export function wordsOf(element: XmlElement | undefined): string {
  return collected(element).replace(/\s+/gu, ' ').trim()
}

function collected(element: XmlElement | undefined): string {
  let text = ''
  for (const node of element?.children ?? []) {
    if (typeof node === 'string') text += node
    else if (APART.has(node.name) && node.attributes.break !== 'no') text += ` ${collected(node)} `
    else text += collected(node)
  }
  return text
}
