import { type BodyElement, type BodyNode, parseBody } from '#document/body.ts'
import { legible } from '#document/legible.ts'
import { type Marked, markPassage } from '#document/passage-mark.ts'
import type { Text } from '#document/text.ts'
import { languageTag } from '#value/language.ts'
import { escapeHtml } from './escape.ts'
import { inline } from './inline.ts'
import { languageOf } from './language-of.ts'
import { runsOn } from './line-ends.ts'
import { marked, PASSAGE } from './marked.ts'
import { notesOf } from './note.ts'
import { notesInPlace } from './notes-in-place.ts'
import { newSetting, pageId, type Setting } from './setting.ts'
import { holdsBlocks, isBlock, isContainer, list, table } from './structure.ts'
import { isTooDeep, textOf } from './text-of.ts'

/** A heading in the text, for the way through it. */
export interface Heading {
  readonly id: string
  readonly words: string
  readonly depth: number
}

/** Where one block stands in the HTML of its text, and which blocks of another text it gives the words of (`corresp`). */
export interface BlockPlace {
  readonly id?: string
  readonly corresp: readonly string[]
  readonly from: number
  readonly to: number
  /** Of the division that it stands in, where that says its language. */
  readonly lang?: string
}

/** A text as the page shows it. No name of an authority is in it, so that it can be kept as long as the text itself stands. */
export interface TextHtml {
  readonly html: string
  readonly headings: readonly Heading[]
  readonly blocks: readonly BlockPlace[]
  /** The words of each place that was found and marked; the first is `#hit1`. */
  readonly found: readonly string[]
}

/** Where the words of a query stand in these texts (`Searching.marks`, for one query). */
export type FindWords = (
  blocks: readonly { readonly text: string; readonly lang?: string }[],
) => readonly (readonly (readonly [number, number])[])[]

interface Made {
  html: string
  readonly headings: Heading[]
  readonly blocks: BlockPlace[]
  readonly setting: Setting
  /** Of the division that is being set. */
  lang: string | undefined
}

/** What a page can be nested; a text beyond it is set as its words alone. */
const DEEPEST = 60

/** TEI to HTML by allow-list: a known element has its form, any other is its words. Every word is escaped in one place. */
export function textHtml(text: Text, find?: FindWords, passage?: Marked): TextHtml {
  const read = legible(parseBody(text.body))
  const tree: readonly BodyNode[] = isTooDeep(read, DEEPEST)
    ? [{ name: 'p', attributes: {}, children: [textOf(read)] }]
    : read
  const made: Made = { html: '', headings: [], blocks: [], setting: newSetting(text.id), lang: undefined }
  const shown = passage === undefined ? tree : markPassage(tree, passage, asPassage)
  setAll(notesInPlace(find === undefined ? shown : withFound(shown, text.lang, find)), made, 1)
  return { html: made.html, headings: made.headings, blocks: made.blocks, found: [...made.setting.found.values()] }
}

const asPassage = (words: string): BodyElement => ({ name: PASSAGE, attributes: {}, children: [words] })

function withFound(tree: readonly BodyNode[], lang: string | undefined, find: FindWords): readonly BodyNode[] {
  const blocks = tree.map((node) => ({ text: textOf([node]), ...(lang === undefined ? {} : { lang }) }))
  const ranges = find(blocks)
  return tree.flatMap((node, n) => marked([node], ranges[n] ?? [], String(n)))
}

/** Blocks one by one; words that stand loose between them are gathered into a block of their own. */
function setAll(nodes: readonly BodyNode[], made: Made, depth: number): void {
  let loose: BodyNode[] = []
  const gather = () => {
    const name = loose.every((node) => isBlank(node) || isPageEnd(node)) ? 'pb' : 'ab'
    if (!loose.every(isBlank)) setBlock({ name, attributes: {}, children: loose }, made)
    loose = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !(isBlock(node.name) || isContainer(node.name) || node.name === 'note'))
      loose.push(node)
    else if ((node.name === 'p' || node.name === 'ab') && loose.every((one) => isBlank(one) || isPageEnd(one))) {
      // A page that ends between two paragraphs is marked where the next one begins.
      setBlock({ ...node, children: [...loose.filter(isPageEnd), ...node.children] }, made)
      loose = []
    } else {
      gather()
      if (node.name === 'head') setHeading(node, made, depth)
      else if (isContainer(node.name) || (node.name === 'quote' && holdsBlocks(node))) setContainer(node, made, depth)
      else setBlock(node, made)
    }
  }
  gather()
}

