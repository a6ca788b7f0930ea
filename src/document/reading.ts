import type { BodyElement, BodyNode } from './body.ts'

const isElement = (node: BodyNode): node is BodyElement => typeof node !== 'string'
/** The editor's reading of a place, in the order of preference; the source's own is what is left. */
const EDITORS = ['corr', 'reg', 'expan', 'ex']

/** Of several readings of one place, those of an editor and those of the source. */
export function readingsOf({ children }: BodyElement): {
  readonly source: readonly BodyElement[]
  readonly editors: readonly BodyElement[]
} {
  const all = children.filter(isElement)
  const editors = all
    .filter(({ name }) => EDITORS.includes(name))
    .sort((a, b) => EDITORS.indexOf(a.name) - EDITORS.indexOf(b.name))
  return { source: all.filter((one) => !editors.includes(one)), editors }
}

/**
 * What of an element is read: of a `choice` one reading, the editor's before the source's; of a `subst` what was put in; of an `app` the lemma,
 * or the first reading. Of any other element, everything.
 */
export function readChildren(node: BodyElement): readonly BodyNode[] {
  if (node.name === 'choice') {
    const { source, editors } = readingsOf(node)
    return [editors[0] ?? source[0]].filter((one) => one !== undefined)
  }
  if (node.name === 'subst') {
    const all = node.children.filter(isElement)
    return all.some(({ name }) => name === 'add') ? all.filter(({ name }) => name !== 'del') : all
  }
  return node.name === 'app' ? [lemmaOf(node)].filter((one) => one !== undefined) : node.children
}

/** Where witnesses differ, the readings that do not stand in the text. */
export const variantsOf = (app: BodyElement): readonly BodyNode[] =>
  app.children.filter((child) => isElement(child) && child.name === 'rdg' && child !== lemmaOf(app))

/** Where witnesses differ, what stands in the text. */
export const lemmaOf = ({ children }: BodyElement): BodyElement | undefined =>
  children.filter(isElement).find(({ name }) => name === 'lem') ??
  children.filter(isElement).find(({ name }) => name === 'rdg')
