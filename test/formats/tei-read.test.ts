import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cmif } from '#formats/cmif/read.ts'
import { tei } from '#formats/tei/read.ts'
import { readSourceNote } from '#formats/tei/source-note.ts'
import { draftsOf, issuesOf, readAll } from './read-all.ts'

const NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
const letter = (header: string, text: string, root = '') =>
  `<TEI ${NS}${root}><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>${header}</teiHeader><text>${text}</text></TEI>`

test.each([
  ['a letter', 'a.xml', letter('', '<body><p>words</p></body>'), 0.9, 0],
  ['with a prefix', 'a.xml', `<?xml version="1.0"?>\n<tei:TEI xmlns:tei="http://www.tei-c.org/ns/1.0">`, 0.9, 0],
  ['of before P5', 'a.xml', '<!DOCTYPE TEI.2><TEI.2>', 0.9, 0],
  [
    'two descriptions, no words',
    'a.xml',
    letter('<profileDesc><correspDesc key="1"/><correspDesc key="2"/></profileDesc>', '<body><p/></body>'),
    0.4,
    0.95,
  ],
  [
    'two descriptions and words',
    'a.xml',
    letter('<profileDesc><correspDesc/><correspDesc/></profileDesc>', '<body><p>w</p></body>'),
    0.9,
    0,
  ],
  ['another XML', 'a.xml', '<ead><eadheader/></ead>', 0, 0],
  ['plain words about <TEI', 'a.txt', 'The element <TEIfoo> is none', 0, 0],
])('recognises %s', (_name, name, head, asTei, asCmif) => {
  expect([tei.recognises(name, head), cmif.recognises(name, head)]).toEqual([asTei, asCmif])
})

test.each([
  ['<date when="1788-05-03"/>', { edtf: '1788-05-03' }],
  [
    '<date when="1788-05-03T17:30:00">at half past five</date>',
    { edtf: '1788-05-03', hour: '17:30', asWritten: 'at half past five' },
  ],
  ['<date when-iso="1788-05"/>', { edtf: '1788-05' }],
  ['<date from="1788-05-03" to="1788-05-05"/>', { edtf: '1788-05-03/1788-05-05' }],
  ['<date notBefore="1788-05" notAfter="1788-07"/>', { edtf: '[1788-05..1788-07]' }],
  ['<date notAfter="1788"/>', { edtf: '[..1788]' }],
  ['<date when="1788" cert="low"/>', { edtf: '1788?' }],
  ['<date when="1788" precision="low"/>', { edtf: '1788~' }],
  [
    '<date when="1788-02-14" calendar="#julian">3. Febr. st. v.</date>',
    { edtf: '1788-02-14', calendar: 'julian', asWritten: '3. Febr. st. v.' },
  ],
  ['<date evidence="conjecture" when="1788"/>', { edtf: '1788', basis: 'inferred', note: 'conjecture of the edition' }],
  ['<date>im Mai</date>', { asWritten: 'im Mai' }],
  ['<date when="1788-02-31"/>', { asWritten: '1788-02-31' }],
])('reads %s', async (date, expected) => {
  const header = `<profileDesc><correspDesc><correspAction type="sent">${date}</correspAction></correspDesc></profileDesc>`
  const [draft] = draftsOf(await readAll(tei, 'a.xml', letter(header, '<body><p>w</p></body>')))
  expect(draft?.dates).toEqual([{ role: 'sent', ...expected, at: 'a.xml:1' }])
})

test.each([
  [
    'Source: National Archives, RG 59, Central Files, Box 5. Secret; Immediate. Drafted by Ray.',
    'National Archives, RG 59, Central Files, Box 5',
    'Secret; Immediate',
  ],
  ['893.00/1–849: Telegram', '893.00/1–849: Telegram', undefined],
  [
    'Source: Library, Papers, vol. II. No classification marking. The meeting was held at noon.',
    'Library, Papers, vol. II',
    'No classification marking',
  ],
  ['Source: Mission Files. The original is lost.', 'Mission Files', undefined],
  ['Secret.', undefined, undefined],
  ['', undefined, undefined],
])('takes the source note “%s” apart', (note, reference, classification) => {
  const read = readSourceNote(note, 'a')
  expect([read.reference?.value, read.classification?.value]).toEqual([reference, classification])
})

test('where there is no identifier the file’s name is the key', async () => {
  const drafts = draftsOf(await readAll(tei, 'folder/Letter 7.tei.xml', letter('', '<body><p>w</p></body>')))
  expect(drafts.map(({ key }) => key?.value)).toEqual(['Letter 7'])
  const named = draftsOf(await readAll(tei, 'a.xml', letter('', '<body><p>w</p></body>', ' xml:id="L1"')))
  expect(named.map(({ key, at }) => [key?.value, at])).toEqual([['L1', 'a.xml#L1']])
})

