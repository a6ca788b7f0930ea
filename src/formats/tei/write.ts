import { type BodyElement, parseBody, serializeBody } from '#document/body.ts'
import type { Text } from '#document/text.ts'
import type { Described } from '#holding/described.ts'
import { language, layOut, make } from './element-maker.ts'
import { writeFileDesc } from './write-file-desc.ts'
import { writeProfileDesc } from './write-profile-desc.ts'

/**
 * A record as a TEI P5 file, valid against tei_all: each text in a `div` of its kind. Read again, it gives back title, record number, genre, dates, participants,
 * places, numbers, classification, summaries, texts, references with their status, editions, how it is held, languages, rights, credits, keywords, relations and `takenFrom`.
 *
 * What it loses: what a value is of (`part`, `of`), offices and notes on participants, zones and notes of dates, downgradings; the parsed levels of
 * references (they are read from the string again), marks, releases and files of witnesses; completeness, credits and rights of single texts; the script; the language
 * of composition; how certain relations are, and their evidence; aliases, collections, exchanges; that a keyword was a subject, what was inferred and `unplaced`; access and versions. JSON Lines keeps all of it.
 */
export function writeTei(described: Described): string {
  const header = layOut(make('teiHeader', {}, writeFileDesc(described), writeProfileDesc(described)), '  ')
  const texts = described.document.texts ?? []
  const body = texts.length === 0 ? '      <p/>\n' : texts.map((text) => `      ${writeText(text, texts)}\n`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
${header}  <text>
    <body>
${body}    </body>
  </text>
</TEI>
`
}

function writeText(text: Text, all: readonly Text[]): string {
  const { translates } = text
  const from = typeof translates === 'string' ? all.find(({ id }) => id === translates)?.lang : translates?.lang
  const subtype = from === undefined || language(from) === undefined ? 'text' : `from-${from}`
  const div = make('div', { type: text.kind, subtype, 'xml:lang': language(text.lang) })
  // A body is kept as the XML that it is; taking it apart and putting it together again made texts of many megabytes slow.
  if (text.body !== '' && !/<[!?]/u.test(text.body))
    return serializeBody([div]).replace(/\/>$/u, () => `>${text.body}</div>`)
  const held = parseBody(text.body)
  const element: BodyElement = { ...div, children: held.length === 0 ? [make('p', {})] : held }
  return serializeBody([element])
}
