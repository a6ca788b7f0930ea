import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentId, identifierFrom } from '#value/identifier.ts'
import { CABLE } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

interface Part {
  readonly typed: string
  readonly count: number
  readonly href: string
  readonly looser?: { readonly typed: string; readonly count: number; readonly href: string }
  readonly near: readonly { readonly name: string; readonly count: number; readonly href: string }[]
}
const twin = async (q: string, more: Record<string, string> = {}) =>
  (await open.get(`/search.json?${new URLSearchParams({ q, ...more })}`)).json()
const page = async (q: string, more: Record<string, string> = {}) =>
  (await open.page(`/search?${new URLSearchParams({ q, ...more })}`)).replaceAll('<!-- -->', '')
const heading = (html: string) => /<h1>(?<words>[^<]*)/u.exec(html)?.groups?.words

test.each([
  [
    'newspaper NEAR/1 Paris',
    'No document has these words so near one another',
    'So near one another they stand in none.',
  ],
  ['"Paris newspaper"', 'No document has these words in a row', 'In a row they stand in none.'],
  ['from:newspaper', 'No document is from anybody of that name', 'None is from anybody of that name.'],
  ['to:newspaper', 'No document is to anybody of that name', 'None is to anybody of that name.'],
  ['title:Paris', 'No title has this', 'No title has it.'],
])('%s is told as what it asks, with the documents that have its words', async (q, title, none) => {
  const { total, parts, missing } = await twin(q)
  expect(total.value).toBe(0)
  expect(parts).toMatchObject([{ typed: q, count: 0, looser: { count: expect.any(Number) } }])
  expect(parts[0].looser.count).toBeGreaterThan(0)
  expect(missing).toEqual(q.startsWith('"') || q.includes('NEAR') ? [q.replaceAll('"', '')] : [])
  const html = await page(q)
  expect(heading(html)).toBe(title)
  expect(html).toContain(none)
  expect(html).not.toContain('No document holds')
})

test.each([
  ['from:Stalin from:Mao', 'No document has all of this', ['from:Stalin', 'from:Mao']],
  ['nowhere zzyzx', 'No document has both words', ['nowhere', 'zzyzx']],
  ['nowhere OR zzyzx', 'No document has any of this', ['nowhere', 'zzyzx']],
  ['nowhere lang:ru', 'No document has all of this', ['nowhere', 'lang:ru']],
  ['Stalin title:zzyzx -Mao', 'No document has all of this', ['Stalin', 'title:zzyzx']],
  ['from:(zzyzx OR qqyqx)', 'No document has any of this', ['from:zzyzx', 'from:qqyqx']],
  ['exact:Stalins exact:"Mao zzyzx"', 'No document has all of this', ['exact:Stalins', 'exact:"Mao zzyzx"']],
])('%s is told part by part', async (q, title, typed) => {
  const { total, parts } = await twin(q)
  expect([total.value, parts.map((one: Part) => one.typed)]).toEqual([0, typed])
  expect(heading(await page(q))).toBe(title)
})

test.each([
  ['from:Stalin from:Mao', {}],
  ['from:newspaper zzyzx', {}],
  ['newspaper NEAR/1 Paris', {}],
  ['newspaper NEAR/1 Paris', { exact: '1' }],
  ['collection:febr', {}],
  ['genre:telegam Stalin', {}],
  ['Filipov zzyzx', {}],
  ['Filippov zzyzx', { exact: '1' }],
  ['"Paris newspaper"~2 date:1700', {}],
])('each offer for %s %o finds what it says', async (q, more) => {
  const { total, parts = [] } = await twin(q, more)
  expect(total.value).toBe(0)
  const offers = parts.flatMap(({ count, href, looser, near }: Part) => [
    { count, href },
    ...(looser === undefined ? [] : [looser]),
    ...near.filter(({ href }) => href.startsWith('/search')),
  ])
  expect(offers.length).toBeGreaterThan(0)
  for (const { count, href } of offers)
    expect([href, (await (await open.get(href.replace('/search?', '/search.json?'))).json()).total.value]).toEqual([
      href,
      count,
    ])
})

