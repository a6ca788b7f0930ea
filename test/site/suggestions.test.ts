import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const suggested = async (typed: string) =>
  (await (await open.get(`/search/suggest?${new URLSearchParams({ q: typed })}`)).json()).names

test('a name as one types: whose it is, their years, under which form, and how many documents', async () => {
  expect(await suggested('filippo')).toEqual([
    {
      agent: 'stalin',
      name: 'Joseph Stalin',
      years: '1878–1953',
      as: 'Filippov',
      documents: 5,
      address: '/people/stalin',
    },
  ])
})

test.each([
  ['stal', 'stalin'],
  ['стал', 'stalin'],
  ['stalim', 'stalin'],
  ['mao ze', 'mao'],
  ['zedong', 'mao'],
])('%s suggests %s', async (typed, agent) => {
  expect((await suggested(typed)).map((one: { agent: string }) => one.agent)).toContain(agent)
})

test.each(['', ' ', 'Zirkon', 'zirk', 'secret', '"*()', '\u0000', 'x'.repeat(5_000)])(
  '%j suggests nobody',
  async (typed) => {
    expect(await suggested(typed)).toEqual([])
  },
)

test('a name behind other words, with where it begins; browsers are given all of what was typed', async () => {
  expect(await suggested('cable mao ze')).toMatchObject([{ agent: 'mao', begins: 6 }])
  const list = await open.get(`/search/suggest?as=list&${new URLSearchParams({ q: 'cable mao ze' })}`)
  expect(await list.json()).toEqual(['cable mao ze', ['cable Mao Zedong']])
})

test('suggestions are not sent twice', async () => {
  const first = await open.get('/search/suggest?q=sta')
  expect((await open.get('/search/suggest?q=sta', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(
    304,
  )
})
