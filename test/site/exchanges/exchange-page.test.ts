import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from '../open-site.ts'
import { wordsOf, wrongTags } from '../tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const AT = '/exchanges/worked-case'

test.each([
  ['asof=1949-01-14', ['The ledger at the end of 14 January', 'Replaced by 3', 'Possibly crossed', '4 and 5']],
  ['asof=14+January+1949', ['The ledger at the end of 14 January']],
  ['asof=1949-01-10', ['not received on 10 January, Moscow says', 'refused by UK, on a day not known']],
  ['asof=1949-01-12', ['Unanswered, possibly refused', 'no reply known']],
  [
    'asof=1949-01-13&view=moscow',
    ['as Moscow saw it', 'No reply known to Moscow', 'What Moscow could not know is hidden'],
  ],
])('?%s says what stood open', async (query, said) => {
  const words = wordsOf(await open.page(`${AT}?${query}`))
  for (const each of said) expect(words).toContain(each)
})

test('through a party’s eyes neither page nor twin tells what it could not know', async () => {
  const html = await open.page(`${AT}?asof=1949-01-13&view=moscow`)
  expect(html).not.toMatch(/id="m-(?:4|5|S|US|UK)"/u)
  expect(wordsOf(html)).not.toContain('Nanjing asks four powers to mediate.')
  const twin = await (await open.get(`${AT}.json?asof=1949-01-13&view=moscow`)).json()
  expect(twin.moves.map((move: { sign: string }) => move.sign)).toEqual(['N', '1', '2', 'FO', '3'])
  expect(twin.summary).toBeUndefined()
})

test('the twin has the ledger with its kinds, the table a column for each', async () => {
  const { ledger } = await (await open.get(`${AT}.json?asof=1949-01-10`)).json()
  expect(ledger.lines.flatMap((line: { notes: { kind: string }[] }) => line.notes.map(({ kind }) => kind))).toEqual(
    expect.arrayContaining(['not-received', 'day-not-known', 'possibly']),
  )
  const answer = await open.get(`${AT}.csv?asof=1949-01-10`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv/u)
  expect((await answer.text()).split('\r\n')[0]).toContain('no reply known')
})

test('evidence leads to its passage; what is closed is no passage and no document', async () => {
  const html = await open.page(AT)
  expect(html).toContain('href="/documents/112659#p1"')
  expect(html).not.toContain('Zirkon')
  expect(wordsOf(html)).toContain('in a document that is not open')
})

test.each([
  ['/exchanges/worked-case?view=nobody', 400],
  ['/exchanges/worked-case?asof=soon', 400],
  ['/exchanges/nowhere', 404],
  ['/exchanges/closed-exchange', 404],
  ['/exchanges/closed-exchange.csv', 404],
  ['/exchanges/closed-exchange/drafts/1b', 404],
  ['/exchanges/worked-case/drafts/none', 404],
  ['/exchanges/WORKED-CASE', 301],
])('%s answers %i', async (path, status) => {
  expect((await open.get(path)).status).toBe(status)
})

test('the list and the first page tell of the open exchange alone', async () => {
  const { exchanges } = await (await open.get('/exchanges.json')).json()
  expect(exchanges).toMatchObject([{ address: AT, period: '8–18 January 1949', moves: 15 }])
  expect(wordsOf(await open.page('/'))).toContain('The Nanjing peace proposal')
})

test('an unchanged page costs 304', async () => {
  const tag = (await open.get(AT)).headers.get('etag') ?? ''
  expect((await open.get(AT, { 'if-none-match': tag })).status).toBe(304)
})

test('nothing inline', async () => {
  expect(wrongTags(await open.page(`${AT}?asof=1949-01-14`))).toEqual([])
})

test('a draft is followed through its answers', async () => {
  const words = wordsOf(await open.page(`${AT}/drafts/1b`))
  expect(words).toContain('a draft Soviet answer')
  expect(words).toContain('No terms are recorded')
})
