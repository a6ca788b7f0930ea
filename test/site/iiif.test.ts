import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access } from '#document/access.ts'
import type { Document } from '#document/document.ts'
import type { Held } from '#holding/held.ts'
import { makeSite } from '#site/site.ts'
import type { Opened } from '#site/site-context.ts'
import { identifierFrom } from '#value/identifier.ts'
import {
  ANNOTATION_PAGE,
  CHANGES,
  CHANGES_PAGE,
  COLLECTION,
  MANIFEST,
  SEARCH_ANSWER,
  twice,
} from '../formats/iiif/schema.ts'
import { hasContexts, unknownTerms } from '../formats/iiif/terms.ts'
import { temporaryArchive } from '../temporary-archive.ts'
import { CLOSED, record } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

const NAUGHTY = '../shared/hostile/naughty-strings.json'
const BASE = 'https://chancery.example'
const many = { collections: [{ collection: identifierFrom<never>('many') }] }
/** Changes of which no harvester is told: some pages of the list of changes have nothing else. */
const subjects = (length: number, name: string): readonly Held[] =>
  Array.from({ length }, (_, n) => ({
    kind: 'subject',
    id: identifierFrom(`${name}-${n}`),
    names: [{ text: `Subject ${n}`, kind: 'preferred' }],
    status: { kind: 'unreviewed' },
  }))
const MANY: readonly Held[] = [
  { kind: 'collection', id: identifierFrom('many'), type: 'collection', title: 'Many' },
  ...subjects(1200, 'subject'),
  ...Array.from({ length: 230 }, (_, n) => ({
    ...record(`many-${n}`, { title: `One of many, ${n}`, day: '1949-01-01' }),
    ...many,
  })),
]
const SHUT: Readonly<Record<string, Access>> = {
  restricted: { kind: 'restricted', groups: ['family'] },
  embargoed: { kind: 'embargoed', until: '2099-01-01' },
  withdrawn: { kind: 'withdrawn', reason: 'Zirkon', day: '2026-01-01' },
}
const texts = [{ id: 't1', kind: 'transcript', lang: 'en', body: '<p xml:id="p1">Zirkon words.</p>' }] as const

let open: OpenSite
const put = (document: Document) => open.store.write((tx) => tx.put(document, { by: 'editor', note: 'x' }))
beforeAll(async () => {
  open = await openSite({}, MANY)
  for (const [name, access] of Object.entries(SHUT)) {
    await put({ ...record(`shut-${name}`, { title: 'Zirkon', texts }), ...many })
    await put({ ...record(`shut-${name}`, { title: 'Zirkon', texts, access }), ...many })
    await put({ ...record(`never-${name}`, { title: 'Zirkon', texts, access }), ...many })
  }
  await put({ ...record('again', { title: 'Shut and open again' }), access: { kind: 'public' } })
  await put(record('again', { title: 'Shut and open again', access: { kind: 'restricted', groups: [] } }))
  await put(record('again', { title: 'Shut and open again' }))
  await open.index()
}, 60_000)
afterAll(() => open.close())

const known = (value: unknown) => {
  if (hasContexts) expect(unknownTerms(value)).toEqual([])
  return value
}
const json = async (path: string): Promise<unknown> => (await open.get(path.replace(BASE, ''))).json()
const manifest = async (id: string) => MANIFEST.parse(known(await json(`/documents/${id}/manifest.json`)))
const collection = async (path: string) => COLLECTION.parse(known(await json(path)))

