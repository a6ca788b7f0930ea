import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Dated } from '#document/dated.ts'
import type { Document } from '#document/document.ts'
import { toDocument } from '#document/to-document.ts'
import { cmif } from '#formats/cmif/read.ts'
import { CMIF_END, writeCmifHead, writeCmifLetter } from '#formats/cmif/write.ts'
import { cmifDate } from '#formats/cmif/write-date.ts'
import { tei } from '#formats/tei/read.ts'
import type { Described } from '#holding/described.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { cmifErrors, hasCmifSchema } from './cmif-schema.ts'
import { PUBLISHER, SAMPLES } from './csl/citing-samples.ts'
import { describedAlone } from './described-alone.ts'
import { draftsOf, issuesOf, readAll } from './read-all.ts'

const LETTERS = '../shared/tei/letters'
const SPENER = '../shared/cmif/spener/letters.xml'
const NAUGHTY = '../shared/hostile/naughty-strings.json'
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

const fileOf = (documents: readonly Described[], more: { readonly query?: string } = {}) =>
  [
    writeCmifHead({
      ...PUBLISHER,
      url: `${PUBLISHER.base}/cmif.xml`,
      licence: LICENCE,
      at: new Date(0),
      email: 'a@b.example',
      ...more,
    }),
    ...documents.map((one) => writeCmifLetter(one, PUBLISHER) ?? ''),
    CMIF_END,
  ].join('')

test.runIf(!hasCmifSchema)('the schema of CMIF is not here: files are held to being XML', () => {})

test('the samples, and what a letter tells', async () => {
  const xml = fileOf(SAMPLES, { query: 'from:stalin <&"' })
  expect(cmifErrors(xml)).toEqual([])
  expect(xml).toContain('<title>Letters in Chancery: from:stalin &lt;&amp;&quot;</title>')
  const [letter] = /<correspDesc ref="https:\/\/chancery\.example\/documents\/112659"[\s\S]*?<\/correspDesc>/u.exec(
    xml,
  ) ?? ['']
  expect(letter).toMatch(/key="112659" source="#[a-f][0-9a-f]{7}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"/u)
  expect(letter).toContain('<date when="1949-01-10"/>')
  expect(letter).toMatch(/type="sent"><persName[^>]*>Joseph Stalin<\/persName>/u)
  expect(letter).toMatch(/type="received"><persName[^>]*>Mao Zedong<\/persName>/u)
  // Read again, it has as many letters, under their addresses.
  const readings = await readAll(cmif, 'letters.xml', xml)
  expect(issuesOf(readings)).toEqual([])
  expect(draftsOf(readings).map(({ key }) => key?.value)).toContain('https://chancery.example/documents/112659')
})

test('an empty file is one', () => {
  expect(cmifErrors(fileOf([]))).toEqual([])
})

const stated = (edtf: string): Dated => ({ role: 'sent', edtf, basis: 'stated' })
test.each([
  ['1949-01-10', { when: '1949-01-10' }],
  ['1949-01', { when: '1949-01' }],
  ['1949', { when: '1949' }],
  ['1949-01~', { when: '1949-01', cert: 'low' }],
  ['1949-01-10?', { when: '1949-01-10', cert: 'low' }],
  ['1949-01-10/1949-01-12', { from: '1949-01-10', to: '1949-01-12' }],
  ['1949-01-10/..', { from: '1949-01-10' }],
  ['../1949-01-10', { to: '1949-01-10' }],
  ['[1949-01-10..1949-01-12]', { notBefore: '1949-01-10', notAfter: '1949-01-12' }],
  ['[1949-01-10,1949-01-12]', { notBefore: '1949-01-10', notAfter: '1949-01-12' }],
  ['[..1949-01-10]', { notAfter: '1949-01-10' }],
  ['194X', { notBefore: '1940-01-01', notAfter: '1949-12-31' }],
  ['1949-01-XX', { notBefore: '1949-01-01', notAfter: '1949-01-31' }],
  ['1949-21', { notBefore: '1949-03-01', notAfter: '1949-05-31' }],
  ['1949-21/1950-22', { notBefore: '1949-03-01', notAfter: '1950-08-31' }],
  ['-0399-03-15', { when: '-0399-03-15' }],
  ['0000', undefined],
  ['no date', undefined],
])('%s', (edtf, expected) => {
  expect(cmifDate(stated(edtf))).toEqual(expected)
})

