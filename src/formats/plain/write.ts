import { type BodyNode, parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { principalDate } from '#document/document.ts'
import { legible } from '#document/legible.ts'
import { readChildren, variantsOf } from '#document/reading.ts'
import type { Text } from '#document/text.ts'
import { standsApart } from '#document/word-end.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import { displayDate } from '#value/display-date.ts'
import { languageName } from '#value/language.ts'

/** A record as plain text: what it is, who, where it lies, its words, its address. `base` stands before the address (`https://example.org`). Ends with a line end. */
export function writePlain(described: Described, base: string): string {
  const { document } = described
  const about = [
    document.title,
    dateLine(document),
    ...people(described),
    ...(document.witnesses ?? []).flatMap((witness) => [
      ...witness.references.map((reference) => `Source: ${reference.asGiven}`),
      ...(witness.edition === undefined ? [] : [`Printed: ${printed(witness.edition)}`]),
    ]),
    `Address: ${base}${address.document(document.id)}`,
  ]
  const summaries = (document.summary ?? []).map(({ text }) => `Summary: ${text}`)
  const texts = (document.texts ?? []).map(
    (text) => `${KIND[text.kind]}${language(text)}\n\n${plainWords(parseBody(text.body))}`,
  )
  return `${[about.filter((line) => line !== '').join('\n'), ...summaries, ...texts].join('\n\n')}\n`
}

const KIND: Readonly<Record<Text['kind'], string>> = {
  transcript: 'Transcript',
  translation: 'Translation',
  regest: "Regest, in the editor's words",
  ocr: 'Text read by machine',
}

const language = ({ lang }: Text) => (lang === undefined ? '' : ` (${languageName(lang)})`)

function dateLine(document: Document): string {
  const date = principalDate(document)
  if (date === undefined) return 'Date not stated'
  return date.asWritten ?? (date.edtf === undefined ? 'Date not stated' : displayDate(date.edtf))
}

function people({ document, agents }: Described): readonly string[] {
  return (document.participants ?? [])
    .filter(({ role }) => role !== 'mentioned')
    .flatMap(({ role, asNamed, agent }) => {
      const known = agent === undefined ? undefined : agents.get(agent)
      const name = asNamed ?? known?.names.find(({ kind }) => kind === 'preferred')?.text ?? known?.names[0]?.text
      return name === undefined ? [] : [`${role.charAt(0).toUpperCase()}${role.slice(1).replace('-', ' ')}: ${name}`]
    })
}

function printed({
  title,
  volume,
  number,
  pages,
  asGiven,
}: NonNullable<NonNullable<Document['witnesses']>[number]['edition']>): string {
  if (asGiven !== undefined) return asGiven
  return [title, volume && `vol. ${volume}`, number && `no. ${number}`, pages && `pp. ${pages}`]
    .filter(Boolean)
    .join(', ')
}

const BLOCK = new Set([
  'p',
  'head',
  'ab',
  'lg',
  'list',
  'table',
  'quote',
  'opener',
  'closer',
  'div',
  'note',
  'postscript',
  'argument',
  'epigraph',
  'floatingText',
  'body',
])
const LINE = new Set([
  'item',
  'l',
  'row',
  'salute',
  'signed',
  'dateline',
  'byline',
  'label',
  'trailer',
  'address',
  'addrLine',
])

/** The words of a body as it is read: a blank line between its blocks, a line for each line; notes where they stand, in square brackets. */
export function plainWords(body: readonly BodyNode[]): string {
  let out = ''
  const paragraph = () => {
    out = out.replace(/[ \n]+$/u, '')
    if (out !== '') out += '\n\n'
  }
  const line = () => {
    out = out.replace(/ +$/u, '')
    if (out !== '' && !out.endsWith('\n')) out += '\n'
  }
  const words = (text: string) => {
    out += /(?:^|\s)$/u.test(out) ? text.trimStart() : text
  }
  const aside = (nodes: readonly BodyNode[]) => {
    out += ' ['
    walk(nodes.flatMap((node) => (typeof node !== 'string' && node.name === 'p' ? node.children : [node])))
    out = `${out.trimEnd()}]`
  }
  const between = (ends: () => void, nodes: readonly BodyNode[]) => {
    ends()
    walk(nodes)
    ends()
  }
  const walk = (nodes: readonly BodyNode[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') words(node.replace(/\s+/gu, ' '))
      else if (node.name === 'lb') node.attributes.break !== 'no' && line()
      else if (node.name === 'note') aside(node.children)
      else if (node.name === 'gap') words('[…]')
      else if (BLOCK.has(node.name)) between(paragraph, node.children)
      else if (LINE.has(node.name)) between(line, node.children)
      else if (node.name === 'cell') {
        walk(node.children)
        out += '\t'
      } else {
        between(() => standsApart(node) && words(' '), readChildren(node))
        const variants = node.name === 'app' ? variantsOf(node) : []
        if (variants.length > 0) aside(variants)
      }
    }
  }
  walk(legible(body))
  return out.trim()
}
