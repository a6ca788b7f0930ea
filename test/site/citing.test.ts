import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHANCERY_STYLE } from '#formats/csl/chancery-style.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { tagsOf, wordsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test.each([
  ['ris', 'application/x-research-info-systems', /^TY {2}- PCOMM\r\n[\s\S]+\r\nER {2}- \r\n$/u],
  ['bib', 'application/x-bibtex', /^@misc\{112659,\n/u],
  ['csl.json', 'application/vnd.citationstyles.csl+json', /^\[\n {2}\{\n {4}"id": "112659"/u],
  ['jsonld', 'application/ld+json', /^\{\n {2}"@context": "https:\/\/schema\.org"/u],
])('a record answers as .%s, at its own address and to whoever accepts %s', async (ending, type, form) => {
  const twin = await open.get(`/documents/112659.${ending}`)
  expect([twin.status, twin.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`])
  const text = await twin.text()
  expect(text).toMatch(form)
  const accepted = await open.get('/documents/112659', { accept: type })
  expect(accepted.headers.get('content-location')).toBe(`/documents/112659.${ending}`)
  expect(await accepted.text()).toBe(text)
  const page = await open.get('/documents/112659')
  expect(page.headers.get('link')).toContain(`</documents/112659.${ending}>; rel="describedby"; type="${type}"`)
})

test('the head of a record tells Zotero what it is, who wrote to whom, and where it lies', async () => {
  const meta = tagsOf(await open.page('/documents/112659'))
    .filter(({ name, attributes }) => name === 'meta' && attributes.has('name'))
    .map(({ attributes }) => [attributes.get('name'), attributes.get('content')])
  expect(meta).toEqual(
    expect.arrayContaining([
      ['citation_title', 'Cable, Stalin to Mao Zedong, Nanjing Peace Proposal'],
      ['DC.creator', 'Stalin, Joseph'],
      ['DC.date', '1949-01-10'],
      ['z:itemType', 'letter'],
      ['z:recipients', 'Mao, Zedong'],
    ]),
  )
  expect(meta.map(([name]) => name)).toEqual(expect.arrayContaining(['z:archiveLocation', 'z:callNumber']))
  // Zotero would take all creators from it, and lose the recipient.
  expect(meta.map(([name]) => name)).not.toContain('citation_author')
})

test('the linked data of a page is what its twin says, and no word of a record ends its element', async () => {
  for (const id of ['112659', 'hostile']) {
    const html = await open.page(`/documents/${id}`)
    const data = /<script type="application\/ld\+json">(?<json>.*?)<\/script>/su.exec(html)?.groups?.json ?? ''
    expect(JSON.parse(data)).toEqual(await (await open.get(`/documents/${id}.jsonld`)).json())
    expect(data).not.toContain('<')
  }
})

test('an earlier version is not told as the record', async () => {
  const html = await open.page('/documents/112659/versions/1')
  expect(html).not.toContain('application/ld+json"')
  expect(html).not.toContain('citation_title')
})

test('results go out for programs that cite, all of them and nothing closed', async () => {
  const found: { total: { value: number } } = await (await open.get('/search.json?q=')).json()
  const ris = await open.page('/search.ris')
  expect(ris.match(/^TY {2}- /gmu)).toHaveLength(found.total.value)
  const items: { id: string }[] = await (await open.get('/search.csl.json')).json()
  expect(new Set(items.map(({ id }) => id)).size).toBe(found.total.value)
  expect((await open.page('/search.bib')).match(/^@misc\{/gmu)).toHaveLength(found.total.value)
  for (const text of [ris, JSON.stringify(items)]) expect(text).not.toMatch(/closed|withdrawn-/u)
  expect(await (await open.get('/search.csl.json?q=nothing-has-this-word')).json()).toEqual([])
})

test('every hit on a page of results can be taken by a citation manager', async () => {
  const spans = tagsOf(await open.page('/search?q=Filippov')).filter(
    ({ attributes }) => attributes.get('class') === 'Z3988',
  )
  const first = new URLSearchParams(spans[0]?.attributes.get('title')?.replaceAll('&amp;', '&'))
  expect(spans.length).toBeGreaterThan(2)
  expect(first.get('rft_val_fmt')).toBe('info:ofi/fmt:kev:mtx:dc')
  expect(first.get('rft.type')).toBe('letter')
  expect(first.get('rft.identifier')).toMatch(/^https:\/\/chancery\.example\/documents\//u)
})

test('a record is cited as a note, in short and in a bibliography; in a style that an operator puts in', async () => {
  const own = await openSite()
  const before = await own.get('/documents/112659')
  const html = await before.text()
  expect(wordsOf(html)).toContain('Stalin to Mao, January 10, 1949, Chancery, record 112659.')
  expect(html).not.toContain('<select')
  mkdirSync(own.styles)
  writeFileSync(
    join(own.styles, 'ours.csl'),
    CHANCERY_STYLE.replace('<title>Archival note', '<title>Ours').replaceAll('value="to"', 'value="writes to"'),
  )
  // The kept page knows of no choice: it is asked for anew.
  const after = await own.get('/documents/112659', { 'if-none-match': before.headers.get('etag') ?? '' })
  expect([after.status, await after.text()]).toEqual([
    200,
    expect.stringContaining('<option value="ours">Ours</option>'),
  ])
  expect(wordsOf(await own.page('/documents/112659?style=ours'))).toContain('Joseph Stalin writes to Mao Zedong, cable')
  expect((await own.get('/documents/112659?style=nobody')).status).toBe(404)
  // One that is offered and cannot be used, and one that has nothing to say, take nothing from the record.
  const put = (name: string, style: string) => writeFileSync(join(own.styles, `${name}.csl`), style)
  // Another style is chosen for what is on the page: this text, opened from this search.
  const opened = await own.page('/documents/112659?text=t2&q=Moskau&sender=stalin&results=2')
  expect(/<form class="cite-style.*?<label/su.exec(opened)?.[0]).toContain(
    [
      ['text', 't2'],
      ['q', 'Moskau'],
      ['sender', 'stalin'],
      ['results', '2'],
    ]
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}"/>`)
      .join(''),
  )
  put('broken', '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>Broken</title></info><citation/></style>')
  put('silent', CHANCERY_STYLE.replace(/<citation[\s\S]*<\/bibliography>/u, '<citation><layout/></citation>'))
  const broken = await own.get('/documents/112659?style=broken')
  const words = wordsOf(await broken.text())
  expect([broken.status, words]).toEqual([200, expect.stringContaining('The style “broken” cannot be used: ')])
  expect(words).toContain('Joseph Stalin')
  expect(broken.headers.get('cache-control')).toBe('no-store')
  expect(wordsOf(await own.page('/documents/112659?style=silent'))).toContain(
    'The style “silent” has no words for this record.',
  )
  await own.close()
})
