import { parse } from 'csv-parse/sync'
import { Hono } from 'hono'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAssets } from '#site/assets.ts'
import { searchDownload } from '#site/routes/search-download.ts'
import { siteContext } from '#site/site-context.ts'
import { csvLine } from '#site/words/csv-line.ts'
import { DOCUMENTS } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const table = async (path: string): Promise<Record<string, string>[]> =>
  parse(await open.page(path), { columns: true, bom: true })

test('the results as a table: every hit, in the order that was asked for, with its sources', async () => {
  const response = await open.get('/search.csv?q=Filippov&sort=date')
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/csv; charset=utf-8; header=present',
  ])
  const lines = await table('/search.csv?q=Filippov&sort=date')
  expect(lines.map(({ number }) => number)).toEqual(['100100', '112659', '0222', '112663', '116969'])
  expect(lines[1]).toMatchObject({
    title: 'Cable, Stalin to Mao Zedong, Nanjing Peace Proposal',
    date: '1949-01-10',
    from: 'Joseph Stalin',
    to: 'Mao Zedong',
    kind: 'telegram',
    held: 'text',
    address: 'https://chancery.example/documents/112659',
  })
  expect(lines[4]?.references).toBe(
    'APRF, f. 45, op. 1, d. 330, pp. 110-113; RGASPI, f. 558, op. 11, d. 330, ll. 0110-0113',
  )
})

test.each([
  ['=1+1', "'=1+1\r\n"],
  ['+49 30', "'+49 30\r\n"],
  ['-2', "'-2\r\n"],
  ['@sum', "'@sum\r\n"],
  ['  =x', "'  =x\r\n"],
  ['＝x', "'＝x\r\n"],
  ['\t=x', "'\t=x\r\n"],
  ['=a,"b"', `"'=a,""b"""\r\n`],
  ['a\nb', '"a\nb"\r\n'],
  ['1949-01', '1949-01\r\n'],
  ['a = b', 'a = b\r\n'],
])('a cell is never a formula (%j)', (given, written) => {
  expect(csvLine([given])).toBe(written)
})

test.each(['ris', 'bib', 'csl.json'] as const)('a cut %s file says in a header where the rest is', async (name) => {
  const site = siteContext(open.archive, readAssets())
  const app = new Hono().get(`/search.${name}`, (c) => searchDownload(c, site, name, 3))
  const sizes: number[] = []
  let path: string | undefined = `/search.${name}?sort=title`
  while (path !== undefined && sizes.length < 9) {
    const answer = await app.request(path)
    const text = await answer.text()
    sizes.push(text.match(/^(?:TY {2}- |@|\{"id")/gmu)?.length ?? 0)
    if (name === 'ris')
      expect(text.split('\r\n').filter((line) => !/^(?:[A-Z][A-Z0-9] {2}- .*)?$/u.test(line))).toEqual([])
    path = /^<(?<path>[^>]+)>; rel="next"$/u.exec(answer.headers.get('link') ?? '')?.groups?.path
  }
  expect(sizes).toEqual([3, 3, 2])
})

test('a table that is cut says so in its last line, and where the rest is', async () => {
  const site = siteContext(open.archive, readAssets())
  const app = new Hono().get('/search.csv', (c) => searchDownload(c, site, 'csv', 3))
  const numbers: (string | undefined)[] = []
  let path: string | undefined = '/search.csv?sort=title'
  while (path !== undefined && numbers.length < 99) {
    const lines: Record<string, string>[] = parse(await (await app.request(path)).text(), { columns: true, bom: true })
    const cut: string | undefined = lines.find(({ number }) => number?.startsWith('Cut here'))?.number
    numbers.push(...lines.filter(({ title }) => title !== '').map(({ number }) => number))
    if (numbers.length === 3)
      expect(cut).toMatch(/^Cut here, after 3 of 8 documents; the rest: https:\/\/chancery\.example\/search\.csv/u)
    path = cut === undefined ? undefined : /https:\/\/[^/]+(?<path>\S+)/u.exec(cut)?.groups?.path
  }
  expect(numbers.sort()).toEqual(DOCUMENTS.map(({ id }) => String(id)).sort())
})

const ATOM = { a: 'http://www.w3.org/2005/Atom' }
async function feed(own: OpenSite, path: string) {
  const xml = XmlDocument.fromString(await own.page(path))
  const all = (of: string) => xml.find(of, ATOM).map((node) => node.content)
  const read = {
    ids: all('//a:entry/a:id'),
    titles: all('//a:entry/a:title'),
    updated: all('//a:updated'),
    xml: xml.toString(),
  }
  xml.dispose()
  return read
}

test('the feed of a search: what came or changed last stands first, and takes its place anew when it changes', async () => {
  const own = await openSite()
  const before = await feed(own, '/search.atom?q=Filippov')
  // The cable was corrected after the others came.
  expect(before.ids[0]).toBe('https://chancery.example/documents/112659')
  expect(before.ids).toHaveLength(5)
  expect(before.updated[0]).toBe(before.updated[1])
  await own.store.write(async (tx) => {
    const bare = (await tx.get('document', ['bare'])).get('bare')
    if (bare !== undefined)
      await tx.put({ ...bare, title: 'A thing that Filippov sent' }, { by: 'editor', note: 'Named.', correction: true })
  })
  await own.index()
  const after = await feed(own, '/search.atom?q=Filippov')
  expect(after.ids.slice(0, 2)).toEqual([
    'https://chancery.example/documents/bare',
    'https://chancery.example/documents/112659',
  ])
  expect(after.xml).toContain('Changed: version 2')
  await own.close()
})

test('a feed is well-formed whatever is asked and whatever titles hold', async () => {
  const { ids, titles } = await feed(open, '/search.atom')
  expect(ids).toHaveLength(8)
  expect(titles).toContain('"><script>alert(1)</script> & Co.')
  const { xml } = await feed(open, `/search.atom?q=${encodeURIComponent('<a>&"\u0000\ufffe')}%ED%A0%80`)
  expect(xml).toContain('<title>Chancery: &lt;a&gt;&amp;"')
})

test('the results name their feed and their table', async () => {
  const html = await open.page('/search?q=Filippov&sort=date&page=1')
  expect(html).toContain('<link rel="alternate" type="application/atom+xml" href="/search.atom?q=Filippov')
  expect(html).toContain('<link rel="alternate" type="text/csv" href="/search.csv?q=Filippov&amp;sort=date"')
})

test.each(['csv', 'atom'])('.%s is not sent twice, and tells what is wrong with a query', async (form) => {
  const first = await open.get(`/search.${form}?q=Filippov`)
  const again = await open.get(`/search.${form}?q=Filippov`, { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([first.status, again.status]).toEqual([200, 304])
  expect((await open.get(`/search.${form}?date=soon`)).status).toBe(400)
})

test.each([
  '/search.csv',
  '/search.atom',
  '/search.csv?q=Zirkon',
  '/search.atom?q=Zirkonmann',
  '/search/values.json?of=sender',
])('%s tells nothing of closed and withdrawn records', async (path) => {
  expect((await open.page(path)).replaceAll(/q=Zirkon\w*/gu, '').replaceAll('Chancery: Zirkonmann', '')).not.toMatch(
    /closed-1|Zirkon|secret|d\. 999|gone-1|Tantal/u,
  )
})
