import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'
import { wordsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test('a letter that two name stands once, with both passages, read by a program', async () => {
  const html = await open.page('/known-by-mention')
  const words = wordsOf(html)
  expect(words).toContain('Mao Zedong to Joseph Stalin5 January 1949Telegram')
  expect(words.match(/5 January 1949/gu)).toHaveLength(1)
  expect(html).toContain('href="/documents/112659#p1"')
  expect(html).toContain('href="/documents/100100#p1"')
  expect(words).toContain('read by a program')
  expect(words).not.toContain('confirmed by an editor')
})

test('what is closed is not told from what is not held, and words of what is closed are not shown', async () => {
  const { items } = JSON.parse(await open.page('/known-by-mention.json'))
  expect(items.map(({ day }: { day: string }) => day)).toEqual(['1949-01-05', '1949-01-12'])
  expect(items[1]).toMatchObject({
    from: [{ id: 'mao' }],
    to: [{ id: 'stalin' }],
    passages: [{ read: 'by a program' }],
  })
})

test('a table has a row for each passage, with its address', async () => {
  const response = await open.get('/known-by-mention.csv')
  expect(response.headers.get('content-type')).toContain('text/csv')
  const [headings, ...rows] = (await response.text()).trimEnd().split('\r\n')
  expect(headings).toBe('from,to,day,number,kind,named in,title,date,words,passage,score,read')
  expect(rows).toHaveLength(3)
  expect(rows[0]).toContain('Mao Zedong,Joseph Stalin,1949-01-05,,telegram,100100,')
  expect(rows[0]).toContain('https://chancery.example/documents/100100#p1')
})

test('of one person it has what they wrote and received; their page leads to it', async () => {
  expect(await open.page('/people/stalin')).toContain('href="/known-by-mention?person=stalin"')
  expect(await open.page('/people/kuznetsov')).not.toContain('/known-by-mention?person')
  const words = wordsOf(await open.page('/known-by-mention?person=stalin'))
  expect(words).toContain('Only what Joseph Stalin wrote or received')
  expect(JSON.parse(await open.page('/known-by-mention.json?person=kuznetsov')).items).toEqual([])
  expect((await open.get('/known-by-mention?person=a%20b')).status).toBe(400)
})

test('an editor’s word changes the page at once', async () => {
  const own = await openSite()
  const before = await own.get('/known-by-mention')
  const tag = before.headers.get('etag') ?? ''
  expect((await own.get('/known-by-mention', { 'if-none-match': tag })).status).toBe(304)
  await own.store.write((tx) => tx.decide('112659-1949-01-05', 'accepted', 'an editor'))
  const after = await own.get('/known-by-mention', { 'if-none-match': tag })
  expect(after.status).toBe(200)
  expect(wordsOf(await after.text())).toContain('confirmed by an editor')
  await own.close()
})
