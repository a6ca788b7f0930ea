import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Held } from '#holding/held.ts'
import { record } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

const MANY: readonly Held[] = Array.from({ length: 300 }, (_, n) =>
  record(`letter-${n}`, {
    title: `A letter, ${n}`,
    day: '1949-01-01',
    participants: [{ role: 'sender', asNamed: 'Many' }],
    ...(n % 10 === 0 ? { access: { kind: 'restricted', groups: ['family'] } } : {}),
  }),
)

let open: OpenSite
beforeAll(async () => {
  open = await openSite({}, MANY)
})
afterAll(() => open.close())

const keysIn = (xml: string) => [...xml.matchAll(/<correspDesc [^>]*key="([^"]*)"/gu)].map(([, key]) => key)

test('every letter that the public may read, and none other', async () => {
  const response = await open.get('/cmif.xml')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/tei+xml; charset=utf-8'])
  const xml = await response.text()
  const keys = keysIn(xml)
  expect(keys).toHaveLength(new Set(keys).size)
  expect(keys.filter((key) => key?.startsWith('letter-'))).toHaveLength(270)
  expect(keys).toContain('112659')
  expect(xml.trimEnd().endsWith('</TEI>')).toBe(true)
  expect(xml).not.toMatch(/irkon|closed-1|gone-1|Tantal|letter-10"/u)
  expect(xml).toContain('<editor>Chancery <email>editors@chancery.example</email></editor>')
})

test('a search, in its order, with its address', async () => {
  const xml = await open.page('/cmif.xml?q=from:stalin')
  expect(keysIn(xml).toSorted()).toEqual(['0222', '100100', '112659', '116969'])
  expect(xml).toContain('<idno type="url">https://chancery.example/cmif.xml?q=from:stalin</idno>')
  expect(xml).toContain('<title>Letters in Chancery: from:stalin</title>')
  expect(keysIn(await open.page('/cmif.xml?q=Zirkonmann'))).toEqual([])
  const found = keysIn(await open.page('/cmif.xml?q=letter'))
  expect(found.filter((key) => key?.startsWith('letter-'))).toHaveLength(270)
  expect(await open.page('/search?q=from:stalin')).toContain('href="/cmif.xml?q=from%3Astalin"')
})

test('has no pages: a place in a list is passed over', async () => {
  const every = keysIn(await open.page('/cmif.xml?q=letter'))
  expect(keysIn(await open.page('/cmif.xml?q=letter&after=1e309'))).toEqual(every)
})

test('asked again while nothing has changed, it is not made; a wrong search is told', async () => {
  const tag = (await open.get('/cmif.xml')).headers.get('etag') ?? ''
  expect((await open.get('/cmif.xml', { 'if-none-match': tag })).status).toBe(304)
  expect((await open.get('/cmif.xml?date=1950..1949')).status).toBe(400)
})
