import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerOai } from '#dissemination/oai/answer-oai.ts'
import type { Document } from '#document/document.ts'
import { ERROR_CODES } from '#formats/oai-pmh/error.ts'
import type { Held } from '#holding/held.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { identifierFrom } from '#value/identifier.ts'
import { hasOaiSchema, oaiErrors } from '../formats/oai-schema.ts'
import { hasTeiSchema } from '../formats/tei-schema.ts'
import { temporaryArchive } from '../temporary-archive.ts'
import { CABLE, CLOSED, DOCUMENTS, record } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

const NAUGHTY = '../shared/hostile/naughty-strings.json'
const isWhole = hasOaiSchema && hasTeiSchema

/** Two of the holdings have texts that no import would make: nothing that TEI allows. */
const SOUND = DOCUMENTS.filter(({ id }) => id === 'signs' || id === 'hostile').map((one) => ({ ...one, texts: [] }))
const MANY: readonly Held[] = Array.from({ length: 250 }, (_, n) =>
  record(`many-${n}`, { title: `One of many, ${n}`, day: '1949-01-01' }),
)

let open: OpenSite
beforeAll(async () => {
  open = await openSite({}, [...SOUND, ...MANY])
  const put = (document: Document) => open.store.write((tx) => tx.put(document, { by: 'editor', note: 'x' }))
  await put({ ...record('shut-1', { title: 'Shut later' }), collections: CABLE.collections ?? [] })
  await put(record('shut-1', { title: 'Shut later', access: { kind: 'restricted', groups: ['family'] } }))
  await put(record('shut-2', { title: 'Shut later' }))
  await put(record('shut-2', { title: 'Shut later', access: { kind: 'embargoed', until: '2099-01-01' } }))
  await put(record('never-2', { title: 'Zirkon', access: { kind: 'embargoed', until: '2099-01-01' } }))
  await put(record('never-3', { title: 'Zirkon', access: { kind: 'withdrawn', reason: 'Zirkon', day: '2026-01-01' } }))
})
afterAll(() => open.close())

const ask = async (words: string) => {
  const response = await open.get(`/oai${words === '' ? '' : '?'}${words}`)
  const xml = await response.text()
  expect([words.slice(0, 200), response.status, response.headers.get('content-type')]).toEqual([
    words.slice(0, 200),
    200,
    'text/xml; charset=utf-8',
  ])
  if (isWhole) expect([words.slice(0, 200), await oaiErrors(xml)]).toEqual([words.slice(0, 200), []])
  return xml
}
const codeIn = (xml: string) => /<error code="(\w+)">/u.exec(xml)?.[1]
const tokenIn = (xml: string) => /<resumptionToken[^>]*>([^<]+)</u.exec(xml)?.[1]
const identifiersIn = (xml: string) =>
  [...xml.matchAll(/<header[^>]*><identifier>oai:chancery\.example:([^<]*)</gu)].map(([, id]) => id)

async function listed(words: string): Promise<string[]> {
  const pages: string[] = []
  for (let next = words; ; ) {
    const xml = await ask(next)
    pages.push(xml)
    const token = tokenIn(xml)
    if (token === undefined) return pages
    next = `verb=${/verb=(\w+)/u.exec(words)?.[1]}&resumptionToken=${encodeURIComponent(token)}`
  }
}

test.runIf(!isWhole)('the responses are not held to the schemas: ../shared is not here', () => {})

test('Identify', async () => {
  const xml = await ask('verb=Identify')
  expect(xml).toContain('<baseURL>https://chancery.example/oai</baseURL>')
  expect(xml).toContain('<adminEmail>editors@chancery.example</adminEmail>')
  expect(xml).toContain('<earliestDatestamp>2026-11-24T12:00:00Z</earliestDatestamp>')
  expect(xml).toContain('<sampleIdentifier>oai:chancery.example:112659</sampleIdentifier>')
  expect(xml).toContain('<request verb="Identify">https://chancery.example/oai</request>')
})

