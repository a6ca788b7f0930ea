import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DocumentId } from '#value/identifier.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { tagsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const linksIn = (html: string) =>
  tagsOf(html).flatMap(({ name, attributes }) =>
    name === 'a' ? [(attributes.get('href') ?? '').replaceAll('&amp;', '&')] : [],
  )

test('two values of a facet are either of them; each has its count and is taken off by itself', async () => {
  const path = '/search?sender=stalin&sender=mao'
  const { total, facets } = await (await open.get(path.replace('?', '.json?'))).json()
  expect(total.value).toBe(5)
  expect(facets.sender).toEqual([
    { value: 'stalin', words: 'Joseph Stalin', count: 4 },
    { value: 'mao', words: 'Mao Zedong', count: 1 },
    { value: 'terebin', words: 'Terebin', count: 1 },
  ])
  const links = linksIn(await open.page(path))
  expect(links).toContain('/search?sender=stalin')
  expect(links).toContain('/search?sender=mao')
})

test('a chosen value that nothing has any more still stands there, with none', async () => {
  const some = await open.page('/search?q=Stalin&sender=mao&sender=kuznetsov')
  expect(some).toMatch(/Kuznetsov<\/span><span class="vh">, chosen: take it off<\/span><span class="n">0</u)
})

test('facets that are dear to count are counted when they are opened', async () => {
  const closed = await (await open.get('/search.json?q=Stalin')).json()
  expect(Object.keys(closed.facets)).toEqual(['year', 'sender', 'recipient', 'archive', 'genre', 'language'])
  const html = await open.page('/search?q=Stalin')
  expect(linksIn(html)).toContain('/search?q=Stalin&open=collection#by-collection')
  const opened = await open.page('/search?q=Stalin&open=collection')
  expect(opened).toContain('<section id="by-collection"><h2>Collection</h2>')
  expect(linksIn(opened)).toContain('/search?q=Stalin&collection=january-1949&open=collection')
  expect(opened).toContain('<link rel="canonical" href="https://chancery.example/search?q=Stalin"/>')
})

test('a language is counted with its varieties, and told alone where it is nothing but one of them', async () => {
  const own = await openSite()
  await own.store.write(async (tx) => {
    for (const [id, ...languages] of [
      ['w-1', 'de-AT'],
      ['w-2', 'de-AT', 'pt-BR'],
      ['w-3', 'de'],
    ])
      await tx.put(
        {
          kind: 'document',
          id: id as DocumentId,
          title: 'A letter',
          languages,
          held: 'title-only',
          access: { kind: 'public' },
        },
        { by: 'import', note: 'Brought in.' },
      )
  })
  await own.index()
  const { total, facets } = await (await own.get('/search.json?q=lang:de')).json()
  expect(total.value).toBe(3)
  const language = Object.fromEntries(
    facets.language.map(({ words, count }: { words: string; count: number }) => [words, count]),
  )
  expect(language).toMatchObject({ German: 3, 'Austrian German': 2, Portuguese: 1, 'Brazilian Portuguese': 1 })
  for (const [value, count] of [
    ['de', 3],
    ['de-AT', 2],
    ['pt', 1],
  ])
    expect((await (await own.get(`/search.json?lang=${value}`)).json()).total.value).toBe(count)
  const page = await own.page('/search?q=letter')
  expect(page).toMatch(/<span class="v">German</u)
  expect(page).toMatch(/<span class="v">Brazilian Portuguese</u)
  expect(page).not.toMatch(/<span class="v">Portuguese</u)
  expect(await own.page('/search?q=letter&lang=pt')).toMatch(
    /Portuguese<\/span><span class="vh">, chosen: take it off<\/span><span class="n">1</u,
  )
  await own.close()
})

test('every value of a facet stands on a page of its own, the most frequent first', async () => {
  const { values, of, total } = await (await open.get('/search/values.json?of=recipient&q=Filippov')).json()
  expect([of, total.value]).toEqual(['recipient', 5])
  expect(values).toEqual([
    { value: 'mao', words: 'Mao Zedong', count: 4 },
    { value: 'kuznetsov', words: 'Kuznetsov', count: 1 },
    { value: 'stalin', words: 'Joseph Stalin', count: 1 },
  ])
  expect(linksIn(await open.page('/search/values?of=recipient&q=Filippov'))).toContain(
    '/search?q=Filippov&recipient=mao',
  )
})

