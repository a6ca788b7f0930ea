import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import type { BodyElement, BodyNode } from '#document/body.ts'

type Root = ReturnType<typeof fromMarkdown>
type Block = Root['children'][number]
type Inline = Extract<Block, { type: 'paragraph' }>['children'][number]
type Footnote = Extract<Block, { type: 'footnoteDefinition' }>
type Definition = Extract<Block, { type: 'definition' }>

interface Reading {
  readonly footnotes: ReadonlyMap<string, Footnote>
  readonly definitions: ReadonlyMap<string, Definition>
  /** Footnotes that a reference has drawn into the text, and those being read, so that one which refers to itself ends. */
  readonly used: Set<string>
}

const element = (
  name: string,
  children: readonly BodyNode[],
  attributes: Readonly<Record<string, string>> = {},
): BodyElement => ({ name, attributes, children })

/** Markdown as TEI: sections, paragraphs, lists, quotations, emphasis, footnotes at their place, links. HTML in it stays as visible text. */
export function bodyOfMarkdown(markdown: string): readonly BodyNode[] {
  const root = fromMarkdown(markdown, { extensions: [gfmFootnote()], mdastExtensions: [gfmFootnoteFromMarkdown()] })
  const footnotes = root.children.filter((block) => block.type === 'footnoteDefinition')
  const definitions = root.children.filter((block) => block.type === 'definition')
  const reading: Reading = {
    // Of two notes with one label the first is meant (CommonMark's rule for definitions); the other stays, as one that nothing refers to.
    footnotes: new Map(footnotes.toReversed().map((note) => [note.identifier, note])),
    definitions: new Map(definitions.map((definition) => [definition.identifier, definition])),
    used: new Set(),
  }
  const body = sections(root.children, reading)
  // Notes that nothing refers to, and addresses that no link uses, are words all the same.
  const unused = footnotes
    .filter((note) => !reading.used.has(note.identifier) || reading.footnotes.get(note.identifier) !== note)
    .map((note) => noteOf(note, reading))
  const links = definitions
    .filter((definition) => !reading.used.has(`link ${definition.identifier}`))
    .map((definition) => element('p', [`[${definition.label ?? definition.identifier}]: ${definition.url}`]))
  return [...body, ...unused.map((note) => element('p', [note])), ...links]
}

/** A heading begins a section, which lasts to the next heading of its rank or a higher one. One that opens the text is its own head. */
function sections(given: readonly Block[], reading: Reading): readonly BodyNode[] {
  const [first, ...rest] = given
  if (first?.type === 'heading')
    return [element('head', inlines(first.children, reading)), ...sectionsAfter(rest, reading)]
  return sectionsAfter(given, reading)
}

function sectionsAfter(given: readonly Block[], reading: Reading): readonly BodyNode[] {
  const start = given.findIndex((block) => block.type === 'heading')
  const heading = given[start]
  if (heading?.type !== 'heading') return given.flatMap((block) => blockOf(block, reading))
  const after = given.slice(start + 1)
  const next = after.findIndex((block) => block.type === 'heading' && block.depth <= heading.depth)
  const within = next < 0 ? after : after.slice(0, next)
  const div = element('div', [element('head', inlines(heading.children, reading)), ...sectionsAfter(within, reading)])
  return [
    ...given.slice(0, start).flatMap((block) => blockOf(block, reading)),
    div,
    ...(next < 0 ? [] : sectionsAfter(after.slice(next), reading)),
  ]
}

function blockOf(block: Block, reading: Reading): readonly BodyNode[] {
  switch (block.type) {
    case 'paragraph':
      return [element('p', inlines(block.children, reading))]
    case 'heading':
      return [element('p', [element('hi', inlines(block.children, reading), { rend: 'bold' })])]
    case 'blockquote':
      return [
        element(
          'quote',
          block.children.flatMap((child) => blockOf(child, reading)),
        ),
      ]
    case 'list': {
      const items = block.children.map((item) => {
        const [only, ...others] = item.children
        const children =
          only?.type === 'paragraph' && others.length === 0
            ? inlines(only.children, reading)
            : item.children.flatMap((child) => blockOf(child, reading))
        return element('item', children)
      })
      return [element('list', items, { rend: block.ordered === true ? 'numbered' : 'bulleted' })]
    }
    case 'code':
      return [element('ab', lined(block.value), { type: 'code' })]
    case 'html':
      return [element('p', lined(block.value))]
    case 'thematicBreak':
      return [element('milestone', [], { unit: 'section', rend: 'rule' })]
    case 'definition':
    case 'footnoteDefinition':
      return []
    default:
      return 'children' in block
        ? block.children.flatMap((child) => blockOf(child as Block, reading))
        : 'value' in block
          ? [element('p', [block.value])]
          : []
  }
}

/** Lines of what keeps its lines. */
const lined = (text: string): readonly BodyNode[] =>
  text.split('\n').flatMap((line, n): BodyNode[] => (n === 0 ? [line] : [element('lb', []), line]))

function inlines(given: readonly Inline[], reading: Reading): readonly BodyNode[] {
  return given.flatMap((inline) => inlineOf(inline, reading))
}

function inlineOf(inline: Inline, reading: Reading): readonly BodyNode[] {
  switch (inline.type) {
    case 'text':
    case 'html':
      return [inline.value]
    case 'inlineCode':
      return [element('code', [inline.value])]
    case 'emphasis':
      return [element('hi', inlines(inline.children, reading), { rend: 'italic' })]
    case 'strong':
      return [element('hi', inlines(inline.children, reading), { rend: 'bold' })]
    case 'delete':
      return [element('del', inlines(inline.children, reading))]
    case 'break':
      return [element('lb', [])]
    case 'link':
      return [element('ref', inlines(inline.children, reading), { target: inline.url })]
    case 'image':
      return [element('ref', [inline.alt ?? inline.url], { target: inline.url })]
    case 'linkReference':
    case 'imageReference': {
      reading.used.add(`link ${inline.identifier}`)
      const words = inline.type === 'linkReference' ? inlines(inline.children, reading) : [inline.alt ?? '']
      const target = reading.definitions.get(inline.identifier)?.url
      return target === undefined ? words : [element('ref', words, { target })]
    }
    case 'footnoteReference': {
      const note = reading.footnotes.get(inline.identifier)
      if (note === undefined || reading.used.has(note.identifier))
        return [element('ref', [inline.label ?? inline.identifier], { type: 'note' })]
      return [noteOf(note, reading)]
    }
  }
}

function noteOf(note: Footnote, reading: Reading): BodyElement {
  reading.used.add(note.identifier)
  return element(
    'note',
    note.children.flatMap((child) => blockOf(child, reading)),
    { place: 'foot', n: note.label ?? note.identifier },
  )
}
