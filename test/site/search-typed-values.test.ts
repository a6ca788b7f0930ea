import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collection } from '#authority/collection.ts'
import { type CollectionId, identifierFrom } from '#value/identifier.ts'
import { record } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { tagsOf } from './tags.ts'

const why = { by: 'import', note: 'Brought in.' }
const collection = (id: string, title: string): Collection => ({
  kind: 'collection',
  id: identifierFrom(id),
  type: 'collection',
  title,
})
const within = (id: string) => ({ collections: [{ collection: identifierFrom<CollectionId>(id) }] })

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
  await open.store.write(async (tx) => {
    await tx.put(collection('c-1', 'Papers of Nanjing'), why)
    await tx.put(collection('c-2', 'Letters of Moscow'), why)
    const names = [{ text: 'Yet to come', kind: 'preferred' }] as const
    await tx.put({ kind: 'subject', id: identifierFrom('s-0'), names, status: { kind: 'reviewed' } }, why)
    for (const [id, languages, where] of [
      ['t-1', ['fi'], 'c-1'],
      ['t-2', ['fi', 'sv'], 'c-1'],
      ['t-3', ['sv'], 'c-2'],
    ] as const)
      await tx.put(record(id, { title: 'Cranberries', languages, ...within(where) }), why)
  })
  await open.index()
})
afterAll(() => open.close())

const linksIn = (html: string): string[] =>
  tagsOf(html).flatMap(({ name, attributes }) =>
    name === 'a' ? [(attributes.get('href') ?? '').replaceAll('&amp;', '&')] : [],
  )
const narrowed = (html: string): string => /<p class="narrowed">.*?<\/p>/su.exec(html)?.[0] ?? ''
const valuesIn = (html: string, facet: string): string =>
  new RegExp(`<section id="by-${facet}">.*?</section>`, 'su').exec(html)?.[0] ?? ''
const totalOf = async (path: string): Promise<number> =>
  (await (await open.get(path.replace('/search', '/search.json'))).json()).total.value

test('a language that was typed is chosen in its facet; another beside it makes both alternatives', async () => {
  const html = await open.page('/search?q=cranberries+lang:fi')
  const facet = valuesIn(html, 'language')
  expect(facet).toMatch(/Finnish<\/span><span class="vh">, chosen: take it off<\/span><span class="n">2</u)
  expect(linksIn(facet)).toEqual(['/search?q=cranberries', '/search?q=cranberries&lang=fi&lang=sv'])
  expect(await Promise.all(linksIn(facet).map(totalOf))).toEqual([3, 3])
  expect(linksIn(narrowed(html))).toEqual(['/search?q=cranberries'])
  expect(narrowed(html)).toContain('Finnish')
})

test('an archive that was typed is chosen, and is taken off by a press', async () => {
  const html = await open.page('/search?q=Filippov+archive:APRF&sort=title')
  expect(linksIn(valuesIn(html, 'archive'))).toContain('/search?q=Filippov&sort=title')
  expect(linksIn(narrowed(html))).toEqual(['/search?q=Filippov&sort=title'])
})

test('a collection that was typed by a word of its name stands for that collection', async () => {
  const html = await open.page('/search?q=cranberries+AND+collection:nanjing')
  const facet = valuesIn(html, 'collection')
  expect(facet).toMatch(/Papers of Nanjing<\/span><span class="vh">, chosen: take it off<\/span><span class="n">2</u)
  expect(linksIn(facet)).toEqual(['/search?q=cranberries', '/search?q=cranberries&collection=c-1&collection=c-2'])
  expect(narrowed(html)).toContain('in the collection')
  expect(linksIn(await open.page('/search/values?of=collection&q=cranberries+collection:nanjing'))).toContain(
    '/search?q=cranberries&collection=c-1&collection=c-2',
  )
})

test('where both are asked, both are told, and any press makes them alternatives', async () => {
  const html = await open.page('/search?q=cranberries+lang:fi&lang=sv')
  expect(html).toContain('<h2>1 document</h2>')
  expect(linksIn(narrowed(html))).toEqual(['/search?q=cranberries&lang=sv', '/search?q=cranberries&lang=fi'])
})

test('of nothing found it is told what it was narrowed by, as the offer without it counts', async () => {
  const html = await open.page('/search?q=lang:de+cranberries&lang=fi')
  expect(narrowed(html)).toMatch(/German.*Finnish/su)
  const [, href = '', count] =
    /Without what it was narrowed by: <a href="(?<href>[^"]*)">(?<count>\d+) documents/u.exec(html) ?? []
  expect([href, count]).toEqual(['/search?q=cranberries', '3'])
  expect(await totalOf(href)).toBe(3)
})