test('a text without words is none', async () => {
  const [draft] = draftsOf(await readAll(tei, 'a.xml', letter('', '<body><div><p/></div></body>')))
  expect(draft).toMatchObject({ held: 'described-only', texts: [] })
})

test('a file that is no TEI says so', async () => {
  expect(issuesOf(await readAll(tei, 'a.xml', '<ead/>'))).toMatchObject([
    { severity: 'error', message: expect.stringContaining('no TEI element') },
  ])
})

test('cut off anywhere, a letter never throws, and keeps the words that came', async () => {
  const whole = letter('', '<body><div><p>one two three</p><p>four five</p></div></body>')
  for (let end = 0; end < whole.length; end += 7) {
    const readings = await readAll(tei, 'a.xml', whole.slice(0, end))
    expect(issuesOf(readings).some(({ severity }) => severity === 'error')).toBe(true)
    const body = draftsOf(readings)[0]?.texts?.[0]?.body ?? ''
    const words =
      whole
        .slice(0, end)
        .split('<body>')[1]
        ?.replace(/<[^>]*>?/gu, '')
        .trim() ?? ''
    expect(body.replace(/<[^>]*>/gu, '').trim()).toBe(words)
  }
})

test.each([tei, cmif])('arbitrary bytes never make $id throw', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
      await readAll(format, 'a.xml', bytes, size)
    }),
    { numRuns: 300 },
  )
})

const PIECES = [
  '<TEI>',
  '</TEI>',
  `<TEI ${NS} xml:id="a">`,
  '<teiHeader>',
  '</teiHeader>',
  '<text>',
  '</text>',
  '<body>',
  '</body>',
  '<div type="document" xml:id="d1" n="1">',
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<correspDesc>',
  '</correspDesc>',
  '<correspAction type="sent">',
  '</correspAction>',
  '<date when="x" from=""/>',
  '<persName ref="#a"/>',
  '<fileDesc>',
  '</fileDesc>',
  '<bibl xml:id="b">',
  '</bibl>',
  '<head>1. H</head>',
  'words',
  '&x;',
  '<![CDATA[a]]>',
  '<!-- c -->',
  '\u0000',
  '<list><item>',
  '</item></list>',
  '<teiCorpus>',
  '<note type="source">Source: A. Secret.</note>',
]
test.each([tei, cmif])('pieces of TEI in any order never make $id throw', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), async (pieces) => {
      await readAll(format, 'a.xml', pieces.join(''), 11)
    }),
    { numRuns: 500 },
  )
})

test('a volume is given as it comes: no document waits for the next', async () => {
  const count = 400
  let given = 0
  let furthest = 0
  let read = 0
  async function* bytes() {
    const encode = new TextEncoder()
    yield encode.encode(letter('', '<body>').replace('</text></TEI>', ''))
    for (given = 1; given <= count; given += 1) {
      const paragraphs = '<p>Some words of <hi>no</hi> weight, and more of them.</p>'.repeat(40)
      yield encode.encode(
        `<div type="document" xml:id="d${given}" n="${given}"><head>${given}. Note</head>${paragraphs}</div>`,
      )
    }
    yield encode.encode('</body></text></TEI>')
  }
  for await (const reading of tei.read({ name: 'v.xml', bytes: bytes() })) {
    if (reading.kind !== 'draft') continue
    read += 1
    expect(reading.draft.collections).toEqual([{ value: 'v', position: read, at: 'v.xml:1' }])
    furthest = Math.max(furthest, given - read)
  }
  expect(read).toBe(count)
  expect(furthest).toBeLessThanOrEqual(2)
})

test('a volume printed before there was a web is not said to have gone online then', async () => {
  const volume = (date: string) => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
    <titleStmt><title level="s">Papers</title></titleStmt><publicationStmt><publisher>Press</publisher><date>${date}</date></publicationStmt>
    <sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><div type="document" xml:id="d1"><head>A</head><p>B</p></div></body></text></TEI>`
  const since = async (date: string) => draftsOf(await readAll(tei, 'a.xml', volume(date)))[0]?.takenFrom?.since
  expect([await since('1978'), await since('2014')]).toEqual([undefined, '2014'])
})

test('that a file breaks off is told before the record that ends there', async () => {
  const cut =
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt></fileDesc></teiHeader><text><body><p>First.</p>'
  const kinds = (await readAll(tei, 'cut.xml', cut)).map((one) =>
    one.kind === 'issue' ? one.issue.severity : one.kind,
  )
  expect(kinds.indexOf('error')).toBeGreaterThanOrEqual(0)
  expect(kinds.indexOf('error')).toBeLessThan(kinds.indexOf('draft'))
})
