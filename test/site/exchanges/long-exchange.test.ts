import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Exchange } from '#exchange/exchange.ts'
import { identifierFrom } from '#value/identifier.ts'
import { type OpenSite, openSite } from '../open-site.ts'
import { wordsOf, wrongTags } from '../tags.ts'
import { generated } from './generated.ts'

const named = (id: string, moves: number): Exchange => ({ ...generated(6, moves), id: identifierFrom(id) })

let open: OpenSite
beforeAll(async () => {
  open = await openSite({}, [named('long', 121), named('less-long', 120), named('longer', 240)])
})
afterAll(() => open.close())

const idsIn = (html: string, mark: string) =>
  [...html.matchAll(new RegExp(`id="${mark}-(?<sign>[^"]+)"`, 'gu'))].map(({ groups }) => groups?.sign)

test('a very long exchange keeps every row and every arrow, and leads to its sentences', async () => {
  const html = await open.page('/exchanges/long')
  expect(idsIn(html, 'm')).toHaveLength(121)
  expect(html.match(/class="x-move[ "]/gu)).toHaveLength(121)
  expect(html).toMatch(/id="list"><a href="\/exchanges\/long\/moves"/u)
  expect(html).not.toMatch(/pic narrow|x-key|as-list/u)
  expect(wrongTags(html)).toEqual([])
})

test('beside the picture stands what came last, and how much more there is', async () => {
  const aside = (html: string) => /<aside class="ex-side"[\s\S]*?<\/section>/u.exec(html)?.[0] ?? ''
  const all = aside(await open.page('/exchanges/long?asof=1949-12-31'))
  expect(all.match(/<dd><svg/gu)).toHaveLength(6 * 8)
  expect(wordsOf(all)).toMatch(/Last position of Party 1counters 24, by 25.*counters 108, by 109and 2 moreLast/u)
  const seen = aside(await open.page('/exchanges/long?asof=1949-12-31&view=p1'))
  expect(wordsOf(seen)).toMatch(/In hand.*and \d+ more/u)
  expect(seen.match(/<dd><a href="#m-/gu)?.length).toBe(24)
})

test('one that is shorter has all of it on its page', async () => {
  const html = await open.page('/exchanges/less-long')
  for (const part of ['pic narrow', 'x-key', 'as-list']) expect(html).toContain(part)
  expect(html).not.toContain('/moves"')
})

test('its moves one by one: a sentence for each, and arrows that lead to them', async () => {
  const html = await open.page('/exchanges/long/moves')
  expect(idsIn(html, 's')).toHaveLength(121)
  expect(html.match(/href="#s-/gu)).toHaveLength(121)
  expect(wordsOf(html)).toContain('0: 1 January, Party 0 to Party 1. Asks: Asks what the other means to do')
  expect(wrongTags(html)).toEqual([])
  const { moves } = await (await open.get('/exchanges/long/moves.json')).json()
  expect(moves).toHaveLength(121)
})

test('of pairs that crossed a thousand are told to machines, and how many more there are', async () => {
  const told = async (id: string) => (await open.get(`/exchanges/${id}.json`)).json()
  const [few, many] = [await told('less-long'), await told('longer')]
  expect([few.crossed.length < 1000, few.moreCrossed]).toEqual([true, undefined])
  expect([many.crossed.length, many.moreCrossed > 0]).toEqual([1000, true])
  const page = wordsOf(await open.page('/exchanges/longer'))
  expect(page).toContain(`and ${(976 + many.moreCrossed).toLocaleString('en-GB')} pairs more`)
})

test('as of a day and through a party’s eyes it tells no more than the page', async () => {
  expect(await open.page('/exchanges/long?asof=1949-02-01')).toContain('href="/exchanges/long/moves?asof=1949-02-01"')
  const moves = await open.page('/exchanges/worked-case/moves?asof=1949-01-13&view=moscow')
  expect(idsIn(moves, 's')).toEqual(['N', '1', '2', 'FO', '3'])
  expect(wordsOf(moves)).toContain('As known at the end of 13 January, as Moscow saw it.')
})

test.each([
  ['/exchanges/closed-exchange/moves', 404],
  ['/exchanges/closed-exchange/moves.json', 404],
  ['/exchanges/worked-case/moves?view=nobody', 400],
  ['/exchanges/WORKED-CASE/moves', 301],
])('%s answers %i', async (path, status) => {
  expect((await open.get(path)).status).toBe(status)
})