test('titles name the values as the page does, in all that is made of the search', async () => {
  const asked = 'q=cranberries+collection:nanjing&lang=Finnish'
  const words = 'cranberries · in the collection Papers of Nanjing · in Finnish'
  expect(await open.page(`/search?${asked}`)).toContain(`<title>${words} — Search. Chancery</title>`)
  expect(await open.page(`/search.atom?${asked}`)).toContain(`<title>Chancery: ${words}</title>`)
  const manifest = await (await open.get(`/search.manifest.json?${asked}`)).json()
  expect(manifest.label).toEqual({ none: [`Chancery: ${words}`] })
  expect(await open.page(`/search/cite?${asked}`)).toContain(`>${words}</a>`)
  expect(await open.page(`/cmif.xml?${asked}`)).toContain(`<title>Letters in Chancery: ${words}</title>`)
  expect(await open.page(`/documents/t-1?${asked}&results=1`)).toContain(words)
  const reference = 'archive:"a drawer at home"'
  expect(await open.page(`/search.atom?q=${encodeURIComponent(reference)}`)).toContain('a drawer at home&quot;</title>')
})

test.each([
  ['lang=Finnish', 'language', 'lang=fi', 2],
  ['lang=swed*', 'language', 'lang=sv', 2],
  ['collection=nanjing', 'collection', 'collection=c-1', 2],
  ['collection=nanjing&collection=c-2', 'collection', 'collection=c-1&collection=c-2', 3],
  ['archive=APRF,+f.+45,+op.+1,+d.+330', 'archive', 'archive=aprf%2Ff45%2Fop1%2Fd330', undefined],
  ['archive=Archive+of+the+President', 'archive', 'archive=aprf', undefined],
  ['genre=Telegrams', 'genre', 'genre=telegram', undefined],
])('a value in the address may be a name, and stands as chosen by its code: %s', async (given, facet, codes, count) => {
  const total = await totalOf(`/search?${given}`)
  expect(total).toBe(await totalOf(`/search?${codes}`))
  expect(total).toBe(count ?? total)
  expect(total).toBeGreaterThan(0)
  const html = await open.page(`/search?${given}`)
  expect(valuesIn(html, facet)).toContain(', chosen: take it off')
  expect(linksIn(narrowed(html))).toContain(codes.includes('&') ? '/search?collection=c-2' : '/search')
  expect(linksIn(html)).toContain(`/search.csv?${codes}`)
})

test('a name that many values have stands in the address as it was written, and is taken off by a press', async () => {
  await open.store.write(async (tx) => {
    for (let n = 0; n < 14; n++) {
      await tx.put(collection(`box-${n}`, `Box ${n} of Trondheim`), why)
      await tx.put(record(`b-${n}`, { title: 'Lingonberries', ...within(`box-${n}`) }), why)
    }
  })
  await open.index()
  const html = await open.page('/search?q=lingonberries&collection=trondheim')
  expect(html).toContain('<h2>14 documents</h2>')
  expect(linksIn(narrowed(html))).toEqual(['/search?q=lingonberries'])
  const facet = valuesIn(html, 'collection')
  expect(facet).toMatch(/trondheim<\/span><span class="vh">, chosen: take it off<\/span><\/a>/u)
  expect(linksIn(facet)).toContain('/search?q=lingonberries&collection=trondheim&collection=box-0')
  expect(await totalOf('/search?q=lingonberries&collection=trondheim&collection=box-0')).toBe(14)
})

test('a value in the address that no document has is told, with those that there are, and found as nothing', async () => {
  const { total, said } = await (await open.get('/search.json?collection=peking&collection=c-9')).json()
  expect(total.value).toBe(0)
  expect(said).toEqual([
    expect.stringMatching(/^There is no collection “peking” here\. There are /u),
    expect.stringMatching(/^There is no collection “c-9” here\. There are /u),
  ])
  const empty = await (await open.get('/search.json?subject=s-0')).json()
  expect([empty.total.value, empty.said]).toEqual([0, []])
})

test('of many values two are said, above the hits and in the title, and all stand on a page', async () => {
  const html = await open.page(
    '/search?q=lingonberries&collection=box-1&collection=box-2&collection=box-3&collection=box-4',
  )
  expect(html).toContain(
    '<title>lingonberries · in the collection Box 1 of Trondheim, Box 2 of Trondheim or 2 more — Search',
  )
  expect(linksIn(narrowed(html))).toHaveLength(3)
  expect(linksIn(narrowed(html)).at(-1)).toMatch(/^\/search\/values\?of=collection&q=lingonberries&collection=box-1&/u)
  expect(narrowed(html)).toContain('>2 more</a>')
})

test('a reference without its archive is told as the files that there are, as references are printed', async () => {
  const html = await open.page('/search?q=file:"f.+45,+op.+1,+d.+330"')
  expect(html).toContain('<title>in APRF, f. 45, op. 1, d. 330 — Search')
  expect(linksIn(narrowed(html))).toHaveLength(1)
})
