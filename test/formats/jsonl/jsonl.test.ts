import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { jsonl, readHeld } from '#formats/jsonl/read.ts'
import { heldSchema } from '#formats/jsonl/schema.ts'
import { publicShape, writeJsonl } from '#formats/jsonl/write.ts'
import type { Held } from '#holding/held.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { heldOf, incoming, issuesOf, readAll } from '../bytes-of.ts'
import { arbitraryOf } from './arbitrary-held.ts'

const cable: Document = {
  kind: 'document',
  id: identifierFrom<DocumentId>('112659'),
  title: 'Cable, Stalin to Mao Zedong',
  held: 'title-only',
  access: { kind: 'public' },
  origin: { source: 'from/seed', key: 'letters/112659', file: 'a'.repeat(64), day: '2026-11-25' },
  unplaced: [{ label: 'Page count', value: '4 < 5 & more', at: 'seed/cable.txt:3' }],
}
const line = (fields: object) => `${JSON.stringify({ ...cable, ...fields })}\n`

describe('every kind of record', () => {
  test.each(heldSchema.options.map((schema) => [schema.shape.kind.value, schema] as const))(
    'a %s comes back as it was',
    async (_kind, schema) => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryOf(schema), { minLength: 1, maxLength: 3 }), async (values) => {
          const records = values as readonly Held[]
          const readings = await readAll(jsonl, incoming(records.map(writeJsonl).join(''), 'all.jsonl', 100))
          expect(issuesOf(readings)).toEqual([])
          expect(heldOf(readings)).toEqual(records)
        }),
        { numRuns: 60 },
      )
    },
  )
})

test('the same record is the same line, whatever the order of its fields', () => {
  const turned = Object.fromEntries(Object.entries(cable).reverse()) as unknown as Document
  expect(writeJsonl(turned)).toBe(writeJsonl(cable))
})

test.each([
  ['{ "kind": "document"', 'file', /^no JSON/u],
  ['[1]', 'file', /expected object/iu],
  [line({ kind: 'letter' }), 'kind', /none of document, agent/u],
  [line({ id: 'a/b' }), 'id', /no identifier/u],
  [line({ title: 7 }), 'title', /expected string/u],
  [line({ dates: [{ role: 'sent', basis: 'stated', edtf: '1949-13-45' }] }), 'dates.0.edtf', /no EDTF date/u],
  [line({ participants: [{ role: 'sender' }, { role: 'boss' }] }), 'participants.1.role', /expected one of/u],
  [`{"kind":"document","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'file', /too deep|expected/iu],
])('a bad line is told with its number and field, and the next is read: %.40s', async (bad, field, message) => {
  const readings = await readAll(jsonl, incoming(`${line({})}${bad.trimEnd()}\n${line({})}`, 'all.jsonl'))
  expect(heldOf(readings)).toHaveLength(2)
  const issue = issuesOf(readings).find((found) => found.severity === 'error')
  expect(issue).toMatchObject({ severity: 'error', at: 'all.jsonl:2' })
  expect(issuesOf(readings).some((found) => message.test(found.message))).toBe(true)
  if (!bad.includes('[[[')) expect(issue?.field).toBe(field)
})

test('a field that the form does not know is told, and a document keeps it', () => {
  const { held, issues } = readHeld(
    { ...cable, colour: 'blue', dates: [{ role: 'sent', basis: 'stated', asWritten: 'May', moon: [1] }] },
    'x.jsonl:4',
  )
  expect(issues.map(({ severity, field }) => `${severity} ${field}`).sort()).toEqual([
    'warning colour',
    'warning dates.0.moon',
  ])
  expect(held).toMatchObject({ dates: [{ asWritten: 'May' }] })
  expect((held as Document).unplaced).toEqual(
    expect.arrayContaining([
      { label: 'colour', value: 'blue', at: 'x.jsonl:4' },
      { label: 'dates.0.moon', value: '[1]', at: 'x.jsonl:4' },
    ]),
  )
})

test('a NUL or half a character in an escape becomes a sign, and is told', async () => {
  const readings = await readAll(jsonl, incoming(line({ title: 'a\0b\ud800' })))
  expect(heldOf(readings)).toMatchObject([{ title: 'a␀b�' }])
  expect(issuesOf(readings)).toMatchObject([
    { severity: 'warning', at: 'input.txt:1', message: expect.stringMatching(/^2 /u) },
  ])
})

test('the public shape tells no files', () => {
  expect(publicShape(cable)).toEqual({
    ...cable,
    origin: { source: 'seed', key: '112659', day: '2026-11-25' },
    unplaced: [{ label: 'Page count', value: '4 < 5 & more' }],
  })
})

test('a body with what TEI does not allow keeps its words under names that it does, and that is told', async () => {
  const texts = (body: string) => ({ held: 'text', texts: [{ id: 't1', kind: 'transcript', lang: 'en', body }] })
  const bad = '<p>To <b class="x">Mao</b></p><table><p>in no cell</p></table><invented made="up"/>'
  const readings = await readAll(
    jsonl,
    incoming(line(texts(bad)) + line(texts('<p>To  Mao\n<hi rend="bold">now</hi></p>')), 'a.jsonl'),
  )
  const [first, second] = heldOf(readings) as readonly Document[]
  const body = first?.texts?.[0]?.body ?? ''
  expect(body).toContain('<seg type="b">Mao</seg>')
  expect(body).toContain('in no cell')
  expect(body).not.toContain('invented')
  expect(first?.unplaced?.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Page count', 'b/@class', 'invented/@made']),
  )
  expect(issuesOf(readings)).toMatchObject([{ severity: 'warning', at: 'a.jsonl:1 texts.0', field: 'texts' }])
  // Blanks and line ends are no fault: that body is as it was.
  expect(second?.texts?.[0]?.body).toBe('<p>To  Mao\n<hi rend="bold">now</hi></p>')
})
