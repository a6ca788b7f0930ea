import type { Agent } from '#authority/agent.ts'
import { serializeBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { chance } from './chance.ts'
import { WRITTEN } from './corpus-forms.ts'
import { hanWords } from './search-queries.ts'

/** One document in five has a Chinese translation: the real texts are in languages with blanks between words. */
export function* translated(records: Iterable<Agent | Document>): Iterable<Agent | Document> {
  const han = chance(1911)
  for (const record of records) {
    if (record.kind === 'agent' || han.whole(5) > 0) yield record
    else {
      const body = serializeBody([{ name: 'p', attributes: { 'xml:id': 'zh1' }, children: [hanWords(han, 120)] }])
      yield { ...record, texts: [...(record.texts ?? []), { id: 'zh', kind: 'translation', lang: 'zh', body }] }
    }
  }
}

/** The same as JSON Lines. */
export function* asLines(records: Iterable<Agent | Document>): Iterable<string> {
  for (const record of records)
    yield record.kind === 'document' ? WRITTEN.jsonl.line(record) : `${JSON.stringify(record)}\n`
}