test('an inferred date and a disputed one', () => {
  expect(cmifDate({ ...stated('1949'), basis: 'inferred' })).toEqual({ when: '1949', evidence: 'conjecture' })
  expect(cmifDate({ ...stated('1949'), basis: 'disputed' })).toEqual({ when: '1949', cert: 'low' })
  expect(cmifDate({ role: 'sent', asWritten: 'in spring', basis: 'stated' })).toBeUndefined()
})

const letter = (more: Partial<Document>): Described =>
  describedAlone({
    kind: 'document',
    id: identifierFrom<DocumentId>('1'),
    title: 'A letter',
    held: 'text',
    access: { kind: 'public' },
    ...more,
  })

test('who is not known is Unknown; of what nobody sent or received there is no letter; the message, not who carried it', () => {
  expect(writeCmifLetter(letter({}), PUBLISHER)).toBeUndefined()
  expect(writeCmifLetter(letter({ participants: [{ role: 'mentioned', asNamed: 'A' }] }), PUBLISHER)).toBeUndefined()
  const xml = writeCmifLetter(
    letter({
      parts: [{ id: 'c', kind: 'carrier' }],
      participants: [
        { role: 'recipient', asNamed: 'A & B', certainty: 'possible' },
        { role: 'sender', asNamed: 'Terebin', part: 'c' },
      ],
      inferred: [{ field: 'participants.0.agent', from: 'title' }],
    }),
    PUBLISHER,
  )
  expect(xml).toContain('<correspAction type="sent"><persName>Unknown</persName></correspAction>')
  expect(xml).toContain('<persName cert="low" evidence="conjecture">A &amp; B</persName>')
})

const described = async (format: typeof tei, name: string, path: string): Promise<readonly Described[]> =>
  draftsOf(await readAll(format, name, readFileSync(path))).map((draft, n) =>
    describedAlone(toDocument(draft, identifierFrom<DocumentId>(`${name}-${n}`)).document),
  )

describe.skipIf(!existsSync(LETTERS))('what others have written (skipped where ../shared is not here)', () => {
  test('300 letters in TEI, and 2,435 of an index, are valid', { timeout: 120_000 }, async () => {
    const all: Described[] = []
    for (const folder of readdirSync(LETTERS))
      for (const file of readdirSync(`${LETTERS}/${folder}`))
        all.push(...(await described(tei, file, `${LETTERS}/${folder}/${file}`)))
    all.push(...(await described(cmif, 'spener', SPENER)))
    const xml = fileOf(all)
    expect(cmifErrors(xml)).toEqual([])
    expect(xml.match(/<correspDesc /gu)?.length).toBe(2735)
  })

  test('naughty strings come through intact', () => {
    const naughty = (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as readonly string[]).filter((one) => one.trim() !== '')
    const xml = fileOf(
      naughty.map((words) =>
        letter({
          participants: [{ role: 'sender', asNamed: words, refs: [words] }],
          places: [{ role: 'sent-from', asNamed: words, refs: [words] }],
        }),
      ),
      { query: naughty.join(' ') },
    )
    expect(cmifErrors(xml)).toEqual([])
    expect(xml.match(/<correspDesc /gu)?.length).toBe(naughty.length)
  })
})

test('a note that was handed over, and is dated by nothing else, was sent on that day', () => {
  const xml = writeCmifLetter(
    describedAlone({
      kind: 'document',
      id: identifierFrom<DocumentId>('x-1'),
      title: 'A note',
      held: 'text',
      access: { kind: 'public' },
      participants: [{ role: 'sender', asNamed: 'A' }],
      dates: [{ role: 'presented', edtf: '1949-01-08', basis: 'disputed' }],
    }),
    PUBLISHER,
  )
  expect(xml).toMatch(/type="sent"><persName>A<\/persName><date when="1949-01-08" cert="low"\/>/u)
})
