import { blocksOf } from '#document/block.ts'
import { parseBody, serializeBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'

/** What the documents are written as: Chancery's own form, one TEI volume, or one table. */
export const FORMS = ['jsonl', 'tei', 'csv'] as const
export type Form = (typeof FORMS)[number]

/** How a form begins, goes on and ends. Each gives whole lines. */
export interface Written {
  readonly head: string
  readonly foot: string
  line(document: Document): string
}

const escaped = (text: string) => serializeBody([text])
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

const named = ({ participants = [] }: Document, role: string): string =>
  participants
    .filter((one) => one.role === role)
    .map(({ asNamed = '' }) => asNamed)
    .join('; ')
const dateOf = ({ dates = [] }: Document) => dates[0]?.edtf ?? ''
const sourceOf = ({ witnesses = [] }: Document) => witnesses[0]?.references[0]?.asGiven ?? ''

const jsonl: Written = { head: '', foot: '', line: (document) => `${JSON.stringify(document)}\n` }

const tei: Written = {
  head: `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="bench"><teiHeader><fileDesc><titleStmt><title>A volume to measure by</title></titleStmt>
<publicationStmt><p>Made</p></publicationStmt><sourceDesc><p>Made</p></sourceDesc></fileDesc></teiHeader><text><body>\n`,
  foot: '</body></text></TEI>\n',
  line: (document) =>
    [
      `<div type="document" xml:id="${document.id}" n="${document.id}"><head>${escaped(document.title)}</head>`,
      `<opener><dateline><date when="${dateOf(document)}">${dateOf(document)}</date></dateline></opener>`,
      ...(document.texts ?? []).map(({ body }) => body.replaceAll(' xml:id="', ` xml:id="${document.id}-`)),
      `<note type="source">${escaped(sourceOf(document))}</note></div>\n`,
    ].join(''),
}

const CELLS: readonly (readonly [column: string, value: (document: Document) => string])[] = [
  ['key', ({ id }) => id],
  ['title', ({ title }) => title],
  ['genre', ({ genre = '' }) => genre],
  ['date', dateOf],
  ['sender', (document) => named(document, 'sender')],
  ['recipient', (document) => named(document, 'recipient')],
  ['language', ({ languages = [] }) => languages.join('; ')],
  ['source', sourceOf],
  [
    'text',
    ({ texts = [] }) =>
      texts
        .map(({ body }) =>
          blocksOf(parseBody(body))
            .map(({ text }) => text)
            .join('\n\n'),
        )
        .join('\n\n'),
  ],
]

const csv: Written = {
  head: `${CELLS.map(([column]) => column).join(',')}\n`,
  foot: '',
  line: (document) => `${CELLS.map(([, value]) => quoted(value(document))).join(',')}\n`,
}

export const WRITTEN: Readonly<Record<Form, Written>> = { jsonl, tei, csv }
