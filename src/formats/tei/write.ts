import { parseBody, serializeBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import type { Text } from '#document/text.ts'
import type { Described } from '#holding/described.ts'
import type { Publisher } from '../csl/item.ts'
import { language, layOut, make } from './element-maker.ts'
import { idOfDivision, idOfText, idPrefix, idsIn, withPrefix } from './own-ids.ts'
import { hasOwnMakers, writeFileDesc } from './write-file-desc.ts'
import { writeOwnRecord } from './write-own-record.ts'
import { writeProfileDesc } from './write-profile-desc.ts'

/**
 * A record as a TEI P5 file, valid against tei_all: each text in a `div` of its kind. What TEI has no place for stands in `xenoData`, as Chancery's own JSON
 * of the public record (`writeOwnRecord`). Read again by Chancery, it gives the whole record back but for its origin; where the TEI was changed by hand, what it
 * says now, and of the rest what still goes with it. Identifiers in it begin with the record's (`r112659.p4`), so that any number of records can stand in one file.
 *
 * Whoever knows TEI alone reads title, record number, genre, dates, participants, places, numbers, classification, summaries, texts, references with their
 * status, editions, how it is held, languages, rights, credits, keywords, relations and `takenFrom`.
 */
export function writeTei(described: Described, publisher?: Publisher): string {
  const parts = [writeFileDesc(described, publisher), writeProfileDesc(described)].filter((part) => part !== undefined)
  const header = layOut(make('teiHeader', {}, ...parts, writeOwnRecord(described, parts)), '  ')
  const { id, texts = [] } = described.document
  const ids = new Set(texts.flatMap(({ body }) => idsIn(body)))
  const body =
    texts.length === 0
      ? '      <p/>\n'
      : texts.map((text) => `      ${writeText(text, described.document, ids)}\n`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
${header}  <text xml:id="${idOfText(id)}">
    <body>
${body}    </body>
  </text>
</TEI>
`
}

function writeText(text: Text, { id, texts = [] }: Document, ids: ReadonlySet<string>): string {
  const { translates } = text
  const from = typeof translates === 'string' ? texts.find((one) => one.id === translates)?.lang : translates?.lang
  const subtype = from === undefined || language(from) === undefined ? 'text' : `from-${from}`
  const div = make('div', {
    type: text.kind,
    subtype,
    'xml:lang': language(text.lang),
    'xml:id': hasOwnMakers(text) ? idOfDivision(id, text.id) : undefined,
  })
  // A body is kept as the XML that it is; taking it apart and putting it together again made texts of many megabytes slow.
  const kept = /<[!?]/u.test(text.body) ? serializeBody(parseBody(text.body)) : text.body
  const body = kept === '' ? '<p/>' : withPrefix(kept, idPrefix(id), ids)
  return serializeBody([div]).replace(/\/>$/u, () => `>${body}</div>`)
}