test('a record leads to its manifest, and the manifest to the pages of its texts', async () => {
  const page = await open.get('/documents/112659')
  expect(page.headers.get('link')).toContain(
    String.raw`</documents/112659/manifest.json>; rel="alternate"; type="application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\""`,
  )
  expect(await page.text()).toContain('<a href="/documents/112659/manifest.json">IIIF</a>')
  const response = await open.get('/documents/112659/manifest.json')
  expect(response.headers.get('content-type')).toBe(
    'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
  )
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const { items, partOf } = await manifest('112659')
  const [canvas] = items
  expect(partOf?.map(({ id }) => id)).toEqual([`${BASE}/collections/january-1949/manifest.json`])
  expect(canvas?.annotations).toHaveLength(2)
  for (const { id, label } of canvas?.annotations ?? []) {
    const annotations = ANNOTATION_PAGE.parse(known(await json(id)))
    expect([annotations.id, annotations.label]).toEqual([id, label])
    for (const { target } of annotations.items) expect(target).toBe(canvas?.id)
  }
})

test('every record that is public has a sound manifest', async () => {
  for (const id of ['112659', '0222', '112663', '116969', '100100', 'signs', 'hostile', 'bare', 'many-7']) {
    const { items } = await manifest(id)
    for (const page of items[0]?.annotations ?? []) ANNOTATION_PAGE.parse(known(await json(page.id)))
  }
})

test('asked again while nothing has changed, nothing is made', async () => {
  for (const path of [
    '/documents/112659/manifest.json',
    '/documents/112659/manifest/texts/t1.json',
    '/documents/112659/manifest/search?q=Moscow',
    '/collections/many/manifest.json',
    '/search.manifest.json?q=stalin',
    '/iiif/changes.json',
    '/iiif/changes/0.json',
  ]) {
    const tag = (await open.get(path)).headers.get('etag') ?? ''
    expect([path, (await open.get(path, { 'if-none-match': tag })).status]).toEqual([path, 304])
  }
})

test('other cases and old numbers lead to the manifest; what is not there is told as JSON', async () => {
  const moved = await open.get('/documents/SIGNS/manifest.json')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/documents/signs/manifest.json'])
  for (const path of [
    '/documents/none/manifest.json',
    '/documents/112659/manifest/texts/t9.json',
    '/iiif/changes/9.json',
  ]) {
    const response = await open.get(path)
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      404,
      'application/problem+json',
    ])
  }
  expect((await open.get('/collections/none/manifest.json')).status).toBe(404)
})

/** A list from page to page: each is the last item of the one before. */
async function listed(path: string) {
  const pages: (readonly string[])[] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const page: Awaited<ReturnType<typeof collection>> = await collection(next)
    if (pages.length > 0) expect(page.partOf?.map(({ id }) => id)).toEqual([`${BASE}${path}`])
    pages.push(page.items.flatMap(({ type, id }) => (type === 'Manifest' ? [id] : [])))
    next = page.items.find(({ type }) => type === 'Collection')?.id
  }
  return pages
}

test.each(['/collections/many/manifest.json', '/search.manifest.json?q=many'])(
  '%s, page by page, each once',
  async (path) => {
    const pages = await listed(path)
    expect(pages.map((page) => page.length)).toEqual([100, 100, 30])
    expect(twice(...pages.flat())).toEqual([])
    expect(JSON.stringify(pages)).not.toMatch(/shut-|never-/u)
  },
)

test('a search that finds nothing is an empty collection; one that cannot be read is told', async () => {
  expect((await collection('/search.manifest.json?q=Zirkon')).items).toEqual([])
  expect((await open.get('/search.manifest.json?date=1950..1949')).status).toBe(400)
  expect((await open.get('/collections/many/manifest.json?after=nonsense')).status).toBe(400)
})

