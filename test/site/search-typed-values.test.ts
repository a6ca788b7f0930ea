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