const isBlank = (node: BodyNode) => typeof node === 'string' && node.trim() === ''
const isPageEnd = (node: BodyNode) => typeof node !== 'string' && (node.name === 'pb' || node.name === 'cb')

function setContainer(node: BodyElement, made: Made, depth: number): void {
  const id = pageId(node.attributes['xml:id'])
  const named = node.name === 'quote' || node.name === 'epigraph' ? ' class="quoted"' : ''
  const outer = made.lang
  made.lang = languageTag(node.attributes['xml:lang'] ?? '') ?? outer
  made.html += `<div${named}${id === undefined ? '' : ` id="${id}"`}${languageOf(node)}>`
  setAll(node.children, made, node.name.startsWith('div') ? Math.min(depth + 1, 6) : depth)
  made.html += '</div>'
  made.lang = outer
}

function setHeading(node: BodyElement, made: Made, depth: number): void {
  // No level is left out on the way down, whatever the divisions do.
  const level = Math.min(Math.max(2, depth), (made.headings.at(-1)?.depth ?? 1) + 1)
  const own = pageId(node.attributes['xml:id'])
  const id = own ?? `h-${made.setting.of}-${made.headings.length + 1}`
  const html = inline(node.children, made.setting)
  const notes = notesOf(made.setting, 64)
  made.headings.push({
    id,
    words: textOf(node.children.filter((child) => typeof child === 'string' || child.name !== 'note'))
      .replace(/\s+/gu, ' ')
      .trim(),
    depth: level,
  })
  add(
    node,
    made,
    `<div class="blk${notes.fit ? '' : ' under'}"><h${level} class="headed" id="${id}"${languageOf(node)}>${html}</h${level}>${notes.html}</div>`,
  )
}

/** A block with its notes and its number; nothing where it has nothing to show. */
function setBlock(node: BodyElement, made: Made): void {
  const id = pageId(node.attributes['xml:id'])
  const number = id === undefined ? undefined : /\d+$/u.exec(id)?.[0]
  made.setting.runningOn = runsOn(node)
  const content = contentOf(node, made.setting)
  made.setting.runningOn = false
  if (made.setting.notes.length === 0 && content.replace(/<[^>]*>/gu, '').trim() === '') return
  const notes = notesOf(made.setting, textOf(node.children).length)
  const passage =
    id === undefined || number === undefined || id.startsWith('x-')
      ? ''
      : `<a class="pn" href="#${id}" aria-label="Passage ${number}">${number}</a>`
  const html = `<div class="blk${notes.fit ? '' : ' under'}"${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>${passage}${content}${notes.html}</div>`
  add(node, made, html)
}

function add({ attributes }: BodyElement, made: Made, html: string): void {
  const from = made.html.length
  made.html += html
  const own = attributes['xml:id']
  made.blocks.push({
    ...(own === undefined ? {} : { id: own }),
    corresp: (attributes.corresp ?? '').split(/\s+/u).flatMap((one) => (one.startsWith('#') ? [one.slice(1)] : [])),
    from,
    to: made.html.length,
    ...(made.lang === undefined ? {} : { lang: made.lang }),
  })
}

function contentOf(node: BodyElement, setting: Setting): string {
  const lang = languageOf(node)
  const within = (nodes: readonly BodyNode[]) => inline(nodes, setting)
  if (node.name === 'list') return `<div class="p"${lang}>${list(node, within)}</div>`
  if (node.name === 'table') return `<div class="p"${lang}>${table(node, within)}</div>`
  if (node.name === 'note') return `<div class="p aside" role="note"${lang}>${inline(node.children, setting)}</div>`
  if (node.name === 'quote') return `<blockquote class="p quoted"${lang}>${inline(node.children, setting)}</blockquote>`
  if (node.name === 'figure') return `<p class="p aside"${lang}>Picture: ${inline(node.children, setting)}</p>`
  const named = node.name === 'p' || node.name === 'ab' ? 'p' : node.name === 'pb' ? 'p page-end' : `p ${node.name}`
  // A paragraph of TEI may hold a list or a table; one of HTML may not.
  const tag = node.children.some((child) => typeof child !== 'string' && ['list', 'table'].includes(child.name))
    ? 'div'
    : 'p'
  return `<${tag} class="${named}"${lang}>${inline(node.children, setting)}</${tag}>`
}
