import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { writeMoment } from '#formats/oai-pmh/moment.ts'
import { type HarvestOptions, harvest } from '#ingest/harvest/harvest.ts'
import { serveSite } from '#site/serve.ts'
import { THE_EDITORS } from '#store/store.ts'
import { record } from '../site/holdings.ts'
import { type OpenSite, openSite } from '../site/open-site.ts'
import { temporaryArchive } from '../temporary-archive.ts'

// From an archive of ours to another, over HTTP.

const many = Array.from({ length: 230 }, (_, n) =>
  record(`many-${n}`, {
    title: `One of many, ${n}`,
    day: '1949-01-01',
    participants: [{ role: 'sender', asNamed: 'A' }],
  }),
)
let there: OpenSite
let url: string
const ending = new AbortController()
let closed: Promise<void>
beforeAll(async () => {
  there = await openSite({}, many)
  const served = await serveSite(there.archive, { host: '127.0.0.1', port: 0, signal: ending.signal })
  url = `${served.address}/oai`
  closed = served.closed
})
afterAll(async () => {
  ending.abort()
  await closed
  await there.close()
})

const put = (document: Document) => there.store.write((tx) => tx.put(document, { by: 'editor', note: 'x' }))

async function here() {
  const archive = await temporaryArchive()
  const options: HarvestOptions = {
    all: false,
    overwrite: false,
    folder: join(archive.folder, 'harvests'),
    by: 'test',
    now: () => new Date('2026-12-01T12:00:00Z'),
    signal: new AbortController().signal,
    patience: () => {},
  }
  const get = async (id: string) => (await archive.store.as(THE_EDITORS).get('document', [id])).get(id)
  return { archive, options, get, [Symbol.asyncDispose]: () => archive[Symbol.asyncDispose]() }
}

test('everything comes in by TEI, under its number; again, nothing is changed; then what was changed, and what is gone is told', async () => {
  await using one = await here()
  const first = await harvest(one.archive, url, one.options)
  expect(first).toMatchObject({
    prefix: 'tei',
    complete: true,
    resumed: false,
    deleted: ['oai:chancery.example:gone-1'],
  })
  expect(first.report).toMatchObject({ new: 238, changed: 0, refused: 0 })
  const cable = await one.get('112659')
  expect(cable).toMatchObject({
    title: 'Cable, Stalin to Mao Zedong, Nanjing Peace Proposal',
    dates: [expect.objectContaining({ edtf: '1949-01-10' })],
    origin: { source: url, key: '112659' },
    takenFrom: { name: 'Wilson Center Digital Archive', number: '112659' },
  })
  expect((await one.get('0222'))?.takenFrom).toEqual({ name: 'Chancery', number: '0222' })
  expect((await one.get('0222'))?.relations).toEqual([{ kind: 'continues', to: { document: '112659' } }])
  expect(await one.get('gone-1')).toBeUndefined()

  const second = await harvest(one.archive, url, { ...one.options, all: true })
  expect(second.report).toMatchObject({ new: 0, changed: 0, unchanged: 238, refused: 0 })

  await put(
    record('many-3', { title: 'Changed there', day: '1949-01-01', participants: [{ role: 'sender', asNamed: 'A' }] }),
  )
  await put(record('many-4', { title: 'x', access: { kind: 'withdrawn', reason: 'x', day: '2026-01-01' } }))
  const since = (await there.store.as(THE_EDITORS).harvested('many-3', false))?.at ?? new Date()
  const third = await harvest(one.archive, url, {
    ...one.options,
    from: writeMoment(since),
  })
  expect(third.report).toMatchObject({ read: 1, changed: 1 })
  expect(third.deleted).toEqual(['oai:chancery.example:many-4'])
  expect(third.standing).toEqual([{ identifier: 'oai:chancery.example:many-4', id: 'many-4', isEdited: false }])
  expect(first.standing).toEqual([])
  expect((await one.get('many-3'))?.title).toBe('Changed there')
  expect((await one.get('many-4'))?.access).toEqual({ kind: 'public' })
})

test('the next harvest begins where the last one began', async () => {
  await using one = await here()
  const first = await harvest(one.archive, url, { ...one.options, set: 'january-1949' })
  expect(first.report.new).toBe(5)
  expect(first.next).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u)
  const second = await harvest(one.archive, url, { ...one.options, set: 'january-1949' })
  expect(second).toMatchObject({ from: first.next, complete: true })
  // The clock of the archive over there stands in another year: what it has is older than the response.
  expect(second.report.read).toBe(0)
})

