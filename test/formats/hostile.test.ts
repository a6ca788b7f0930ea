import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBody } from '#document/body.ts'
import type { ReadableFormat } from '#formats/format.ts'
import { READABLE, recognise } from '#formats/formats.ts'
import { draftsOf, incoming, issuesOf, readAll } from './bytes-of.ts'

const NAMES = ['input.txt', 'input.md', 'input.csv', 'input.jsonl', 'input.xml', 'input']

async function survives(format: ReadableFormat, bytes: Uint8Array, name: string) {
  const readings = await readAll(format, incoming(bytes, name, 64))
  for (const draft of draftsOf(readings)) for (const text of draft.texts ?? []) parseBody(text.body)
  for (const issue of issuesOf(readings)) expect(issue.at.startsWith(name)).toBe(true)
}

describe.each(READABLE)('$id', (format) => {
  test('reads any bytes without throwing, and its bodies are XML', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...NAMES), (bytes, name) =>
        survives(format, bytes, name),
      ),
      { numRuns: 150 },
    )
  })

  // Bytes at random seldom get past the first character of a format; pieces of real ones do.
  test('reads pieces of real files in any order without throwing', async () => {
    const piece = fc.constantFrom(
      '---\n',
      'title: x\n',
      'title,date\n',
      '"',
      '\\"',
      ',',
      ';',
      '\n',
      '\n\n',
      '{"kind":"document"',
      '"id":"1"',
      '}',
      '[',
      ']',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
      '<p>',
      '</p>',
      '&',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '&a;',
      'Skip to content\n',
      'January 10, 1949\n',
      'Record ID\n',
      'Document Information\n',
      'Source\n',
      '# ',
      '> ',
      '- ',
      '[^1]',
      '[^1]: ',
      '`',
      '*',
      '\0',
      '\uFEFF',
      'é',
      '1949-01-10',
      'participants:\n  - {',
      '&anchor ',
      '*anchor ',
      '__proto__',
      'constructor',
      '\t',
      '%',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.constantFrom(...NAMES), (pieces, name) =>
        survives(format, new TextEncoder().encode(pieces.join('')), name),
      ),
      { numRuns: 300 },
    )
  })
})

test('any bytes are recognised or refused with a reason', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...NAMES), (bytes, name) => {
      const recognised = recognise(name, bytes)
      expect(recognised.format !== undefined || recognised.reason.length > 0).toBe(true)
    }),
  )
})

test.each([
  ['a.txt', 'Skip to content\n\nJanuary 10, 1949\n\nCable\n', 'record-page'],
  ['letters.csv', 'key,sender,date\n1,A,1949\n', 'csv'],
  ['letters.txt', 'key;sender;date\n1;A;1949\n', 'csv'],
  ['records.jsonl', '{"kind":"document","id":"1"}\n', 'jsonl'],
  ['export', '{"access":{"kind":"public"},"held":"text"}\n', 'jsonl'],
  ['note.md', '# A note\n\nWords, and more words; here.\n', 'text'],
  ['note', '---\ntitle: A note\n---\nWords.\n', 'text'],
  ['speech.txt', 'The Secretary-General, the delegates, and the guests came in.\n', 'text'],
])('%s is known for what it is', (name, content, id) => {
  expect(recognise(name, new TextEncoder().encode(content)).format?.id).toBe(id)
})

test.each([
  ['page.html', '<!DOCTYPE html><html><body>x</body></html>', /an HTML page, which is not read yet/u],
  [
    'aid.xml',
    '<?xml version="1.0"?><ead xmlns="urn:isbn:1-931666-22-9"><eadheader/></ead>',
    /finding aid in EAD, which is not read yet/u,
  ],
  ['x.pdf', '%PDF-1.7\n', /a PDF file: not read yet/u],
  ['x.xlsx', 'PK\u0003\u0004.....xl/workbook.xml', /an Excel file/u],
  ['x', '', /it is empty/u],
  ['x.json', '{"name": "x"}', /JSON of another form/u],
  ['x.css', 'p { color: red }', /no format knows it/u],
])('%s is refused with a reason', (name, content, reason) => {
  const recognised = recognise(name, new TextEncoder().encode(content))
  expect(recognised).toMatchObject({ reason: expect.stringMatching(reason) as unknown })
})

const NAUGHTY = '../shared/hostile/naughty-strings.json'
describe.skipIf(!existsSync(NAUGHTY))('naughty strings (skipped where ../shared is absent)', () => {
  const naughty = (
    existsSync(NAUGHTY) ? (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as unknown as readonly string[]) : []
  ).filter((words) => words.trim() !== '')
  const [csv, text] = ['csv', 'text'].map((id) => READABLE.find((format) => format.id === id))

  test('stand in a table as titles and texts, unchanged', async () => {
    if (csv === undefined) throw new Error('there is no csv')
    const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`
    const table = `id,title,text\n${naughty.map((words, n) => `${n},${quoted(words)},${quoted(words)}`).join('\n')}`
    const drafts = draftsOf(await readAll(csv, incoming(table, 'naughty.csv')))
    expect(drafts).toHaveLength(naughty.length)
    const visible = (words: string) =>
      words
        .replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/gu, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
        .replace(/\r\n?/gu, '\n')
        .replace(/[\uFFFE\uFFFF]/gu, '\uFFFD')
        .replace(/^\uFEFF/u, '')
        .trim()
    const wrong = drafts.flatMap((draft, n) =>
      draft.title?.value.trim() === visible(naughty[n] ?? '') ? [] : [[draft.title?.value, naughty[n]]],
    )
    expect(wrong).toEqual([])
    for (const draft of drafts) for (const { body } of draft.texts ?? []) parseBody(body)
  })

  test('are texts that are read without throwing', async () => {
    if (text === undefined) throw new Error('there is no text')
    for (const words of naughty)
      for (const name of ['n.md', 'n.txt']) await survives(text, new TextEncoder().encode(words), name)
  })
})
