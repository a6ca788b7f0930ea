import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DUMP_FORMATS, readDumpList } from '#dissemination/dumps/dump-list.ts'
import { makeDumps } from '#dissemination/dumps/make-dumps.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { writeTei } from '#formats/tei/write.ts'
import { dumpFolder } from '#store/files/dump-folder.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { canonicalJson } from '#value/digest.ts'
import { DOCUMENTS, record } from '../site/holdings.ts'
import { type OpenSite, openSite } from '../site/open-site.ts'
import { filesIn } from '../zip.ts'

const frame = {
  name: 'Chancery',
  base: 'https://chancery.example',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  at: new Date('2026-11-25T12:00:00Z'),
}
const LIST = '../shared/hostile/naughty-strings.json'
const naughty: readonly string[] = existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : ['<&"\u0001\ufffe𐀀', '']
const NAUGHTY = record('naughty', {
  title: naughty.join(' | ').toWellFormed(),
  day: '1949-01-31',
  participants: [{ role: 'sender', asNamed: naughty.slice(0, 50).join(' | ').toWellFormed() }],
})

let open: OpenSite
const folder = mkdtempSync(join(tmpdir(), 'chancery-dumps-'))
const place = dumpFolder(folder)
beforeAll(async () => {
  open = await openSite({}, [NAUGHTY])
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true })
})

const make = (more: Partial<Parameters<typeof makeDumps>[1]> = {}) =>
  makeDumps(open.store.as(THE_PUBLIC), {
    place,
    formats: DUMP_FORMATS,
    frame,
    signal: new AbortController().signal,
    ...more,
  })
const text = (name: string) => readFileSync(join(folder, name), 'utf8')
const OPEN = [...DOCUMENTS.map(({ id }) => String(id)), 'naughty'].toSorted()

test('every form, each told with its size, checksum, records, day and change', async () => {
  const dumps = (await make()) ?? []
  expect(dumps.map(({ format }) => format)).toEqual(DUMP_FORMATS)
  expect(await readDumpList(place)).toEqual(dumps)
  for (const { name, size, sha256, at, change } of dumps) {
    const bytes = readFileSync(join(folder, name))
    expect([name, size, sha256]).toEqual([name, bytes.length, createHash('sha256').update(bytes).digest('hex')])
    expect([at, change]).toEqual(['2026-11-25T12:00:00.000Z', await open.store.head()])
  }
  expect(readdirSync(folder).toSorted()).toEqual(['index.json', 'turn', ...dumps.map(({ name }) => name)].toSorted())
})

test('every record that the public may read stands in every form, and no word of another', async () => {
  await make()
  const records = text('archive.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const listed = (await readDumpList(place)).find(({ format }) => format === 'jsonl')
  expect(records).toHaveLength(listed?.records ?? 0)
  const documents = records.filter(({ kind }) => kind === 'document')
  expect(documents.map(({ id }) => id).toSorted()).toEqual(OPEN)
  // Their keys stand in the order of exports.
  for (const document of documents) expect(text('archive.jsonl')).toContain(`\n${canonicalJson(document)}\n`)
  const held = (await open.store.as(THE_PUBLIC).get('document', ['112659'])).get('112659')
  expect(documents.find(({ id }) => id === '112659')).toEqual(held && publicShape(held))
  const rows: { number: string }[] = parse(text('documents.csv'), { columns: true, bom: true })
  expect(rows.map(({ number }) => number).toSorted()).toEqual(OPEN)
  expect(text('documents.bib').match(/^@\w+\{/gmu)).toHaveLength(OPEN.length)
  for (const id of OPEN) expect(text('documents.nt')).toContain(`<https://chancery.example/documents/${id}> <`)
  const letters = XmlDocument.fromString(text('letters.cmif.xml'))
  const keys = letters.find('//t:correspDesc/@key', { t: 'http://www.tei-c.org/ns/1.0' }).map(({ content }) => content)
  letters.dispose()
  expect(keys).toEqual(expect.arrayContaining(['112659', 'naughty']))
  expect(OPEN).toEqual(expect.arrayContaining(keys))
  const tei = filesIn(readFileSync(join(folder, 'documents-tei.zip')))
  expect([...tei.keys()].toSorted()).toEqual(OPEN.map((id) => `${id}.xml`))
  const [described] = await open.store.as(THE_PUBLIC).describe(['112659'])
  expect(tei.get('112659.xml')?.toString()).toBe(
    described && writeTei(described, { name: 'Chancery', base: 'https://chancery.example' }),
  )
  XmlDocument.fromString(tei.get('naughty.xml')?.toString() ?? '').dispose()
  const all = ['archive.jsonl', 'documents.csv', 'documents.bib', 'documents.nt', 'letters.cmif.xml'].map(text)
  for (const said of [...all, ...[...tei.values()].map(String)])
    expect(said).not.toMatch(/closed-1|Zirkon|secret-person|d\. 999|gone-1|Tantal/u)
})

test('one form alone: the others stay; broken off: everything stays, and nothing is left', async () => {
  const before = (await make()) ?? []
  const after = (await make({ formats: ['csv'], frame: { ...frame, at: new Date('2026-11-26T12:00:00Z') } })) ?? []
  expect(after.map(({ format, at }) => [format, at.slice(0, 10)])).toEqual(
    expect.arrayContaining([...before.map(({ format }) => [format, format === 'csv' ? '2026-11-26' : '2026-11-25'])]),
  )
  const stood = readdirSync(folder).map((name) => [name, text(name)])
  const interrupted = new AbortController()
  expect(
    await make({
      frame: { ...frame, at: new Date('2026-11-27T12:00:00Z') },
      signal: interrupted.signal,
      told: () => interrupted.abort(),
    }),
  ).toBeUndefined()
  expect(readdirSync(folder).map((name) => [name, text(name)])).toEqual(stood)
})

test('of two at once in one folder one is refused, and what is listed is what lies there', async () => {
  const other = dumpFolder(folder)
  const outcomes = await Promise.allSettled([make(), make({ place: other, formats: ['csv', 'tei'] })])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'busy' })
  for (const { name, sha256 } of await readDumpList(place))
    expect([
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]).toEqual([name, sha256])
  await make({ place: other, formats: ['csv'] })
})

test('what a dump that died has left is cleared after an hour', async () => {
  writeFileSync(join(folder, 'documents.csv.x.unfinished'), 'half')
  await make({ formats: ['csv'] })
  await make({ formats: ['csv'], frame: { ...frame, at: new Date(Date.now() - 1000) } })
  expect(readdirSync(folder)).toContain('documents.csv.x.unfinished')
  await make({ formats: ['csv'], frame: { ...frame, at: new Date(Date.now() + 7_200_000) } })
  expect(readdirSync(folder)).not.toContain('documents.csv.x.unfinished')
})
