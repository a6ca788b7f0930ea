import { type BodyNode, parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { principalDate } from '#document/document.ts'
import type { Text } from '#document/text.ts'
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

/** The words of a body: a blank line between its blocks, a line for each line; notes after the block they stand in, in square brackets. */
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
  const walk = (nodes: readonly BodyNode[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') {
        const text = node.replace(/\s+/gu, ' ')
        out += /(?:^|\s)$/u.test(out) ? text.trimStart() : text
      } else if (node.name === 'lb') line()
      else if (node.name === 'space') out += / $/u.test(out) ? '' : ' '
      else if (node.name === 'note') {
        out += ' ['
        walk(
          node.children.flatMap((child) =>
            typeof child !== 'string' && child.name === 'p' ? child.children : [child],
          ),
        )
        out = `${out.trimEnd()}]`
      } else if (BLOCK.has(node.name)) {
        paragraph()
        walk(node.children)
        paragraph()
      } else if (LINE.has(node.name)) {
        line()
        walk(node.children)
        line()
      } else if (node.name === 'cell') {
        walk(node.children)
        out += '\t'
      } else walk(node.children)
    }
  }
  walk(body)
  return out.trim()
}
