import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { DUMP_FORMATS, readDumpList } from '#dissemination/dumps/dump-list.ts'
import { makeDumps } from '#dissemination/dumps/make-dumps.ts'
import type { Access } from '#document/access.ts'
import type { Document } from '#document/document.ts'
import { byteRange } from '#site/byte-range.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { identifierFrom } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import { type OpenSite, openSite } from './open-site.ts'

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const dumpAgain = () =>
  makeDumps(open.store.as(THE_PUBLIC), {
    place: open.archive.dumps,
    formats: DUMP_FORMATS,
    frame: { name: 'Chancery', base: 'https://chancery.example', licence: 'https://x.example', at: new Date() },
    signal: new AbortController().signal,
  })
const NAMES = [
  'archive.jsonl',
  'documents.csv',
  'documents-tei.zip',
  'letters.cmif.xml',
  'documents.bib',
  'documents.nt',
]

async function change(id: string, more: Partial<Document>): Promise<void> {
  await open.store.write(async (tx) => {
    const held = (await tx.get('document', [id])).get(id)
    if (held !== undefined) await tx.put({ ...held, ...more }, { by: 'editor', note: 'For the test.' })
  })
}

test('before any has been made, the page says so', async () => {
  expect(await open.page('/dumps')).toContain('No dump has been made yet')
  expect(await (await open.get('/dumps.json')).json()).toEqual({ files: [], withheld: false, licence: LICENCE })
  expect((await open.get('/dumps/archive.jsonl')).status).toBe(404)
})

test('where what keeps them does not answer, the page stands without its list and is kept by nobody; a program is told so', async () => {
  const list = vi.spyOn(open.archive.dumps, 'list').mockRejectedValue(new Refusal('unavailable', 'It is away.'))
  const page = await open.get('/dumps')
  expect([page.status, page.headers.get('cache-control'), page.headers.get('etag')]).toEqual([200, 'no-store', null])
  const html = await page.text()
  expect(html).toContain('The dumps cannot be listed just now')
  expect(html).toContain(LICENCE)
  expect(html).not.toContain('No dump has been made yet')
  expect((await open.get('/dumps.json')).status).toBe(503)
  list.mockRestore()
  expect(await open.page('/dumps')).not.toContain('just now')
})

test('page, twin and files say the same; a file comes whole, by its checksum or in part', async () => {
  const before = (await open.get('/dumps')).headers.get('etag')
  await dumpAgain()
  const page = await open.get('/dumps/')
  expect([page.status, page.headers.get('location')]).toEqual([301, '/dumps'])
  expect((await open.get('/dumps')).headers.get('etag')).not.toBe(before)
  const html = await open.page('/dumps')
  const { files } = await (await open.get('/dumps.json')).json()
  expect(files.map(({ name }: { name: string }) => name).toSorted()).toEqual(NAMES.toSorted())
  for (const { name, size, sha256, type, address } of files) {
    expect(html).toContain(`href="/dumps/${name}"`)
    expect(html).toContain(sha256)
    const response = await open.get(new URL(address).pathname)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    const { headers } = response
    expect([headers.get('content-length'), headers.get('content-type')]).toEqual([String(size), type])
    expect(headers.get('etag')).toBe(`"${sha256}"`)
    expect((await open.get(`/dumps/${name}`, { 'if-none-match': `"${sha256}"` })).status).toBe(304)
    const some = await open.get(`/dumps/${name}`, { range: 'bytes=10-19' })
    expect([some.status, some.headers.get('content-range')]).toEqual([206, `bytes 10-19/${size}`])
    expect(Buffer.from(await some.arrayBuffer())).toEqual(bytes.subarray(10, 20))
    const other = await open.get(`/dumps/${name}`, { range: 'bytes=10-19', 'if-range': '"of-another"' })
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, size])
    expect((await open.get(`/dumps/${name}`, { range: `bytes=${size}-` })).status).toBe(416)
    const head = await open.site.request(`/dumps/${name}`, { method: 'HEAD' })
    expect([head.headers.get('content-length'), await head.text()]).toEqual([String(size), ''])
  }
})

test.each(['../archive.sqlite', '..%2Farchive.sqlite', 'index.json', '%00', 'archive.jsonl%00', '.'])(
  '/dumps/%s gives no other file',
  async (name) => {
    expect([301, 404]).toContain((await open.get(`/dumps/${name}`)).status)
  },
)

const CLOSED: readonly Access[] = [
  { kind: 'withdrawn', reason: 'Asked for.', day: '2026-11-25' },
  { kind: 'restricted', groups: ['family'] },
  { kind: 'embargoed', until: '2099-01-01' },
]

test.each(CLOSED)('what is $kind after a dump is given out by none: until it is made anew', async (access) => {
  await dumpAgain()
  await change('bare', { title: 'A bare thing, again' })
  expect((await open.get('/dumps/archive.jsonl')).status).toBe(200)
  await change('bare', { access })
  for (const name of NAMES) expect([name, (await open.get(`/dumps/${name}`)).status]).toEqual([name, 404])
  expect(await open.page('/dumps')).toContain('A record was closed after the dumps were made')
  expect(await (await open.get('/dumps.json')).json()).toEqual({ files: [], withheld: true, licence: LICENCE })
  await dumpAgain()
  for (const name of NAMES) expect([name, (await open.get(`/dumps/${name}`)).status]).toEqual([name, 200])
  const said = await open.page('/dumps/archive.jsonl')
  expect(said).not.toContain('A bare thing')
  // What is done to it while it is closed is nobody's business, and opening it closes nothing.
  await change('bare', { title: 'Otherwise' })
  expect((await open.get('/dumps/archive.jsonl')).status).toBe(200)
  await change('bare', { access: { kind: 'public' } })
  expect((await open.get('/dumps/archive.jsonl')).status).toBe(200)
})

test('a closed exchange, and dumps of a later past than the archive has, are given out by none', async () => {
  await dumpAgain()
  await open.store.write(async (tx) => {
    const id = identifierFrom<never>('worked-case')
    const held = (await open.store.as(THE_EDITORS).get('exchange', [id])).get(id)
    if (held !== undefined)
      await tx.put({ ...held, access: { kind: 'restricted', groups: ['family'] } }, { by: 'editor', note: 'Closed.' })
  })
  expect((await open.get('/dumps/archive.jsonl')).status).toBe(404)
  await dumpAgain()
  expect((await open.get('/dumps/archive.jsonl')).status).toBe(200)
  const folder = join(open.archive.config.folder, 'dumps')
  const files = (await readDumpList(open.archive.dumps)).map((one) => ({ ...one, change: one.change + 1000 }))
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ files }))
  expect((await open.get('/dumps/archive.jsonl')).status).toBe(404)
})

test.each([
  [undefined, 'all'],
  ['bytes=0-', { first: 0, last: 99 }],
  ['bytes=5-5', { first: 5, last: 5 }],
  ['bytes=90-200', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-1000', { first: 0, last: 99 }],
  ['bytes=-0', 'none'],
  ['bytes=100-', 'none'],
  ['bytes=9-5', 'all'],
  ['bytes=-', 'all'],
  ['bytes=0-1,5-6', 'all'],
  ['lines=0-1', 'all'],
  [`bytes=0-${'9'.repeat(400)}`, 'all'],
])('of a hundred bytes %s asks for %j', (given, asked) => {
  expect(byteRange(given, 100)).toEqual(asked)
})

test('the page names the licence of the descriptions', async () => {
  expect(await open.page('/dumps')).toContain(`<a href="${LICENCE}"`)
})