/** An archive that answers some requests, and then gives way. */
async function failing(answers: number) {
  let asked: string[] = []
  const server = createServer(async (request, response) => {
    asked.push(request.url ?? '')
    if (asked.length > answers) return void request.socket.destroy()
    const answer = await fetch(`${new URL(url).origin}${request.url}`)
    response.setHeader('content-type', 'text/xml').end(await answer.text())
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const bound = server.address()
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/oai`,
    asked: () => asked,
    mend: () => {
      answers = Number.POSITIVE_INFINITY
      asked = []
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

test('broken off, it goes on with the list; with a token that nobody knows, it begins again', async () => {
  await using one = await here()
  await using other = await failing(4)
  const first = await harvest(one.archive, other.url, one.options)
  expect(first.complete).toBe(false)
  expect(first.report.new).toBeGreaterThan(150)
  expect(first.report).toMatchObject({ refused: 1, errors: 1 })
  expect(first.report.shown.find(({ severity }) => severity === 'error')?.message).toMatch(
    /does not answer.*again to go on/u,
  )
  other.mend()
  const second = await harvest(one.archive, other.url, one.options)
  expect(second).toMatchObject({ complete: true, resumed: true })
  expect(other.asked()).toHaveLength(2)
  expect(first.report.new + second.report.new).toBe(237)

  const [name = ''] = await readdir(one.options.folder)
  const stand = join(one.options.folder, name)
  const kept = JSON.parse(await readFile(stand, 'utf8'))
  expect(kept).toEqual({ url: other.url, prefix: 'tei', from: expect.any(String) })
  await writeFile(stand, JSON.stringify({ ...kept, from: undefined, token: 'tei..0.99999.99999.0.9', began: 'x' }))
  const again = await harvest(one.archive, other.url, one.options)
  expect(again).toMatchObject({ complete: true, resumed: true, next: expect.any(String) })
  expect(again.report).toMatchObject({ unchanged: 237, refused: 0 })
  await writeFile(stand, 'no stand')
  expect((await harvest(one.archive, other.url, { ...one.options })).resumed).toBe(false)
})

test('an address where nothing answers, or nothing of the kind, is refused', async () => {
  await using one = await here()
  await expect(harvest(one.archive, 'http://127.0.0.1:1/oai', one.options)).rejects.toMatchObject({
    code: 'unavailable',
  })
  await expect(harvest(one.archive, `${new URL(url).origin}/about`, one.options)).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(harvest(one.archive, url, { ...one.options, from: 'yesterday' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(harvest(one.archive, url, { ...one.options, set: 'none' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/^There is no set “none” there\. There are: .*january-1949/u),
  })
})

/** A repository that answers each verb as it is told. */
async function saying(answer: (verb: string, token: string | null) => { body: string; cut?: true }) {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
    const { body, cut } = answer(searchParams.get('verb') ?? '', searchParams.get('resumptionToken'))
    response.setHeader('content-type', 'text/xml')
    if (cut !== true) return void response.end(body)
    response.setHeader('content-length', body.length + 1000)
    response.write(body, () => setTimeout(() => response.destroy(), 20))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const bound = server.address()
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/oai`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

const DC =
  '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Letter</dc:title></oai_dc:dc>'
const oai = (matter: string) =>
  `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate>${matter}</OAI-PMH>`
const listed = (id: string) =>
  `<record><header><identifier>oai:x:${id}</identifier><datestamp>2026-01-01</datestamp></header><metadata>${DC}</metadata></record>`
const FORMATS = oai(
  '<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>x</schema><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>',
)
const listing = (answer: (token: string | null) => { body: string; cut?: true }) =>
  saying((verb, token) => (verb === 'ListRecords' ? answer(token) : { body: FORMATS }))

test('a list that goes in circles is left, and what came of it is kept', async () => {
  await using one = await here()
  await using other = await listing((token) => ({
    body: oai(
      `<ListRecords>${listed(token ?? 'first')}<resumptionToken>${token === 'a' ? 'b' : 'a'}</resumptionToken></ListRecords>`,
    ),
  }))
  const { report, complete } = await harvest(one.archive, other.url, one.options)
  expect([report.new, complete]).toEqual([3, false])
  expect(report.shown.find(({ severity }) => severity === 'error')?.message).toMatch(/same resumption token again/u)
})

test('an answer that breaks off in its midst is told, and the pages before it are kept', async () => {
  await using one = await here()
  await using other = await listing((token) =>
    token === null
      ? { body: oai(`<ListRecords>${listed('first')}<resumptionToken>a</resumptionToken></ListRecords>`) }
      : { body: oai('<ListRecords>').replace('</OAI-PMH>', listed('second')), cut: true },
  )
  const { report, complete } = await harvest(one.archive, other.url, one.options)
  expect([report.new, complete]).toEqual([1, false])
  expect(report.shown.find(({ severity }) => severity === 'error')?.message).toMatch(/broke off.*again to go on/u)
})

test('a page that is no answer of OAI-PMH is no empty list', async () => {
  await using one = await here()
  await using other = await listing(() => ({ body: '<html><body>Hello</body></html>' }))
  await expect(harvest(one.archive, other.url, one.options)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/did not answer as OAI-PMH does/u),
  })
})
