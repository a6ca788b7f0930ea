import { expect, test } from 'vitest'
import { dublinCoreFile } from '#formats/dublin-core/read.ts'
import { writeDublinCore } from '#formats/dublin-core/write.ts'
import { readOai } from '#formats/oai-pmh/read.ts'
import { PUBLISHER, SAMPLES } from '../csl/citing-samples.ts'
import { draftsOf, issuesOf, readAll } from '../read-all.ts'

const read = (xml: string) =>
  Array.fromAsync(
    readOai({
      name: 'response',
      bytes: (async function* () {
        yield new TextEncoder().encode(xml)
      })(),
    }),
  )

test('records with prefixes of any kind, deleted ones, the token as it came', async () => {
  const xml = `<?xml version="1.0"?><o:OAI-PMH xmlns:o="http://www.openarchives.org/OAI/2.0/" xmlns:t="http://www.tei-c.org/ns/1.0">
<o:responseDate>2026-01-01T00:00:00Z</o:responseDate><o:request>x</o:request><o:ListRecords>
<o:record><o:header><o:identifier>oai:a.b:1</o:identifier><o:datestamp>2026-01-01</o:datestamp></o:header>
<o:metadata><t:TEI xml:id="x" o:y="z"><t:text n="a &amp; &quot;b&quot;"> c&lt;d  <other xmlns="urn:x"><t:p/></other></t:text></t:TEI></o:metadata></o:record>
<o:record><o:header status="deleted"><o:identifier>oai:a.b:2</o:identifier><o:datestamp>2026-01-02</o:datestamp></o:header></o:record>
<o:resumptionToken completeListSize="9"> a&amp;b </o:resumptionToken></o:ListRecords></o:OAI-PMH>`
  expect(await read(xml)).toEqual(
    [
      { kind: 'date', date: '2026-01-01T00:00:00Z' },
      {
        kind: 'record',
        record: {
          identifier: 'oai:a.b:1',
          datestamp: '2026-01-01',
          deleted: false,
          metadata:
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text n="a &amp; &quot;b&quot;"> c&lt;d  <other xmlns="urn:x"><p xmlns="http://www.tei-c.org/ns/1.0"/></other></text></TEI>',
        },
      },
      { kind: 'record', record: { identifier: 'oai:a.b:2', datestamp: '2026-01-02', deleted: true } },
      { kind: 'token', token: 'a&b', size: 9 },
    ].map((one) => expect.objectContaining(one)),
  )
})

test('errors; and what is no response', async () => {
  expect(await read('<OAI-PMH><error code="badVerb">No.</error></OAI-PMH>')).toEqual([
    { kind: 'error', code: 'badVerb', message: 'No.' },
  ])
  expect(await read('<html><p>Not here</html>')).toEqual([expect.objectContaining({ kind: 'issue' })])
})

test('Dublin Core of the samples, read again', async () => {
  const [described] = SAMPLES.filter(({ document }) => document.id === '112659')
  if (described === undefined) throw new Error('no sample')
  const xml = `<?xml version="1.0"?>\n${writeDublinCore(described, PUBLISHER)}`
  expect(dublinCoreFile.recognises('x.xml', xml)).toBeGreaterThan(0.5)
  const readings = await readAll(dublinCoreFile, '112659.xml', xml)
  expect(issuesOf(readings)).toEqual([])
  const [draft] = draftsOf(readings)
  expect(draft).toMatchObject({
    key: { value: '112659' },
    title: { value: described.document.title },
    dates: [{ role: 'sent', edtf: '1949-01-10' }],
    takenFrom: { name: 'Chancery', address: 'https://chancery.example/documents/112659' },
  })
  expect(draft?.participants).toContainEqual(expect.objectContaining({ role: 'author', name: 'Joseph Stalin' }))
  expect(draft?.participants).toContainEqual(expect.objectContaining({ role: 'recipient', name: 'Mao Zedong' }))
  const asGiven = described.document.witnesses?.[0]?.references[0]?.asGiven
  expect(draft?.sources?.map(({ value }) => value)).toContain(asGiven)
})
