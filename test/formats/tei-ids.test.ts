import { readFileSync } from 'node:fs'
import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { jsonl } from '#formats/jsonl/read.ts'
import { tei } from '#formats/tei/read.ts'
import { writeTei } from '#formats/tei/write.ts'
import { draftsOf, heldOf } from './bytes-of.ts'
import { describedAlone } from './described-alone.ts'
import { readAll } from './read-all.ts'

async function corpus(): Promise<{ readonly documents: readonly Document[]; readonly xml: string }> {
  const held = heldOf(await readAll(jsonl, 'january-1949.jsonl', readFileSync('samples/january-1949.jsonl')))
  const documents = held.filter((one) => one.kind === 'document')
  const each = documents.map((one) => writeTei(describedAlone(one)).replace(/^<\?xml.*\n/u, ''))
  const header = /<teiHeader>.*?<\/teiHeader>/su
    .exec(each[0] ?? '')?.[0]
    .replace(/<xenoData.*?<\/xenoData>/su, '')
    .replace(/<profileDesc.*?<\/profileDesc>/su, '')
  return { documents, xml: `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${header}${each.join('')}</teiCorpus>` }
}

test('many records stand in one document, and no identifier in it twice', async () => {
  const { xml } = await corpus()
  const ids = [...xml.matchAll(/ xml:id="([^"]*)"/gu)].map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(50)
  expect(new Set(ids).size).toBe(ids.length)
  XmlDocument.fromString(xml).dispose()
})

test('read again, the blocks are called what they are called in the records', async () => {
  const { documents, xml } = await corpus()
  const drafts = draftsOf(await readAll(tei, 'corpus.xml', xml))
  expect(drafts.map(({ own }) => own?.texts.map(({ body }) => body))).toEqual(
    documents.map(({ texts = [] }) => texts.map(({ body }) => body)),
  )
})