test('a long facet leads to all of its values', async () => {
  const own = await openSite()
  const { DOCUMENTS } = await import('./holdings.ts')
  const [one] = DOCUMENTS
  if (one === undefined) throw new Error('no document')
  await own.store.write(async (tx) => {
    for (const genre of ['memo', 'note', 'report', 'order', 'diary', 'speech', 'treaty', 'list'])
      await tx.put(
        {
          kind: 'document',
          id: `g-${genre}` as typeof one.id,
          title: `A ${genre}`,
          genre,
          held: 'title-only',
          access: { kind: 'public' },
        },
        { by: 'import', note: 'Brought in.' },
      )
  })
  await own.index()
  expect(linksIn(await own.page('/search'))).toContain('/search/values?of=genre')
  const { values } = await (await own.get('/search/values.json?of=genre')).json()
  expect(values).toHaveLength(11)
  await own.close()
})

test('a span that is chosen is shown within all that there is without it', async () => {
  const html = await open.page('/search?q=Filippov&date=1949-01-10..1949-01-11')
  expect(html).toContain('<h2>2 documents</h2>')
  expect(html).toContain('10–11 January 1949')
  const columns = tagsOf(html).filter(({ attributes }) => attributes.has('data-from'))
  const wide = columns
    .slice(0, columns.length / 2)
    .map(({ attributes }) => [attributes.get('data-from'), attributes.get('class')])
  expect(wide).toEqual([
    ['1949-01-06', 'outside'],
    ['1949-01-07', 'outside'],
    ['1949-01-08', 'outside'],
    ['1949-01-09', 'outside'],
    ['1949-01-10', undefined],
    ['1949-01-11', undefined],
    ['1949-01-12', 'outside'],
    ['1949-01-13', 'outside'],
    ['1949-01-14', 'outside'],
  ])
  expect(html).toContain('name="since" type="text" value="1949-01-10"')
})

test('a span that is typed is chosen like any other, and another takes its place', async () => {
  const chosen = await open.page('/search?q=Filippov&date=1949-01-10..1949-01-11')
  const typed = await open.page('/search?q=Filippov+date:1949-01-10..1949-01-11')
  const strip = (html: string) => /<time-brush>.*?<\/time-brush>/su.exec(html)?.[0]
  expect(strip(typed)).toBe(strip(chosen))
  expect(strip(typed)).toContain('<input type="hidden" name="q" value="Filippov"/>')
  expect(strip(typed)).toContain('name="since" type="text" value="1949-01-10"')
  expect(typed).toContain('<h2>2 documents</h2>')
  expect(typed).toContain('<title>Filippov · 10–11 January 1949 — Search. Chancery</title>')
  const line = /<p class="narrowed">.*?<\/p>/su.exec(typed)?.[0] ?? ''
  expect(linksIn(line)).toEqual(['/search?q=Filippov'])
})

test('a year that is pressed takes the place of the one that was typed', async () => {
  const own = await openSite()
  const { DOCUMENTS } = await import('./holdings.ts')
  const [one] = DOCUMENTS
  if (one === undefined) throw new Error('no document')
  await own.store.write(async (tx) => {
    for (const year of ['1939', '1940', '1941'])
      await tx.put(
        {
          kind: 'document',
          id: `y-${year}` as typeof one.id,
          title: `Report of ${year}`,
          dates: [{ role: 'sent', edtf: year, basis: 'stated', asWritten: year }],
          held: 'title-only',
          access: { kind: 'public' },
        },
        { by: 'import', note: 'Brought in.' },
      )
  })
  await own.index()
  const html = await own.page('/search?q=report+date:1940&sort=title')
  expect(html).toContain('<h2>1 document</h2>')
  const years = tagsOf(html).flatMap(({ name, attributes }) =>
    name === 'a' && attributes.has('data-from')
      ? [[(attributes.get('href') ?? '').replaceAll('&amp;', '&'), attributes.get('class')]]
      : [],
  )
  expect(years.slice(0, 3)).toEqual([
    ['/search?q=report&date=1939&sort=title', 'outside'],
    ['/search?q=report&date=1940&sort=title', undefined],
    ['/search?q=report&date=1941&sort=title', 'outside'],
  ])
  for (const [href = ''] of years) expect(await own.page(href)).toContain('<h2>1 document</h2>')
  await own.close()
})
