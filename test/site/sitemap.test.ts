import { Hono } from 'hono'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAssets } from '#site/assets.ts'
import { sitemapRoutes } from '#site/routes/sitemap.ts'
import { siteContext } from '#site/site-context.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const NAMESPACE = { s: 'http://www.sitemaps.org/schemas/sitemap/0.9' }
const BASE = 'https://chancery.example'

/** Each address with its day. */
function read(xml: string, of: 'url' | 'sitemap'): readonly (readonly [path: string, changed: string | undefined])[] {
  const document = XmlDocument.fromString(xml)
  const found = document.find(`//s:${of}`, NAMESPACE).map((node) => {
    const of = (name: string) => node.get(`s:${name}`, NAMESPACE)?.content
    return [of('loc')?.replace(BASE, '') ?? '', of('lastmod')] as const
  })
  document.dispose()
  return found
}

test('every page of the public that stays, and when its record was changed; nothing that leads elsewhere', async () => {
  const found = new Map(read(await open.page('/sitemap.xml'), 'url'))
  expect(found.get('/documents/112659')).toMatch(/^2026-11-24T12:\d\d:00\.000Z$/u)
  expect([...found.keys()]).toEqual(expect.arrayContaining(['/', '/exchanges/worked-case', '/people/stalin']))
  expect(found.has('/people/filippov')).toBe(false)
  expect([...found.keys()].filter((path) => path.startsWith('/documents/'))).toHaveLength(8)
  // What names somebody may be closed, and was when they were entered.
  expect(found.get('/people/stalin')).toBeUndefined()
  for (const path of found.keys()) expect([path, (await open.get(path)).status]).toEqual([path, 200])
})

test('more than one file may hold: an index of parts, which have everything once', async () => {
  const app = new Hono()
  sitemapRoutes(app, siteContext(open.archive, readAssets()), 5)
  const text = async (path: string) => (await app.request(path)).text()
  const parts = read(await text('/sitemap.xml'), 'sitemap')
  expect(parts.length).toBeGreaterThan(2)
  const all: string[] = []
  for (const [path, changed] of parts) {
    const lines = read(await text(path), 'url')
    const records = lines.filter(([one]) => /^\/(?:documents|exchanges|collections|people)\/./u.test(one))
    expect(records.length).toBeGreaterThan(0)
    expect(records.length).toBeLessThanOrEqual(5)
    expect(
      records
        .map(([, day]) => day ?? '')
        .toSorted()
        .at(-1),
    ).toBe(changed ?? '')
    all.push(...lines.map(([one]) => one))
  }
  expect(all).toHaveLength(new Set(all).size)
  expect(all.toSorted()).toEqual(
    read(await open.page('/sitemap.xml'), 'url')
      .map(([path]) => path)
      .toSorted(),
  )
  expect((await open.get('/sitemap-2.xml')).status).toBe(404)
  expect((await open.get('/sitemap-0.xml')).status).toBe(404)
})

test('robots.txt names it, and it is not sent twice', async () => {
  expect(await open.page('/robots.txt')).toContain(`\nSitemap: ${BASE}/sitemap.xml\n`)
  const tag = (await open.get('/sitemap.xml')).headers.get('etag') ?? ''
  expect((await open.get('/sitemap.xml', { 'if-none-match': tag })).status).toBe(304)
})
