import type { BodyElement, BodyNode } from '#document/body.ts'
import { languageOf } from './language-of.ts'
import { pageId } from './setting.ts'

/** Sets what stands within a block. */
export type Within = (nodes: readonly BodyNode[]) => string

const BLOCKS = new Set(
  'p ab head lg list table quote opener closer postscript address figure sp epigraph argument trailer floatingText body div div1 div2 div3 div4 div5 bibl listBibl'.split(
    ' ',
  ),
)
/** Elements that hold blocks of their own, which are set and numbered one by one. */
const CONTAINERS = new Set(
  'div div1 div2 div3 div4 div5 div6 div7 body front back group floatingText text postscript argument epigraph sp'.split(
    ' ',
  ),
)

export const isBlock = (name: string): boolean => BLOCKS.has(name)
export const isContainer = (name: string): boolean => CONTAINERS.has(name)
const isElement = (node: BodyNode): node is BodyElement => typeof node !== 'string'
export const holdsBlocks = (node: BodyElement): boolean =>
  node.children.some((child) => isElement(child) && isBlock(child.name))

/** A block that stands inside another: a list in a paragraph, a paragraph in a note. */
export function innerBlock(node: BodyElement, within: Within): string {
  if (node.name === 'list') return list(node, within)
  if (node.name === 'table') return table(node, within)
  const id = pageId(node.attributes['xml:id'])
  const isInLine = node.name === 'quote' && !holdsBlocks(node) && !/block|display/u.test(node.attributes.rend ?? '')
  const named = isInLine
    ? ''
    : node.name === 'quote'
      ? 'within quoted'
      : node.name === 'head'
        ? 'within headed'
        : 'within'
  return `<span${named === '' ? '' : ` class="${named}"`}${id === undefined ? '' : ` id="${id}"`}${languageOf(node)}>${within(node.children)}</span>`
}

/** A list with its items; a gloss list (label, item) as terms. */
export function list(node: BodyElement, within: Within): string {
  const items = node.children.filter(isElement)
  const head = items.find((item) => item.name === 'head')
  const title = head === undefined ? '' : `<span class="within headed">${within(head.children)}</span>`
  const rows = items.filter((item) => item.name !== 'head')
  if (rows.some((item) => item.name === 'label')) {
    const terms = rows.map((item) => {
      const tag = item.name === 'label' ? 'dt' : 'dd'
      return `<${tag}${languageOf(item)}>${within(item.children)}</${tag}>`
    })
    return `${title}<dl class="gloss">${terms.join('')}</dl>`
  }
  const tag = /ordered|numbered/u.test(`${node.attributes.type ?? ''} ${node.attributes.rend ?? ''}`) ? 'ol' : 'ul'
  return `${title}<${tag}>${rows.map((item) => `<li${languageOf(item)}>${within(item.children)}</li>`).join('')}</${tag}>`
}

const span = (given: string | undefined, name: string) =>
  given !== undefined && /^[1-9]\d{0,2}$/u.test(given) && given !== '1' ? ` ${name}="${given}"` : ''

/** A table; wider than the page, it scrolls by itself and the page does not. */
export function table(node: BodyElement, within: Within): string {
  const rows = node.children.filter(isElement)
  const head = rows.find((row) => row.name === 'head')
  const caption = head === undefined ? '' : `<caption>${within(head.children)}</caption>`
  const set = rows
    .filter((row) => row.name === 'row')
    .map((row) => {
      const cells = row.children.filter(isElement).map((cell) => {
        const tag = cell.attributes.role === 'label' || row.attributes.role === 'label' ? 'th' : 'td'
        return `<${tag}${span(cell.attributes.cols, 'colspan')}${span(cell.attributes.rows, 'rowspan')}>${within(cell.children)}</${tag}>`
      })
      return `<tr>${cells.join('')}</tr>`
    })
  return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="given">${caption}${set.join('')}</table></div>`
}
