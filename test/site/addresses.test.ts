import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSite } from '#site/site.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test.each([
  ['/document/112659', '/documents/112659'],
  ['/document/112659.json', '/documents/112659.json'],
  ['/document/cable-stalin-mao-zedong-nanjing-peace-proposal', '/documents/112659'],
  ['/node/89001', '/documents/112659'],
  ['/documents/SIGNS', '/documents/signs'],
  ['/documents/SIGNS.tei.xml', '/documents/signs.tei.xml'],
  ['/documents/Signs?q=word', '/documents/signs?q=word'],
  ['/documents/112659/', '/documents/112659'],
  ['/documents', '/search'],
  ['/documents.json', '/search.json'],
  ['/people/', '/people'],
  ['/people/STALIN', '/people/stalin'],
  ['/people/filippov', '/people/stalin'],
  ['/people/filippov.json', '/people/stalin.json'],
  ['/archives/APRF/f45', '/archives/aprf/f45'],
  ['/collections/JANUARY-1949', '/collections/january-1949'],
])('%s has moved to %s', async (from, to) => {
  const response = await open.get(from)
  expect([response.status, response.headers.get('location')]).toEqual([301, to])
})

test('a number with two figures changed in place: the one that was meant', async () => {
  const response = await open.get('/documents/112695')
  const html = await response.text()
  expect(response.status).toBe(404)
  expect(html).toContain('No record has the number 112695')
  expect(html).toContain('<a href="/documents/112659">112659, Cable, Stalin to Mao Zedong, Nanjing Peace Proposal</a>')
})

test('an old slug that leads nowhere: titles with its words', async () => {
  const html = await open.page('/document/telegram-about-nanjing')
  expect(html).toContain('<a href="/documents/112659">Cable, Stalin to Mao Zedong, Nanjing Peace Proposal</a>')
})

test('a withdrawn record: number, title, reference, day and reason, and no word of its text', async () => {
  const response = await open.get('/documents/gone-1')
  const html = await response.text()
  expect(response.status).toBe(410)
  for (const said of ['A letter that was withdrawn', 'gone-1', 'Withdrawn 24 November 2026', 'Its owner asked for it.'])
    expect(html).toContain(said)
  expect(html).not.toContain('Tantal')
  expect((await open.get('/documents/gone-1.json')).status).toBe(410)
  expect((await open.get('/documents/gone-1/versions/1')).status).toBe(410)
})

test.each([
  ['/search?page=501', 'page is a number from 1 to 500; “501” is none.'],
  ['/search?date=soon', 'date is a date, or two of them'],
  ['/search?sort=size', 'sort is one of relevance, date'],
  ['/people?after=nonsense', ''],
])('%s is answered 400 in words', async (path, says) => {
  const response = await open.site.request(`http://localhost${path}`)
  expect(response.status).toBe(400)
  expect(await response.text()).toContain(says)
})

test('nothing can be sent', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const response = await open.site.request('/documents/112659', { method })
    expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD'])
  }
})

test('a bug is answered with a number and without its trace, which the log has', async () => {
  const lines: string[] = []
  const broken = {
    ...open.archive,
    as: () => {
      const { records, finding } = open.archive.as(THE_PUBLIC)
      return { finding, records: { ...records, describe: () => Promise.reject(new Error('the secret cause')) } }
    },
  }
  const response = await makeSite(broken, { log: (line) => lines.push(line) }).request('/documents/112659')
  const html = await response.text()
  expect(response.status).toBe(500)
  expect(html).not.toMatch(/secret cause|\.ts:\d/u)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  const logged = JSON.parse(lines[0] ?? '{}')
  expect(html).toContain(logged.id)
  expect(logged.cause).toContain('the secret cause')
})

test.each([
  '/people/nobody.json',
  '/documents/nobody.ris',
  '/exchanges/nobody/cite.rtf',
  '/dumps/nobody.zip',
  '/nobody.atom',
])('a fault of what is no page is told as a problem: %s', async (path) => {
  const response = await open.get(path)
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  expect(await response.json()).toMatchObject({ status: 404 })
})

test.each(['/search', '/exchanges/worked-case'])('%s has its twin for whoever would rather have JSON', async (path) => {
  const twin = await open.get(path, { accept: 'application/json' })
  expect([twin.headers.get('content-type'), twin.headers.get('vary')]).toEqual([
    'application/json; charset=utf-8',
    expect.stringContaining('Accept'),
  ])
  expect(await twin.json()).toEqual(await (await open.get(`${path}.json`)).json())
})

test.each([
  '/',
  '/documents/112659',
  '/documents/112659.json',
  '/search?q=Filippov',
  '/people/stalin',
  '/archives/aprf',
])('%s is not sent twice, until something changes', async (path) => {
  const first = await open.get(path)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  const second = await open.get(path, { 'if-none-match': etag })
  expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', etag])
  expect((await open.get(path, { 'if-none-match': 'W/"other"' })).status).toBe(200)
})