test('a search in a record gives the annotations that hold the words, and quotes them', async () => {
  const search = async (q: string, more = '') =>
    SEARCH_ANSWER.parse(await json(`/documents/112659/manifest/search?q=${encodeURIComponent(q)}${more}`))
  const { service, items } = await manifest('112659')
  expect(service?.map(({ id }) => id)).toEqual([`${BASE}/documents/112659/manifest/search`])
  const pages = await Promise.all(
    (items[0]?.annotations ?? []).map(async ({ id }) => ANNOTATION_PAGE.parse(await json(id))),
  )
  const all = new Map(pages.flatMap((page) => page.items.map((one) => [one.id, one] as const)))
  const answer = await search('Moscow', '&user=https://x.example/&motivation=painting')
  expect(answer.ignored).toEqual(['motivation', 'user'])
  expect(answer.items.length).toBeGreaterThan(2)
  for (const one of answer.items) expect(one).toEqual(all.get(one.id))
  const marks = answer.annotations?.flatMap((page) => page.items) ?? []
  for (const { target } of marks) {
    const { prefix = '', exact, suffix = '' } = target.selector[0] ?? { exact: '-' }
    expect(all.get(target.source)?.body.value).toContain(`${prefix}${exact}${suffix}`)
    expect(exact).toBe('Moscow')
  }
  expect(twice(...answer.items.map(({ id }) => id), ...marks.map(({ id }) => id))).toEqual([])
  expect((await search('Zirkon')).items).toEqual([])
  expect((await search('')).items).toEqual([])
})

/** As a client goes through the list: from the last page back (Change Discovery 1.0, 3.5). */
async function changesBackwards() {
  const entry = CHANGES.parse(known(await json('/iiif/changes.json')))
  const pages: ReturnType<typeof CHANGES_PAGE.parse>[] = []
  for (let at: string | undefined = entry.last.id; at !== undefined; ) {
    const page = CHANGES_PAGE.parse(known(await json(at)))
    expect(page.next?.id).toBe(pages[0]?.id)
    pages.unshift(page)
    at = page.prev?.id
  }
  expect(pages[0]?.id).toBe(entry.first.id)
  return { entry, pages, activities: pages.flatMap(({ orderedItems }) => orderedItems) }
}

test('changes, from the last page back, each record once, the newest last', async () => {
  const { entry, pages, activities } = await changesBackwards()
  expect(pages.length).toBeGreaterThan(1)
  expect(Number(/(\d+)\.json$/u.exec(entry.last.id)?.[1])).toBeGreaterThan(pages.length - 1)
  expect(activities).toHaveLength(entry.totalItems)
  expect(twice(...activities.map(({ object }) => object.id))).toEqual([])
  expect(activities.map(({ endTime }) => endTime)).toEqual(activities.map(({ endTime }) => endTime).toSorted())
  const of = (id: string) =>
    activities.filter(({ object }) => object.id === `${BASE}/documents/${id}/manifest.json`).map(({ type }) => type)
  expect([of('many-0'), of('112659'), of('again')]).toEqual([['Create'], ['Update'], ['Update']])
})

test('no page is passed over of which only the last change is told', async () => {
  const before = subjects(499 + 500 - ((await open.store.head()) % 500), 'before')
  await open.store.write(async (tx) => {
    for (const one of before) await tx.put(one, { by: 'x', note: 'y' })
  })
  await put(record('edge', { title: 'At the end of a page' }))
  expect((await open.store.head()) % 500).toBe(0)
  await put(record('after-edge', { title: 'On the next one' }))
  const { pages } = await changesBackwards()
  expect(pages.slice(-2).map(({ orderedItems }) => orderedItems.map(({ object }) => object.id))).toEqual([
    [`${BASE}/documents/edge/manifest.json`],
    [`${BASE}/documents/after-edge/manifest.json`],
  ])
})

