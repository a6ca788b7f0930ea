import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Exchange } from '#exchange/exchange.ts'
import { identifierFrom } from '#value/identifier.ts'
import { type OpenSite, openSite } from '../open-site.ts'
import { wordsOf, wrongTags } from '../tags.ts'
import { generated } from './generated.ts'

const named = (id: string, moves: number): Exchange => ({ ...generated(6, moves), id: identifierFrom(id) })

let open: OpenSite
beforeAll(async () => {
  open = await openSite({}, [
    named('long', 121),
    named('less-long', 120),
    named('longer', 240),
    named('longest', 1_203),
  ])
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

test('of more than 500 moves a page has 500, with what is counted of all of them and ways to the rest', async () => {
  const parts = await Promise.all(['', '?part=2', '?part=3'].map((part) => open.page(`/exchanges/longest${part}`)))
  expect(parts.flatMap((html) => idsIn(html, 'm'))).toEqual(Array.from({ length: 1_203 }, (_, n) => `${n}`))
  for (const html of parts) {
    expect(wrongTags(html)).toEqual([])
    expect(wordsOf(html)).toContain('1,203 moves')
    expect(html.match(/class="x-move[ "]/gu)).toHaveLength(idsIn(html, 'm').length)
    const here = new Set(idsIn(html, 'm'))
    for (const [, sign = ''] of html.matchAll(/href="#m-([^"]+)"/gu)) expect(here).toContain(sign)
  }
  expect(parts[1]).toContain('<a href="/exchanges/longest?part=3" aria-label="Page 3, the last">3</a>')
  expect(wordsOf(parts[1] ?? '')).toContain('Here stands what was put in the moves 501 to 1,000 of 1,203.')
  const { ledger } = await (await open.get('/exchanges/longest.json?part=2')).json()
  const rows = parts.map((html) => html.match(/<th role="rowheader" scope="row">[^<]*\(<a href="#m-/gu)?.length ?? 0)
  expect(rows.reduce((sum, count) => sum + count, 0)).toBe(ledger.lines.length)
})

test('the part is found that has a move, and is called by its number', async () => {
  const html = await open.page('/exchanges/longest?move=777&asof=1949-12-31')
  expect(idsIn(html, 'm')).toContain('777')
  expect(html).toContain(
    '<link rel="canonical" href="https://chancery.example/exchanges/longest?asof=1949-12-31&amp;part=2"/>',
  )
  expect(idsIn(await open.page('/exchanges/longest/moves?move=1200'), 's')).toEqual(
    Array.from({ length: 203 }, (_, n) => `${1_000 + n}`),
  )
  expect((await (await open.get('/exchanges/longest/moves.json')).json()).moves).toHaveLength(1_203)
  expect(await open.page('/unanswered')).toMatch(/href="\/exchanges\/longest\?(?:asof=[\d-]+&amp;)?part=\d#m-\d+"/u)
  for (const [page, ids] of [
    ['', 'm'],
    ['/moves', 's'],
  ] as const) {
    const beyond = await open.page(`/exchanges/longest${page}?part=9`)
    expect(idsIn(beyond, ids)).toHaveLength(203)
    expect(wordsOf(beyond)).toContain('There is no part 9: this is the last of 3.')
    expect(wordsOf(await open.page(`/exchanges/longest${page}?part=3`))).not.toContain('There is no part')
    const none = await open.get(`/exchanges/longest${page}?move=nosuch`)
    expect([none.status, await none.text()]).toEqual([
      404,
      expect.stringContaining('This exchange has no move “nosuch”.'),
    ])
  }
  expect((await open.get('/exchanges/longest?part=x')).status).toBe(400)
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
