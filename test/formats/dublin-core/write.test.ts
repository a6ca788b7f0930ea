import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toDocument } from '#document/to-document.ts'
import { dublinCore } from '#formats/dublin-core/elements.ts'
import { writeDublinCore } from '#formats/dublin-core/write.ts'
import { tei } from '#formats/tei/read.ts'
import type { Described } from '#holding/described.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { PUBLISHER, SAMPLES } from '../csl/citing-samples.ts'
import { describedAlone } from '../described-alone.ts'
import { hasOaiSchema, oaiErrors } from '../oai-schema.ts'
import { draftsOf, readAll } from '../read-all.ts'

const LETTERS = '../shared/tei/letters'
const fileOf = (described: Described) => `<?xml version="1.0"?>\n${writeDublinCore(described, PUBLISHER)}`
const valuesOf = (described: Described, element: string) =>
  dublinCore(described, PUBLISHER).flatMap(([name, value]) => (name === element ? [value] : []))

test.each(SAMPLES.map((one) => [one.document.id, one] as const))('the sample %s', async (_, described) => {
  if (hasOaiSchema) expect(await oaiErrors(fileOf(described))).toEqual([])
  const { document } = described
  expect(valuesOf(described, 'title')).toEqual([document.title])
  expect(valuesOf(described, 'identifier')[0]).toBe(`https://chancery.example/documents/${document.id}`)
  const given = (document.witnesses ?? []).flatMap(({ references }) => references.map(({ asGiven }) => asGiven))
  expect(valuesOf(described, 'identifier')).toEqual(expect.arrayContaining(given))
  expect(valuesOf(described, 'source')).toEqual(expect.arrayContaining(given))
})

test('who carried a message is told from who wrote it; doubt and parts are told; nobody twice', () => {
  const described = describedAlone({
    kind: 'document',
    id: identifierFrom<DocumentId>('1'),
    title: 'x',
    held: 'text',
    access: { kind: 'public' },
    parts: [{ id: 'c', kind: 'carrier' }],
    participants: [
      { role: 'sender', asNamed: 'Mao', certainty: 'probable' },
      { role: 'author', asNamed: 'Mao' },
      { role: 'recipient', asNamed: 'Stalin' },
      { role: 'sender', asNamed: 'Terebin', part: 'c' },
      { role: 'copied-to', asNamed: 'Molotov', certainty: 'possible' },
      { role: 'mentioned', asNamed: 'Mikoyan' },
      { role: 'via' },
    ],
    texts: [{ id: 't1', kind: 'translation', body: '<p>x</p>', credits: [{ role: 'translated', name: 'Ada Frost' }] }],
  })
  expect(valuesOf(described, 'creator')).toEqual(['Mao (probably)'])
  expect(valuesOf(described, 'contributor')).toEqual([
    'Stalin (recipient)',
    'Terebin (sender of what carries it)',
    'Molotov (possibly copied to)',
    'Ada Frost (translated)',
  ])
  expect(valuesOf(described, 'subject')).toEqual(['Mikoyan'])
})

test.skipIf(!hasOaiSchema || !existsSync(LETTERS))(
  '300 letters of others are valid (skipped where ../shared is not here)',
  { timeout: 60_000 },
  async () => {
    for (const folder of readdirSync(LETTERS))
      for (const file of readdirSync(`${LETTERS}/${folder}`))
        for (const draft of draftsOf(await readAll(tei, file, readFileSync(`${LETTERS}/${folder}/${file}`)))) {
          const { document } = toDocument(draft, identifierFrom<DocumentId>(file))
          expect([file, await oaiErrors(fileOf(describedAlone(document)))]).toEqual([file, []])
        }
  },
)