test('without what narrows it: the same words, without its values and dates, where there are any', async () => {
  const link = /Without what it was narrowed by: <a href="(?<href>[^"]+)">(?<count>\d+) document/u
  for (const [q, more, wider] of [
    ['Stalin lang:fr', {}, '/search?q=Stalin'],
    ['Stalin date:1700', {}, '/search?q=Stalin'],
    ['Stalin OR zzyzx', { date: '1700' }, '/search?q=Stalin+OR+zzyzx'],
    ['from:Stalin -zzyzx', { date: '1700' }, '/search?q=from%3AStalin+-zzyzx'],
  ] as const) {
    const { href, count } = link.exec(await page(q, more))?.groups ?? {}
    expect([q, href]).toEqual([q, wider])
    expect((await twin(new URLSearchParams(wider.split('?')[1]).get('q') ?? '')).total.value).toBe(Number(count))
  }
  expect(await page('collection:febr')).not.toMatch(link)
  expect(await page('Stalin', { date: '1700' })).toMatch(/<span class="lab">Narrowed to<\/span> .*1700/u)
  expect(await page('zzyzx')).not.toContain('Narrowed to')
})

test('names that are near to one that nobody has are offered, also in a field', async () => {
  const { parts } = await twin('from:Stalowski title:zzyzx')
  expect(parts[0].near).toMatchObject([{ name: 'Joseph Stalin', href: '/people/stalin' }])
  // What is nearly a name stands nowhere itself.
  const nearly = (await twin('title:Stlain zzyzx')).parts[0]
  expect([nearly.count, nearly.looser]).toEqual([0, undefined])
  expect(await page('title:Stlain zzyzx')).toContain('title:<wbr/>Stlain')
})

test('nobody is offered who has no document', async () => {
  const status = { kind: 'reviewed' } as const
  const names = [{ text: 'Stalheim', kind: 'preferred' }] as const
  await open.store.write(async (tx) => {
    const id = identifierFrom<AgentId>('stalheim')
    await tx.put({ kind: 'agent', id, entityType: 'person', names, status }, { by: 'editor', note: 'Known.' })
  })
  await open.index()
  expect((await twin('from:Stalheimsen title:zzyzx')).parts[0].near).toEqual([])
  expect(await page('from:Stalheimsen title:zzyzx')).not.toContain('0 documents')
})

test('whoever is known by another name is not told to have sent nothing', async () => {
  const { said, missingIn } = await twin('from:Сталин zzyzx')
  expect([said, missingIn]).toEqual([['No document holds “zzyzx”.'], undefined])
  expect((await twin('from:Paris zzyzx')).missingIn).toEqual([{ field: 'from', word: 'Paris' }])
})

test('while the index is behind nothing is said to be nowhere', async () => {
  const own = await openSite()
  await own.store.write(async (tx) => {
    await tx.put({ ...CABLE, title: 'A quixotic telegram' }, { by: 'editor', note: 'Called otherwise.' })
  })
  for (const q of ['quixotic', 'quixotic zzyzx', 'from:quixotic', 'collection:quixotic', '"quixotic telegram"']) {
    const found = await (await own.get(`/search.json?${new URLSearchParams({ q })}`)).json()
    expect([q, found.missing, found.missingIn, found.unmet]).toEqual([q, [], undefined, undefined])
    const html = await own.page(`/search?${new URLSearchParams({ q })}`)
    expect(html).toContain('The index has not yet taken in all')
    expect(html).toContain('<h1>Nothing is found as yet</h1>')
    expect(html).not.toMatch(/No document|There is no|None\.|stand in none|No title/u)
    expect(await own.page(`/search/cite?${new URLSearchParams({ q })}`)).not.toContain('No document holds')
  }
  await own.index()
  expect(await own.page('/search?q=zzyzx')).toContain('No document holds “zzyzx”.')
  await own.close()
})