test('pages that are asked for at one time ask once where the index stands', async () => {
  const { searching } = open.archive
  const { cursor } = searching
  let asked = 0
  Object.assign(searching, {
    cursor: () => {
      asked += 1
      return cursor()
    },
  })
  const ask = () => Promise.all(['/search?q=Mao', '/search?q=Stalin', '/people'].map((path) => open.get(path)))
  expect((await ask()).map(({ status }) => status)).toEqual([200, 200, 200])
  expect(asked).toBe(1)
  await ask()
  expect(asked).toBe(2)
  Object.assign(searching, { cursor })
})

test('each form of a record has an ETag of its own', async () => {
  const tags = await Promise.all(
    ['', '.json', '.txt', '.tei.xml', '.dc.xml'].map(async (ending) =>
      (await open.get(`/documents/112659${ending}`)).headers.get('etag'),
    ),
  )
  expect(new Set(tags).size).toBe(5)
})

test('a changed agent gives the pages of its documents another ETag', async () => {
  const own = await openSite()
  const before = (await own.get('/documents/112659')).headers.get('etag') ?? ''
  await own.store.write(async (tx) => {
    const mao = (await tx.get('agent', ['mao'])).get('mao')
    if (mao !== undefined) await tx.put({ ...mao, note: 'Changed.' }, { by: 'editor', note: 'A note.' })
  })
  expect((await own.get('/documents/112659', { 'if-none-match': before })).status).toBe(200)
  await own.close()
})

test('HEAD answers as GET, without a body', async () => {
  const response = await open.site.request('/documents/112659', { method: 'HEAD' })
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
    200,
    '',
    'text/html; charset=utf-8',
  ])
})

test.each([
  ['text/html', 'text/html; charset=utf-8'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html; charset=utf-8'],
  ['*/*', 'text/html; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['application/tei+xml', 'application/tei+xml; charset=utf-8'],
  ['text/plain', 'text/plain; charset=utf-8'],
  ['application/json;q=0.5, text/plain', 'text/plain; charset=utf-8'],
  ['application/json;q=0.5, text/html;q=0.4', 'application/json; charset=utf-8'],
  ['text/html;q=0, application/json', 'application/json; charset=utf-8'],
  ['application/tei+xml, text/html;q=0.9, */*;q=0.1', 'application/tei+xml; charset=utf-8'],
  ['application/json;q=0.9, text/html', 'text/html; charset=utf-8'],
])('Accept %s is given %s', async (accept, type) => {
  const response = await open.get('/documents/112659', { accept })
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('vary')).toBe('Accept')
  expect(response.headers.get('link')).toContain(
    '</documents/112659.tei.xml>; rel="alternate"; type="application/tei+xml"',
  )
})

test('what is loaded may be kept for ever, and is found', async () => {
  const html = await open.page('/')
  const loaded = [...html.matchAll(/(?:href|src)="(?<path>\/look\/[^"]+)"/gu)].map((found) => found.groups?.path ?? '')
  expect(loaded.length).toBeGreaterThan(4)
  const css = await open.page(loaded.find((path) => path.endsWith('.css')) ?? '')
  const fonts = [...css.matchAll(/url\((?<path>[^)]+)\)/gu)].map((found) => found.groups?.path ?? '')
  expect(fonts.length).toBe(12)
  for (const path of [...loaded, ...fonts]) {
    const response = await open.site.request(`http://localhost${path}`)
    expect([path, response.status, response.headers.get('cache-control')]).toEqual([
      path,
      200,
      'public, max-age=31536000, immutable',
    ])
  }
  expect((await open.get('/look/site.000000000000.css')).status).toBe(404)
  expect((await open.get('/look/..%2f..%2fpackage.json')).status).toBe(404)
})

test('crawlers, and whoever asks whether it lives', async () => {
  expect(await open.page('/robots.txt')).toContain('Disallow: /search?*&*&')
  expect(await open.page('/healthz')).toBe('ok\n')
  expect((await open.get('/favicon.ico')).status).toBe(302)
})

test.each([
  ['//evil.example/', '/evil.example'],
  ['/x%0d%0aSet-Cookie:%20a=b/', '/x%0d%0aSet-Cookie:%20a=b'],
  ['/people//', '/people'],
])('%s never leads to another host', async (path, to) => {
  const response = await open.site.request(`http://localhost${path}`)
  expect([response.status, response.headers.get('location')]).toEqual([301, to])
})

test('who sends something is told what an address takes', async () => {
  for (const [path, takes] of [
    ['/oai', 'GET, HEAD, POST'],
    ['/documents', 'GET, HEAD'],
  ] as const) {
    const told = await open.site.request(path, { method: 'PUT', body: 'x' })
    expect([told.status, told.headers.get('allow')]).toEqual([405, takes])
  }
})

test.each([
  '/api/v1/exchanges/nanjing-1949/ledger?asof=1949-02-31',
  '/api/v1/search?date=1949-99-99',
  '/api/v1/search?date=soon',
  '/cmif.xml?date=1949-99-99',
])('%s is no answer to something else', async (path) => {
  expect((await open.get(path)).status).toBe(400)
})
