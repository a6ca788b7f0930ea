import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Searching } from '#search/search.ts'
import { makeSite } from '#site/site.ts'
import { Refusal } from '#value/refusal.ts'
import { type OpenSite, openSite } from './open-site.ts'

const SAID = 'The search does not answer just now.'

let open: OpenSite
let whole: Partial<Searching>
beforeAll(async () => {
  open = await openSite()
  const away = async () => {
    throw new Refusal('unavailable', 'The search engine does not answer just now.')
  }
  whole = { ...open.archive.searching }
  Object.assign(open.archive.searching, { search: away, sought: away, suggest: away, similar: away })
})
afterAll(() => open.close())

test.each(['/people/stalin', '/'])('%s is read while the index is away, and says what is left out', async (path) => {
  const answer = await open.get(path)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain(SAID)
  expect(html).not.toMatch(/Nothing is here yet|All 0 documents/u)
  const twin = await (await open.get(path === '/' ? '/index.json' : `${path}.json`)).json()
  expect(twin.documents).toBeUndefined()
})

test.each(['/documents/112659', '/documents/112659?q=Filippov', '/archives', '/people', '/collections'])(
  '%s is read as ever',
  async (path) => {
    const answer = await open.get(path)
    expect([answer.status, (await answer.text()).includes(SAID)]).toEqual([200, false])
  },
)

test('an address that leads nowhere is told as ever', async () => {
  expect((await open.get('/documents/cable-from-mao')).status).toBe(404)
})

test.each(['/search?q=peace', '/search.json?q=peace', '/api/v1/search?q=peace'])(
  '%s says that it is away, and when to ask again',
  async (path) => {
    const answer = await open.get(path)
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
    expect(await answer.text()).toContain('does not answer just now')
  },
)

test.each(['/search/suggest?q=sta', '/search/suggest?as=list&q=sta', '/search.json?q=peace'])(
  '%s says so to a program, whatever it accepts',
  async (path) => {
    const answer = await open.get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
    expect(await answer.json()).toMatchObject({ status: 503 })
  },
)

test('what was shown without it is kept by nobody, and is whole afterwards', async () => {
  const paths = ['/people/stalin', '/', '/index.json']
  const away = await Promise.all(paths.map((path) => open.get(path)))
  expect(away.map(({ headers }) => [headers.get('cache-control'), headers.get('etag')])).toEqual(
    paths.map(() => ['no-store', null]),
  )
  const said = await Promise.all(away.map((answer) => answer.text()))
  Object.assign(open.archive.searching, whole)
  const again = await Promise.all(paths.map((path) => open.get(path)))
  expect(again.filter(({ headers }) => headers.get('etag') === null)).toEqual([])
  for (const [n, answer] of again.entries()) expect(await answer.text()).not.toBe(said[n])
})

test('what names folders or machines is told to the log, and to no reader', async () => {
  const { records } = open.archive.as({ groups: [] })
  const cause = new Error('connect ECONNREFUSED')
  Object.assign(records, {
    describe: async () => Promise.reject(new Refusal('unavailable', 'The disk at /srv/x is full.', { cause })),
  })
  const lines: string[] = []
  const site = makeSite(
    { ...open.archive, as: () => ({ ...open.archive.as({ groups: [] }), records }) },
    { log: (line) => lines.push(line) },
  )
  for (const path of ['/documents/112659', '/documents/112659.json']) {
    const answer = await site.request(path)
    const said = await answer.text()
    expect([answer.status, said]).toEqual([
      503,
      expect.stringContaining('A part of the archive does not answer just now.'),
    ])
    expect(said).not.toContain('/srv/x')
    expect(lines.pop()).toContain('The disk at /srv/x is full.')
  }
})