test('what is asked by POST is answered as by GET; more is not read', async () => {
  const post = async (body: string) =>
    (
      await open.site.request('/oai', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).text()
  const without = (xml: string) => xml.replace(/<responseDate>.*<\/responseDate>/u, '')
  expect(without(await post('verb=Identify'))).toBe(without(await ask('verb=Identify')))
  expect(codeIn(await post(`verb=Identify&x=${'y'.repeat(10_000_000)}`))).toBe('badArgument')
  expect((await open.site.request('/search', { method: 'POST', body: 'verb=Identify' })).status).toBe(405)
})

test('sets are the collections that the public may see', async () => {
  const xml = await ask('verb=ListSets')
  expect(xml).toContain('<setSpec>january-1949</setSpec><setName>January 1949</setName>')
  expect(tokenIn(xml)).toBeUndefined()
})

test('formats, of the archive and of a record, a deleted one too', async () => {
  for (const of of ['', '&identifier=oai:chancery.example:112659', '&identifier=oai:chancery.example:gone-1'])
    expect(await ask(`verb=ListMetadataFormats${of}`)).toMatch(/oai_dc<[\s\S]*tei</u)
})

test.each(['oai_dc', 'tei'])('all records as %s, page by page, each once and by its change', async (prefix) => {
  const pages = await listed(`verb=ListRecords&metadataPrefix=${prefix}`)
  expect(pages.map((xml) => identifiersIn(xml).length)).toEqual([100, 100, 61])
  const all = pages.flatMap(identifiersIn)
  expect(new Set(all).size).toBe(261)
  expect(all.slice(-2)).toEqual(['shut-1', 'shut-2'])
  expect(pages[1]).toContain('completeListSize="261" cursor="100"')
  expect(pages[2]).toMatch(/<resumptionToken completeListSize="261" cursor="200"><\/resumptionToken>/u)
  expect(pages.join('')).not.toMatch(/irkon|closed-1|Tantal|Shut later|never-/u)
  expect(pages.join('').match(/status="deleted"/gu)).toHaveLength(3)
})

test('identifiers, of a set, of days and seconds', async () => {
  const of = async (more: string) =>
    (await listed(`verb=ListIdentifiers&metadataPrefix=oai_dc${more}`)).flatMap(identifiersIn)
  expect(await of('&set=january-1949')).toEqual(['100100', '0222', '112663', '116969', '112659', 'shut-1'])
  const datestamp = async (id: string) =>
    /<datestamp>([^<]+)/u.exec(
      await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:chancery.example:${id}`),
    )?.[1]
  const [at, before] = [await datestamp('112659'), await datestamp('0222')]
  expect(await of(`&from=${at}&until=${at}`)).toEqual(['112659'])
  expect(await of(`&until=${before}`)).toEqual(['100100', '0222'])
  expect((await of('&from=2026-11-24')).length).toBe(261)
})

test('long texts come in shorter pieces, and none is left out', async () => {
  const body = `<p>${'long '.repeat(300_000)}</p>`
  const ids = Array.from({ length: 7 }, (_, n) => `long-${n}`)
  await open.store.write(async (tx) => {
    for (const id of ids)
      await tx.put(
        {
          ...record(id, { title: id, texts: [{ id: 't1', kind: 'transcript', body }] }),
          collections: [{ collection: identifierFrom('long') }],
        },
        { by: 'x', note: 'y' },
      )
  })
  const pages = await listed('verb=ListRecords&metadataPrefix=tei&set=long')
  expect(pages.map((xml) => identifiersIn(xml).length)).toEqual([3, 3, 1])
  expect(pages.flatMap(identifiersIn)).toEqual(ids)
})

test('one record in Dublin Core, with all that must survive', async () => {
  const xml = await ask('verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:chancery.example:112659')
  const reference = 'Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96'
  for (const line of [
    '<dc:creator>Joseph Stalin</dc:creator>',
    '<dc:contributor>Mao Zedong (recipient)</dc:contributor>',
    '<dc:date>1949-01-10</dc:date>',
    '<dc:identifier>https://chancery.example/documents/112659</dc:identifier>',
    `<dc:identifier>${reference}</dc:identifier>`,
    `<dc:source>${reference}</dc:source>`,
    '<dc:source>Wilson Center Digital Archive, 112659, https://digitalarchive.wilsoncenter.org/document/112659</dc:source>',
    '<dc:rights>https://rightsstatements.org/vocab/CNE/1.0/</dc:rights>',
    '<setSpec>january-1949</setSpec>',
  ])
    expect(xml).toContain(line)
})

test('a record alone in Dublin Core, linked from its page', async () => {
  const response = await open.get('/documents/112659.dc.xml')
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  const xml = await response.text()
  if (isWhole) expect(await oaiErrors(xml)).toEqual([])
  expect(xml).toContain('<dc:title>Cable, Stalin to Mao Zedong, Nanjing Peace Proposal</dc:title>')
  expect((await open.get('/documents/112659')).headers.get('link')).toContain(
    '</documents/112659.dc.xml>; rel="describedby"',
  )
  expect((await open.get('/documents/gone-1.dc.xml')).status).toBe(410)
})

test.each([
  ['gone-1', 'withdrawn'],
  ['shut-1', 'restricted'],
  ['shut-2', 'embargoed'],
])('%s, once public and now %s, is told as deleted, without a word of it', async (id) => {
  const xml = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:chancery.example:${id}`)
  expect(xml).toContain('<header status="deleted">')
  expect(xml).not.toMatch(/<metadata>|Shut|Tantal|asked for it/u)
})

test.each([CLOSED.id, 'never-2', 'never-3'])('%s, never public, is as if it were not there', async (id) => {
  for (const verb of ['GetRecord&metadataPrefix=oai_dc', 'ListMetadataFormats']) {
    const words = (one: string) => `verb=${verb}&identifier=oai:chancery.example:${one}`
    const without = (xml: string) => xml.replace(/<responseDate>.*<\/responseDate>/u, '')
    expect(without(await ask(words(id))).replaceAll(id, 'none')).toBe(without(await ask(words('none'))))
  }
})

const LIST = 'verb=ListRecords&metadataPrefix=oai_dc'
test.each([
  ['', 'badVerb'],
  ['verb=Nonsense', 'badVerb'],
  ['verb=%00', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=Identify&extra=1', 'badArgument'],
  [`${LIST}&set=a&set=b`, 'badArgument'],
  [`${LIST}&from=2026-02-30`, 'badArgument'],
  [`${LIST}&from=2026-01-01&until=2026-01-01T00:00:00Z`, 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=%00', 'badArgument'],
  [`verb=Identify&x=${'y'.repeat(10_000_000)}`, 'badArgument'],
  ['verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
  ['verb=GetRecord&metadataPrefix=marc&identifier=oai:chancery.example:112659', 'cannotDisseminateFormat'],
  ['verb=GetRecord&metadataPrefix=tei&identifier=oai:elsewhere.example:112659', 'idDoesNotExist'],
  ['verb=ListMetadataFormats&identifier=urn:x:1', 'idDoesNotExist'],
  [`${LIST}&set=none`, 'noRecordsMatch'],
  [`${LIST}&from=2099-01-01`, 'noRecordsMatch'],
  [`${LIST}&until=1970-01-01`, 'noRecordsMatch'],
  ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=oai_dc..0.99999.99999.0.9', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=marc..0.9.9.0.9', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=oai_dc.none.0.9.9.0.9', 'badResumptionToken'],
  ['verb=ListSets&resumptionToken=sets.x.1', 'badResumptionToken'],
  ['verb=ListSets&resumptionToken=sets.WyJ6eiJd.1', 'badResumptionToken'],
])('%.60s is answered by %s', async (words, code) => {
  expect(codeIn(await ask(words))).toBe(code)
})

test('an archive at no domain name, without an e-mail address and without collections', async () => {
  const answer = async (verb: string) => {
    const now = new Date('2026-11-25T12:00:00Z')
    await using archive = await temporaryArchive()
    const publisher = { name: 'Letters', base: 'http://127.0.0.1:8080' }
    const records = archive.store.as(THE_PUBLIC)
    const xml = await answerOai({ records, publisher, contact: 'by letter', now }, new URLSearchParams({ verb }))
    if (isWhole) expect(await oaiErrors(xml)).toEqual([])
    return xml
  }
  expect(await answer('Identify')).toContain('<adminEmail>postmaster@127.0.0.1</adminEmail>')
  expect(await answer('Identify')).not.toContain('oai-identifier')
  expect(codeIn(await answer('ListSets'))).toBe('noSetHierarchy')
})

describe('whatever is sent', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'verb',
      'Identify',
      'ListRecords',
      'GetRecord',
      'ListSets',
      'oai_dc',
      'tei',
      'set',
      'from',
      'until',
      'metadataPrefix',
      'identifier',
    ),
    fc.constantFrom(
      'resumptionToken',
      '2026-01-01',
      '2026-99-99',
      'oai:chancery.example:112659',
      'oai_dc..0.9.9.0.9',
      '%',
      '%zz',
      '\0',
      '&',
      '=',
    ),
  )
  test('is answered by the protocol, and valid', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, word), { maxLength: 5 }), async (pairs) => {
        const words = pairs.map(
          ([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`,
        )
        const code = codeIn(await ask(words.join('&')))
        if (code !== undefined) expect(ERROR_CODES).toContain(code)
      }),
      { numRuns: 400 },
    )
    expect(open.log).toEqual([])
  })

  test.skipIf(!existsSync(NAUGHTY))('naughty strings as arguments', { timeout: 60_000 }, async () => {
    for (const naughty of JSON.parse(readFileSync(NAUGHTY, 'utf8')) as readonly string[]) {
      const coded = encodeURIComponent(naughty.toWellFormed())
      for (const words of [
        `verb=${coded}`,
        `${LIST}&set=${coded}`,
        `${LIST}&from=${coded}`,
        `verb=ListRecords&resumptionToken=${coded}`,
        `verb=GetRecord&metadataPrefix=${coded}&identifier=oai:chancery.example:${coded}`,
      ])
        await ask(words)
    }
    expect(open.log).toEqual([])
  })
})

test.skipIf(!existsSync(NAUGHTY))('naughty strings in records come through intact', { timeout: 60_000 }, async () => {
  const naughty = (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as readonly string[]).filter((one) => one.trim() !== '')
  await open.store.write(async (tx) => {
    for (const [n, words] of naughty.entries())
      await tx.put(
        {
          ...record(`naughty-${n}`, {
            title: words,
            participants: [
              { role: 'sender', asNamed: words },
              { role: 'recipient', asNamed: words },
            ],
            keywords: [words],
            rights: [{ statement: words }],
            summary: [{ text: words }],
            numbers: [{ number: words }],
            witnesses: [
              {
                id: 'w1',
                kind: 'original',
                references: [{ levels: [], leaves: [], asGiven: words, status: 'present' }],
              },
            ],
          }),
          collections: [{ collection: identifierFrom('naughty') }],
        },
        { by: 'x', note: 'y' },
      )
  })
  for (const prefix of ['oai_dc', 'tei']) {
    const all = (await listed(`verb=ListRecords&metadataPrefix=${prefix}&set=naughty`)).join('')
    const element = prefix === 'tei' ? 'title' : 'dc:title'
    const titles = [...all.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'gu'))].map(
      ([, title = '']) => title,
    )
    const visible = (words: string) =>
      words
        .toWellFormed()
        .replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/gu, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
        .replace(/[\uFFFE\uFFFF]/gu, '\uFFFD')
    const read = (xml: string) =>
      xml.replace(
        /&(lt|gt|quot|amp|#13);/gu,
        (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? '\r',
      )
    expect(titles.map(read)).toEqual(naughty.map(visible))
  }
})
