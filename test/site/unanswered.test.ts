import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'
import { wordsOf, wrongTags } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test.each<[string, readonly string[], readonly string[]]>([
  [
    '?asof=1949-01-14',
    [
      'Unanswered at the end of 14 January 1949',
      'refused by S, later: on 17 January 1949',
      'Unanswered, possibly refused',
      'refused by UK, on a day not known',
      'no reply known',
      '6 daysfrom presentation, 5 from arrival',
      '“When will he come?”',
      'possibly not yet put',
    ],
    [],
  ],
  ['?asof=10+January+1949', ['not received on 10 January 1949, Moscow says'], ['unilateral mediation']],
  [
    '',
    ['has none that is known here at all', 'unilateral mediation', '“When will he come?”'],
    ['on a day not known', 'Washington'],
  ],
  ['?asof=1949-01-14&party=stalin', ['Only what names', 'The Nanjing peace proposal'], ['When will he come?']],
  ['?asof=1948', ['When will he come?'], ['The Nanjing peace proposal']],
])('/unanswered%s', async (query, said, unsaid) => {
  const html = await open.page(`/unanswered${query}`)
  expect(wrongTags(html)).toEqual([])
  const words = wordsOf(html).replace(/\s+/gu, ' ')
  for (const each of said) expect(words).toContain(each)
  for (const each of unsaid) expect(words).not.toContain(each)
})

test('it leads to each exchange as of the day, and to the move', async () => {
  const html = await open.page('/unanswered?asof=1949-01-14')
  expect(html).toContain('href="/exchanges/worked-case?asof=1949-01-14"')
  expect(html).toContain('href="/exchanges/worked-case?asof=1949-01-14#m-FO"')
  expect(html).toContain('href="/documents/bare"')
})

test('the first page and the list of exchanges lead to it', async () => {
  for (const path of ['/', '/exchanges']) expect(await open.page(path)).toContain('href="/unanswered"')
})

test('twin, table and page hold the same lines, with the kinds apart', async () => {
  const { items } = await (await open.get('/unanswered.json?asof=1949-01-10')).json()
  const told = items.map(({ exchange, document, matter, owedBy, notes }: Record<string, string>) => [
    exchange ?? document,
    matter ?? owedBy,
    (notes as unknown as { kind: string }[]).map(({ kind }) => kind),
  ])
  expect(told).toContainEqual(['worked-case', 'N', ['not-received', 'answered-later']])
  expect(told).toContainEqual(['bare', 'mao', ['put-possibly', 'no-reply-known']])
  const csv = await (await open.get('/unanswered.csv?asof=1949-01-10')).text()
  expect(csv.trimEnd().split('\r\n')).toHaveLength(items.length + 1)
})

test.each(['asof=yesterday', 'party=a+b', 'after=x'])('?%s is refused', async (query) => {
  for (const ending of ['', '.json', '.csv']) expect((await open.get(`/unanswered${ending}?${query}`)).status).toBe(400)
})

const entries = (feed: string) =>
  [...feed.matchAll(/<entry>\n<title>(?<title>.*)<\/title>\n<id>(?<id>.*)<\/id>\n<updated>(?<at>.*)<\/updated>/gu)].map(
    ({ groups }) => ({ ...groups }),
  )

test('the feed has what is unanswered, the newest version first, at the time of that version', async () => {
  const before = entries(await (await open.get('/unanswered.atom')).text())
  const { records } = open.archive.as({ groups: [] })
  const [version] = await records.versions('exchange', 'worked-case')
  expect(before).toContainEqual({
    title: 'The Nanjing peace proposal',
    id: 'https://chancery.example/unanswered#exchange-worked-case',
    at: version?.at.toISOString(),
  })
  expect(before.map(({ at }) => at)).toEqual(
    before
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  )
  const bare = (await records.get('document', ['bare'])).get('bare')
  if (bare === undefined) throw new Error('bare is not held')
  await open.store.write((tx) => tx.put({ ...bare, title: 'A thing, and its title' }, { by: 'editor', note: '' }))
  const after = entries(await (await open.get('/unanswered.atom')).text())
  expect(after[0]).toMatchObject({
    title: 'A thing, and its title',
    id: before.find(({ id }) => id?.endsWith('bare'))?.id,
  })
  await open.store.write((tx) =>
    tx.put(
      {
        ...bare,
        id: 'its-reply' as never,
        title: 'The reply',
        asks: [],
        relations: [{ kind: 'replies-to', to: { document: bare.id } }],
      },
      { by: 'editor', note: '' },
    ),
  )
  expect((await open.page('/unanswered.atom')).includes('#document-bare')).toBe(false)
})
