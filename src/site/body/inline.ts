import type { BodyElement, BodyNode } from '#document/body.ts'
import { readingsOf } from '#document/reading.ts'
import { lookUp } from '#value/look-up.ts'
import { escapeHtml } from './escape.ts'
import { FOREIGN_REL, foreignAddress } from './foreign-address.ts'
import { languageOf } from './language-of.ts'
import { FOUND, PASSAGE } from './marked.ts'
import { noteReference } from './note.ts'
import { pageId, type Setting } from './setting.ts'
import { innerBlock, isBlock } from './structure.ts'
import { textOf } from './text-of.ts'

/** Words with what stands in them: emphasis, editors' signs, notes, page ends. What is not known here is set as its words. */
export function inline(nodes: readonly BodyNode[], setting: Setting): string {
  let html = ''
  for (const node of nodes) html += typeof node === 'string' ? escapeHtml(node) : element(node, setting)
  return html
}

function element(node: BodyElement, setting: Setting): string {
  // Names come from texts: `constructor` is none of ours.
  const set = lookUp(SET, node.name)
  if (set !== undefined) return set(node, setting)
  if (isBlock(node.name)) return innerBlock(node, (nodes) => inline(nodes, setting))
  return plainly(node, setting)
}

const plainly = (node: BodyElement, setting: Setting) =>
  languageOf(node) === '' ? inline(node.children, setting) : wrap('span', '', node, setting)

function wrap(tag: string, named: string, node: BodyElement, setting: Setting): string {
  const id = pageId(node.attributes['xml:id'])
  const attributes = `${named === '' ? '' : ` class="${named}"`}${id === undefined ? '' : ` id="${id}"`}${languageOf(node)}`
  return `<${tag}${attributes}>${inline(node.children, setting)}</${tag}>`
}

/** Words that an editor puts in: in brackets, upright, so that they are told from the document's. */
const editors = (words: string) => `<span class="ed">[${escapeHtml(words)}]</span>`

const RENDITIONS: readonly [RegExp, (inner: string) => string][] = [
  [/ital/u, (inner) => `<i>${inner}</i>`],
  [/bold|\bb\b/u, (inner) => `<b>${inner}</b>`],
  [/small-?caps|\bsc\b|kapit/u, (inner) => `<span class="sc">${inner}</span>`],
  [/super|\bsup\b/u, (inner) => `<sup>${inner}</sup>`],
  [/\bsub(?:script)?\b/u, (inner) => `<sub>${inner}</sub>`],
  [/underline|\bu\b|unterstr/u, (inner) => `<span class="ul">${inner}</span>`],
  [/spaced|gesperrt|letter-?spac/u, (inner) => `<span class="spaced">${inner}</span>`],
  [/strike|line-through/u, (inner) => `<s>${inner}</s>`],
]

function highlighted(node: BodyElement, setting: Setting): string {
  const rend =
    `${node.attributes.rend ?? ''} ${node.attributes.rendition ?? ''} ${node.attributes.style ?? ''}`.toLowerCase()
  const inner = wrap('span', '', node, setting)
  const plain = inner.startsWith('<span>') ? inner.slice(6, -7) : inner
  const fitting = RENDITIONS.filter(([sign]) => sign.test(rend))
  if (fitting.length === 0) return rend.trim() === '' ? `<i>${plain}</i>` : plain
  return fitting.reduce((html, [, around]) => around(html), plain)
}

