import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test('results by other names say of a name that it stands nowhere as it was typed, once', async () => {
  const html = await open.page(`/search?q=${encodeURIComponent('斯大林')}`)
  expect(html.replaceAll('<!-- -->', '')).toContain(
    '斯大林 is a name of <a href="/people/stalin">Joseph Stalin</a>, and stands so in no document. Also searched: ',
  )
  expect(html).not.toContain('No document holds')
  expect(await open.page('/search?q=Filippov')).not.toContain('stands so in no document')
})

test('results: what other names were sought, whose they are, and the way to what was typed alone', async () => {
  const html = await open.page('/search?q=Filippov')
  expect(html).toContain('Filippov is a cover name of <a href="/people/stalin">Joseph Stalin</a>. Also searched: ')
  expect(html).toContain('<span lang="ru">Сталин</span>')
  expect(html).toContain(
    '<a class="noprint" href="/search?q=Filippov&amp;exact=1" rel="nofollow">Search exactly as typed</a>',
  )
  const exactly = await open.page('/search?q=Filippov&exact=1')
  expect(exactly).not.toContain('Also searched')
  expect(exactly).toContain('<input type="hidden" name="exact" value="1"/>')
  expect(exactly).toContain('<a href="/search?q=Filippov">Search other names and endings too</a>')
  for (const link of [
    '/search?q=Filippov&amp;exact=1&amp;sort=date',
    '/search/form?q=Filippov&amp;exact=1',
    '/search.csv?q=Filippov&amp;exact=1',
  ])
    expect(exactly).toContain(`href="${link}"`)
  expect(exactly).toMatch(/href="\/documents\/[^"]+\?q=Filippov&amp;exact=1&amp;results=1#hit1"/u)
})

test('a name that is only spelt nearly so is told as that', async () => {
  const html = (await open.page('/search?q=Stlain')).replaceAll('<!-- -->', '')
  expect(html).toContain('“Stlain” is nearly “Stalin”, the surname of <a href="/people/stalin">Joseph Stalin</a>.')
  expect(html).not.toContain('Stlain is')
})

test('where nothing is found, a word that would be taken for another is said to be in no document', async () => {
  const html = await open.page('/search?q=zzyzx+mediatoin')
  expect(html.match(/<p>None\.<\/p>/gu)).toHaveLength(2)
})

test('a word that was taken for another is not told to stand nowhere as well', async () => {
  const html = await open.page('/search?q=mediatoin')
  expect(html).toContain('“mediatoin” was taken for “mediation”')
  expect(html).not.toContain('No document holds')
})

test('results tell of a date among the words, and lead to what was typed alone', async () => {
  const html = await open.page('/search?q=10+janvier+1949')
  expect(html).toContain('Also sought: documents of 10 January 1949 (“10 janvier 1949” is a date).')
  expect(html).not.toContain('No document holds')
  expect(html).toContain(
    '<a class="noprint" href="/search?q=10+janvier+1949&amp;exact=1" rel="nofollow">Search exactly as typed</a>',
  )
  expect(await open.page('/search?q=10+janvier+1949&exact=1')).not.toContain('Also sought')
})

test('results tell of a place that it is one, and narrow by it', async () => {
  const html = await open.page('/search?q=Nanjing')
  expect(html.replaceAll('<!-- -->', '')).toContain(
    '<a href="/places/nanjing">Nanjing</a> has other names. Also searched: ',
  )
  expect(html).not.toContain('is a name of')
  const both = (await open.page('/search?q=nanjing+OR+nanking')).replaceAll('<!-- -->', '')
  expect(both.match(/class="did">.*?<a class="noprint"/su)?.[0]).toBe(
    'class="did">nanking is a former name of <a href="/places/nanjing">Nanjing</a>. Documents linked with this name were searched too. <a class="noprint"',
  )
  expect(await open.page('/search?place=nanjing')).toMatch(/<h2>Place<\/h2>.*Nanjing/su)
})
