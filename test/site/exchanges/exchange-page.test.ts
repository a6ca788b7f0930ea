import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '#value/digest.ts'
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
    [
      'as Moscow saw it',
      'Moscow need not have seen them',
      'No reply known to Moscow',
      'What Moscow could not know is hidden',
    ],
  ],
])('?%s says what stood open', async (query, said) => {
  const words = wordsOf(await open.page(`${AT}?${query}`))
  for (const each of said) expect(words).toContain(each)
})

test('a day that was read otherwise than it was typed is told, and only such a one', async () => {
  const said = '“1949-02-30”: 30 could not be read. It was read as February 1949.'
  expect(wordsOf(await open.page(`${AT}?asof=1949-02-30`))).toContain(said)
  expect((await (await open.get(`${AT}.json?asof=1949-02-30`)).json()).notes).toEqual([said])
  expect(wordsOf(await open.page('/unanswered?asof=1949-02-30'))).toContain(said)
  expect(await open.page(`${AT}?asof=1949-02-28`)).not.toContain('read-as')
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

const PASSAGE = `/documents/112663/passages/p1.1-2.${sha256('Mao answers').slice(0, 8)}`

test('evidence leads to its passage; what is closed is no passage and no document', async () => {
  const html = await open.page(AT)
  expect(html).toContain(`“Mao answers” <a href="${PASSAGE}">112663</a>`)
  expect(html).not.toContain('Zirkon')
  expect(wordsOf(html)).toContain('in a document that is not open')
})

test('evidence whose words no version has is told as such, as it was quoted', async () => {
  expect(await open.page(AT)).toContain(
    '“Mao answers” <a href="/documents/112659/versions">112659</a><span class="quiet of">, regest</span><span class="gap">; no longer found in the present text</span>',
  )
})

test('the twin and the table have the passage’s address', async () => {
  const twin = await (await open.get(`${AT}.json`)).json()
  const evidence = twin.moves.flatMap(({ points }: { points: { evidence?: object[] }[] }) =>
    points.flatMap((point) => point.evidence ?? []),
  )
  expect(evidence).toContainEqual({
    passage: { document: '112663', text: 't1', block: 'p1', exact: 'Mao answers', address: PASSAGE },
    of: 'regest',
  })
  expect(evidence).toContainEqual({
    passage: {
      document: '112659',
      text: 't1',
      block: 'p1',
      exact: 'Mao answers',
      address: '/documents/112659/versions',
      found: false,
    },
    of: 'regest',
  })
  expect(await open.page(`${AT}.csv`)).toContain(
    `112663, p1: “Mao answers” <https://chancery.example${PASSAGE}> (regest)`,
  )
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