function reference(node: BodyElement, setting: Setting): string {
  const { target = '', n = '' } = node.attributes
  const inner = inline(node.children, setting)
  const foreign = foreignAddress(target)
  if (foreign !== undefined) {
    return `<a href="${escapeHtml(foreign)}" rel="${FOREIGN_REL}">${inner === '' ? escapeHtml(target) : inner}</a>`
  }
  const id = pageId(/^#(?<id>.+)$/u.exec(target)?.groups?.id)
  const passage = id === undefined ? undefined : /^(?:[a-z]{1,3}-)?p(?<number>\d+)$/u.exec(id)?.groups?.number
  const words = inner !== '' ? inner : n !== '' ? `<sup>${escapeHtml(n)}</sup>` : passage && `passage ${passage}`
  return id === undefined || words === undefined ? (words ?? '') : `<a href="#${id}">${words}</a>`
}

/** A picture is not fetched from elsewhere; where it lies is told. */
function picture({ attributes: { url = '' } }: BodyElement): string {
  const foreign = foreignAddress(url)
  return foreign === undefined ? '' : `<a href="${escapeHtml(foreign)}" rel="${FOREIGN_REL}">[picture]</a>`
}

/** A sign on the paper that is no letter: told in the editor's words, where they are no address of a picture. */
function metamark(node: BodyElement, setting: Setting): string {
  const { function: use, style, facs = '' } = node.attributes
  const told = [use, style, /^\p{Lu}[\p{L}\s'’,-]*$/u.test(facs) ? facs : undefined].filter((one) => one !== undefined)
  return `${inline(node.children, setting)}${told.length === 0 ? '' : editors(told.join(', ').replaceAll('_', ' '))}`
}

function gap(node: BodyElement): string {
  const { reason, extent, quantity, unit } = node.attributes
  const size = extent ?? (quantity === undefined ? undefined : `${quantity} ${unit ?? ''}`.trim())
  const said = textOf(node.children).trim()
  const words = [reason?.replaceAll(/[-_]/gu, ' '), size, said].filter((word) => word !== undefined && word !== '')
  return `<span class="ed">[…${words.length === 0 ? '' : ` ${escapeHtml(words.join(', '))}`}]</span>`
}

/** Several ways of reading one thing: the document's, then in brackets what else it may be, and the editor's. */
function choice(node: BodyElement, setting: Setting): string {
  const { source, editors } = readingsOf(node)
  const [first, ...others] = [...source, ...editors].map((one) => inline(one.children, setting))
  if (first === undefined || others.length === 0) return first ?? ''
  const told = others.map((html, n) => (n + 1 === source.length ? html : `or ${html}`))
  return `${first} <span class="ed">[${told.join(', ')}]</span>`
}

/** A blank of a few signs is only a blank; a longer one is told. */
function blank({ attributes: { unit = '', quantity, extent } }: BodyElement): string {
  const isNarrow =
    (/^(?:char|sign|letter|word)/u.test(unit) || unit === '') && Number(quantity ?? 1) <= 4 && extent === undefined
  return isNarrow ? ' ' : editors(['blank', extent ?? `${quantity ?? ''} ${unit}`.trim()].filter(Boolean).join(', '))
}

function pageEnd(node: BodyElement): string {
  const n = node.attributes.n ?? ''
  if (n === '') return '<span class="pb bare">|<span class="vh"> page end </span></span>'
  const shown = /^\d/u.test(n) ? `p. ${n}` : n
  return `<span class="pb"><span class="vh">, </span>${escapeHtml(shown)}<span class="vh">, </span></span>`
}

function found(node: BodyElement, setting: Setting): string {
  const { of = '' } = node.attributes
  const before = setting.found.get(of)
  setting.found.set(of, `${before ?? ''}${textOf(node.children)}`)
  const id = before === undefined ? ` id="hit${setting.found.size}"` : ''
  return `<mark${id}>${inline(node.children, setting)}</mark>`
}

/** The page opens at the first piece: it takes the focus, which needs no script. */
function passage(node: BodyElement, setting: Setting): string {
  const first = setting.passageBegun ? '' : ' id="passage" tabindex="-1" autofocus'
  setting.passageBegun = true
  return `<mark class="passage"${first}>${inline(node.children, setting)}</mark>`
}

/** A part of a letterhead that has a place of its own on the paper. */
const isLine = ({ attributes: { rend = '', type } }: BodyElement) =>
  type === 'letterhead' || /\b(?:left|right|cent(?:er|re))\b/u.test(rend)

type Setter = (node: BodyElement, setting: Setting) => string
const as =
  (tag: string, named = ''): Setter =>
  (node, setting) =>
    wrap(tag, named, node, setting)
const between =
  (before: string, after: string): Setter =>
  (node, setting) =>
    `<span class="ed">${before}</span>${inline(node.children, setting)}<span class="ed">${after}</span>`

const SET: Readonly<Record<string, Setter>> = {
  [FOUND]: found,
  [PASSAGE]: passage,
  hi: highlighted,
  emph: as('em'),
  title: as('cite'),
  foreign: as('i'),
  mentioned: as('i'),
  soCalled: as('span'),
  add: as('ins'),
  del: as('del'),
  s: as('span'),
  unclear: (node, setting) => `${inline(node.children, setting)}${editors('?')}`,
  supplied: between('[', ']'),
  surplus: between('{', '}'),
  gap,
  metamark,
  space: blank,
  choice,
  sic: (node, setting) => `${inline(node.children, setting)} ${editors('sic')}`,
  app: (node, setting) => noteReference(node, setting, inline),
  note: (node, setting) => noteReference(node, setting, inline),
  pb: pageEnd,
  cb: () => '<span class="pb">|</span>',
  lb: (node, setting) => (node.attributes.break === 'no' ? '' : setting.runningOn ? ' ' : '<br>'),
  ref: reference,
  ptr: reference,
  seg: (node, setting) => (isLine(node) ? wrap('span', 'line', node, setting) : plainly(node, setting)),
  salute: as('span', 'line'),
  signed: as('span', 'line signed'),
  dateline: as('span', 'line'),
  addrLine: as('span', 'line'),
  byline: as('span', 'line'),
  l: as('span', 'line'),
  fw: as('span', 'line fw'),
  label: as('b'),
  speaker: as('b', 'line'),
  stage: as('i'),
  formula: as('code'),
  graphic: picture,
}
