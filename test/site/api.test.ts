import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, OPERATIONS } from '#site/api/operations.ts'
import { RATE } from '#site/api/rate.ts'
import { CLOSED, CLOSED_EXCHANGE, WITHDRAWN } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

/** What is asked of each operation: values for what its path needs. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  listDocuments: ['/documents', '/documents?limit=2'],
  getDocument: ['/documents/112659', '/documents/hostile', '/documents/bare'],
  listVersions: ['/documents/112659/versions'],
  getVersion: ['/documents/112659/versions/1'],
  listAgents: ['/agents'],
  getAgent: ['/agents/stalin'],
  listPlaces: ['/places'],
  getPlace: ['/places/moscow'],
  listSubjects: ['/subjects'],
  getSubject: ['/subjects/mediation'],
  listCollections: ['/collections'],
  getCollection: ['/collections/january-1949'],
  listExchanges: ['/exchanges'],
  getExchange: ['/exchanges/worked-case'],
  getLedger: [
    '/exchanges/worked-case/ledger?asof=1949-01-14',
    '/exchanges/worked-case/ledger?asof=1949-01-13&view=moscow',
  ],
  search: ['/search?q=Filippov', '/search?sender=stalin&sender=mao&date=1949&page=1', '/search?q=nobody-has-this'],
  listChanges: ['/changes', '/changes?limit=1'],
}

describe.each(OPERATIONS.map((one) => [one.id, one] as const))('%s', (id, operation) => {
  test.each(ASKED[id] ?? [`no question for ${id}`])(
    'answers %s as its schema says, and again with 304',
    async (path) => {
      const answer = await open.get(`${API}${path}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
      operation.answer.parse(await answer.json())
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('ratelimit-policy')).toBe(`"default";q=${RATE.points};w=${RATE.duration}`)
      const again = await open.get(`${API}${path}`, { 'if-none-match': answer.headers.get('etag') ?? '' })
      expect(again.status).toBe(304)
    },
  )
})

test('a list goes on where it ended, and holds each once', async () => {
  const ids: string[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const slice: { items: { id: string }[]; next?: string } = await (
      await open.get(`${API}/documents?limit=2&after=${encodeURIComponent(after)}`)
    ).json()
    ids.push(...slice.items.map(({ id }) => id))
    after = slice.next
  }
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).not.toContain(CLOSED.id)
  const all: { items: unknown[] } = await (await open.get(`${API}/documents`)).json()
  expect(ids).toHaveLength(all.items.length)
})

test('what has changed since a cursor comes by it', async () => {
  const own = await openSite()
  const first: { next: string } = await (await own.get(`${API}/changes?limit=500`)).json()
  const none: { items: unknown[]; next: string } = await (await own.get(`${API}/changes?after=${first.next}`)).json()
  expect([none.items, none.next]).toEqual([[], first.next])
  await own.store.write(async (tx) => {
    const bare = (await tx.get('document', ['bare'])).get('bare')
    if (bare !== undefined) await tx.put({ ...bare, title: 'Changed' }, { by: 'editor', note: 'Changed.' })
  })
  const since: { items: { id: string; deleted: boolean }[] } = await (
    await own.get(`${API}/changes?after=${first.next}`)
  ).json()
  expect(since.items).toEqual([{ id: 'bare', at: expect.any(String), deleted: false }])
  await own.close()
})

test.each([
  [`/documents/${CLOSED.id}`, 404],
  [`/documents/${CLOSED.id}/versions`, 404],
  [`/documents/${CLOSED.id}/versions/1`, 404],
  [`/documents/${WITHDRAWN.id}`, 410],
  [`/exchanges/${CLOSED_EXCHANGE.id}`, 404],
  [`/exchanges/${CLOSED_EXCHANGE.id}/ledger`, 404],
  ['/documents/nobody', 404],
  ['/documents/112659/versions/99', 404],
  ['/documents/112659/versions/x', 400],
  ['/exchanges/worked-case/ledger?view=nobody', 400],
  ['/documents?after=x', 400],
  ['/nothing', 404],
])('%s is a problem (%i)', async (path, status) => {
  const answer = await open.get(`${API}${path}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
  if (path !== '/nothing') expect(answer.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+$/u)
  expect(await answer.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
})

test.each([
  ['/documents?limit=0', 'limit is a whole number from 1 to 500; “0” is none.'],
  ['/documents?limit=1e2', 'limit is a whole number from 1 to 500; “1e2” is none.'],
  ['/documents?limit=+5', 'limit is a whole number from 1 to 500; “ 5” is none.'],
  ['/documents?limit=1&limit=2', 'limit is given more than once.'],
  ['/documents?unknown=1', '“unknown” is no parameter of this question. There are: after, limit.'],
  ['/changes?after=-1', 'after is a whole number from 0 on; “-1” is none.'],
  [
    '/search?page=501',
    'page is a whole number from 1 to 500; “501” is none. Beyond that, go on by after, which the answer before gives.',
  ],
  [
    '/documents?limit=501',
    'limit is a whole number from 1 to 500; “501” is none. Beyond that, go on by after, which the answer before gives.',
  ],
  ['/search?page=0', 'page is a whole number from 1 to 500; “0” is none.'],
  ['/search?sort=size', /^sort is one of relevance, date, .*; “size” is none of them\.$/u],
  [
    '/search?exact=2&page=x',
    'exact is 1, or is left out; “2” is neither. page is a whole number from 1 to 500; “x” is none.',
  ],
  [`/documents?after=${'x'.repeat(1001)}`, 'after has at most 1,000 characters; this has 1,001.'],
  ['/documents/112659/versions/0', 'number is a whole number from 1 to 1,000,000,000; “0” is none.'],
  ['/exchanges/worked-case/ledger?asof=soon', /^asof cannot be “soon”\. The day: 1949-01-14\./u],
])('%s is refused in plain words', async (path, words) => {
  const answer = await open.get(`${API}${path}`)
  const { detail } = await answer.json()
  expect(answer.status).toBe(400)
  if (typeof words === 'string') expect(detail).toBe(words)
  else expect(detail).toMatch(words)
})

test('nothing that is asked is answered with a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...OPERATIONS),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('after', 'limit', 'q', 'asof', 'view', 'page', 'sender', 'date', 'x'),
      fc.string({ unit: 'binary', maxLength: 200 }),
      async ({ path }, id, name, value) => {
        const filled = path.replaceAll(/\{\w+\}/gu, () => encodeURIComponent(id.toWellFormed()) || 'x')
        const answer = await open.get(`${API}${filled}?${new URLSearchParams({ [name]: value.toWellFormed() })}`)
        expect(answer.status).toBeLessThan(500)
      },
    ),
    { numRuns: 200 },
  )
})

test('whoever asks too often is told to wait', async () => {
  const own = await openSite()
  let last = await own.get(`${API}/places`)
  for (let n = 1; n <= RATE.points; n += 1) last = await own.get(`${API}/places`)
  expect([last.status, last.headers.get('content-type')]).toEqual([429, 'application/problem+json'])
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await own.get('/places')).status).toBe(200)
  await own.close()
})

test('OpenAPI names every operation, and every reference in it leads somewhere', async () => {
  const given = await (await open.get('/openapi.json')).json()
  const { openapi, paths, components } = given as { openapi: string; paths: object; components: { schemas: object } }
  expect(openapi).toBe('3.1.1')
  expect(Object.keys(paths)).toEqual(OPERATIONS.map(({ path }) => path))
  const text = JSON.stringify(given)
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(?<name>[^"]+)"/gu)].map(
    ({ groups }) => groups?.name ?? '',
  )
  expect(new Set(references)).toEqual(new Set(Object.keys(components.schemas)))
  expect(text).not.toContain('#/$defs')
  for (const name of [...text.matchAll(/"path":"[^"]*\{(?<name>\w+)\}/gu)].map(({ groups }) => groups?.name))
    expect(text).toContain(`"name":"${name}","in":"path","required":true`)
})

test('a page of another site may ask by reading, and is told so', async () => {
  const asked = await open.site.request(`${API}/documents`, {
    method: 'OPTIONS',
    headers: { origin: 'https://other.example', 'access-control-request-method': 'GET' },
  })
  expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD'])
  expect((await open.get('/documents/112659')).headers.get('access-control-allow-origin')).toBeNull()
  expect((await open.get('/documents/112659.json')).headers.get('access-control-allow-origin')).toBe('*')
})

test('the docs name every operation of the API', () => {
  const page = readFileSync('docs/api.md', 'utf8')
  for (const { path } of OPERATIONS) expect(page).toContain(`\`${path}\``)
})

test('the readable page says with what each question is answered, and that search goes on after a cursor', async () => {
  const page = await open.page('/docs/api')
  expect(page).toContain('Answers <code>total, ranking, hits, after?, missing')
  expect(page).toMatch(/Answers items, each with <code>[^<]*\bid\b/u)
  expect(page).toMatch(/<code>after<\/code>: A cursor, beyond numbered pages/u)
  expect(page.match(/class="quiet">Answers/gu)).toHaveLength(OPERATIONS.length)
})
