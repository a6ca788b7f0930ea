import { existsSync, readFileSync } from 'node:fs'
import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { holdable } from '#document/body.ts'
import { record } from './holdings.ts'
import { openSite } from './open-site.ts'

const ATOM = { a: 'http://www.w3.org/2005/Atom' }
function read(xml: string, path: string, names: Record<string, string> = ATOM): readonly string[] {
  const document = XmlDocument.fromString(xml)
  const found = document.find(path, names).map((node) => node.content)
  document.dispose()
  return found
}

test('what came last stands first; a correction is an entry of its own; heads lead to both', async () => {
  const open = await openSite({}, [record('last', { title: 'The last', day: '1949-01-31' })])
  const [additions, corrections] = [await open.page('/feed.atom'), await open.page('/corrections.atom')]
  expect(read(additions, '//a:entry/a:title')[0]).toBe('The last')
  expect(read(additions, '//a:entry')).toHaveLength(9)
  expect(read(corrections, '//a:entry/a:id')).toEqual(['https://chancery.example/documents/112659/versions/2'])
  expect(read(corrections, '//a:entry/a:summary')).toEqual(['The marking was left out.'])
  const [home, page] = [await open.page('/'), await open.page('/corrections')]
  expect(home).toContain('<link rel="alternate" type="application/atom+xml" href="/feed.atom"')
  for (const html of [home, page]) expect(html).toContain('type="application/atom+xml" href="/corrections.atom"')
  const tag = (await open.get('/feed.atom')).headers.get('etag') ?? ''
  expect((await open.get('/feed.atom', { 'if-none-match': tag })).status).toBe(304)
  await open.close()
})

const OPEN_SEARCH = { o: 'http://a9.com/-/spec/opensearch/1.1/' }

test('every page leads to how the archive is searched, and what that says is so', async () => {
  const open = await openSite()
  for (const path of ['/', '/documents/112659', '/nowhere/at-all'])
    expect(await open.page(path)).toContain(
      '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="Chancery"/>',
    )
  const response = await open.get('/opensearch.xml')
  expect(response.headers.get('content-type')).toBe('application/opensearchdescription+xml')
  const xml = await response.text()
  expect(read(xml, '//o:ShortName', OPEN_SEARCH)).toEqual(['Chancery'])
  const templates = read(xml, '//o:Url/@template', OPEN_SEARCH)
  expect(templates).toHaveLength(4)
  const types = read(xml, '//o:Url/@type', OPEN_SEARCH)
  for (const [n, template] of templates.entries()) {
    const path = template.replace('https://chancery.example', '').replace('{searchTerms}', 'Stal')
    const answer = await open.get(path)
    expect([path, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([path, 200, types[n]])
  }
  expect(await (await open.get('/search/suggest?as=list&q=Stal')).json()).toEqual(['Stal', ['Joseph Stalin']])
  await open.close()
})

const LIST = '../shared/hostile/naughty-strings.json'
test.skipIf(!existsSync(LIST))(
  `names and corrections full of naughty strings (skipped where ${LIST} is not)`,
  { timeout: 60_000 },
  async () => {
    const words: string[] = JSON.parse(readFileSync(LIST, 'utf8'))
    const all = words.join('\n').toWellFormed()
    const open = await openSite({ name: all.slice(0, 3000), description: all })
    await open.store.write((tx) =>
      tx.put(record('naughty', { title: all, day: '1949-01-31' }), { by: 'editor', note: all, correction: true }),
    )
    const seen = holdable(all).text.replaceAll(/\r\n?/gu, '\n')
    expect(read(await open.page('/feed.atom'), '//a:entry/a:title')[0]?.length).toBeGreaterThan(all.length / 2)
    expect(read(await open.page('/corrections.atom'), '//a:entry/a:summary')[0]?.length).toBeGreaterThan(all.length / 2)
    expect(seen).toContain(
      read(await open.page('/opensearch.xml'), '//o:ShortName', OPEN_SEARCH)[0]?.slice(0, 4) ?? '?',
    )
    expect(open.log).toEqual([])
    await open.close()
  },
)