describe('who may not read a record', () => {
  const outlets = (id: string) =>
    ['manifest.json', 'manifest/texts/t1.json', 'manifest/search?q=Zirkon'].map((one) => `/documents/${id}/${one}`)

  test.each(Object.keys(SHUT))('once public and now %s: told as deleted, without a word of it', async (name) => {
    const { activities } = await changesBackwards()
    const told = activities.filter(({ object }) => object.id.includes(`shut-${name}/`))
    expect(told.map(({ type }) => type)).toEqual(['Delete'])
    expect(JSON.stringify(activities)).not.toContain('Zirkon')
    for (const path of outlets(`shut-${name}`))
      expect([path, (await open.get(path)).status]).toEqual([path, name === 'withdrawn' ? 410 : 404])
  })

  test.each([...Object.keys(SHUT).map((name) => `never-${name}`), CLOSED.id])(
    '%s is as if it were not there',
    async (id) => {
      expect(JSON.stringify((await changesBackwards()).pages)).not.toContain(id)
      for (const [n, path] of outlets(id).entries()) {
        const [closed, none] = [await open.get(path), await open.get(outlets('never-none')[n] ?? '')]
        expect([path, closed.status, none.status]).toEqual([path, 404, 404])
        expect((await closed.text()).replaceAll(id, 'never-none')).toBe(await none.text())
      }
    },
  )
})

test('an archive in which nothing was written yet has a list of changes, with nothing on its page', async () => {
  await using empty = await temporaryArchive()
  const as: Opened['as'] = (reader) => ({ ...open.archive.as(reader), records: empty.store.as(reader) })
  const site = makeSite({ ...open.archive, store: empty.store, as }, { log: (line) => open.log.push(line) })
  const entry = CHANGES.parse(await (await site.request('/iiif/changes.json')).json())
  expect(entry.totalItems).toBe(0)
  const page = await (await site.request(new URL(entry.last.id).pathname)).json()
  expect(page.orderedItems).toEqual([])
  expect((await site.request('/iiif/changes/1.json')).status).toBe(404)
  expect((await site.request('/iiif/changes/00.json')).status).toBe(404)
})

describe.skipIf(!existsSync(NAUGHTY))(`naughty strings (skipped where ${NAUGHTY} is not)`, () => {
  const naughty = existsSync(NAUGHTY) ? (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as readonly string[]) : []

  test('as parts of addresses, one in five, are no fault of ours', { timeout: 120_000 }, async () => {
    for (const [n, words] of naughty.entries()) {
      if (n % 5 !== 0) continue
      const coded = encodeURIComponent(words.toWellFormed())
      const found = await open.get(`/documents/112659/manifest/search?q=${coded}&user=${coded}`)
      expect(SEARCH_ANSWER.safeParse(await found.json()).error).toBeUndefined()
      for (const path of [
        `/documents/${coded}/manifest.json`,
        `/documents/112659/manifest/texts/${coded}.json`,
        `/collections/${coded}/manifest.json`,
        `/collections/january-1949/manifest.json?after=${coded}`,
        `/search.manifest.json?after=${coded}`,
        `/iiif/changes/${coded}`,
      ])
        expect([path, (await open.get(path)).status < 500]).toEqual([path, true])
    }
    expect(open.log).toEqual([])
  })

  test('as titles come through lists', { timeout: 60_000 }, async () => {
    const titles = naughty.filter((one) => one.trim() !== '')
    const why = { by: 'x', note: 'y' }
    const within = { collections: [{ collection: identifierFrom<never>('naughty') }] }
    await open.store.write(async (tx) => {
      const title = titles[9] ?? ''
      await tx.put({ kind: 'collection', id: identifierFrom('naughty'), type: 'collection', title }, why)
      for (const [n, title] of titles.entries()) await tx.put({ ...record(`naughty-${n}`, { title }), ...within }, why)
    })
    const labels: string[] = []
    for (let next: string | undefined = '/collections/naughty/manifest.json'; next !== undefined; ) {
      const page: Awaited<ReturnType<typeof collection>> = await collection(next)
      labels.push(...page.items.flatMap(({ type, label }) => (type === 'Manifest' ? (label.none ?? []) : [])))
      next = page.items.find(({ type }) => type === 'Collection')?.id
    }
    const told = (words: string) => words.toWellFormed().trimEnd()
    expect(labels.map(told).toSorted()).toEqual(titles.map(told).toSorted())
    expect(open.log).toEqual([])
  })
})
