import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const led = async (fields: string) => {
  const response = await open.get(`/search?${fields}`)
  return [response.status, decodeURIComponent((response.headers.get('location') ?? '').replaceAll('+', ' '))]
}

test.each([
  ['q=peace+talks&phrase=', '/search?q=peace talks'],
  ['q=&phrase=draft+answer', '/search?q="draft answer"'],
  ['phrase=a+"quoted"+(word)', '/search?q="a quoted word"'],
  ['any=note+"draft+answer"&none=letter+-telegram', '/search?q=(note OR "draft answer") -letter -telegram'],
  ['any=note', '/search?q=note'],
  ['from=Joseph+Stalin&to=mao', '/search?q=from:(Joseph Stalin) to:mao'],
  ['q=a+OR+b&in-title=cable', '/search?q=(a OR b) title:cable'],
  ['since=1948&until=1950', '/search?date=1948..1950'],
  ['since=1948&until=', '/search?date=1948..'],
  ['since=&until=January+1949', '/search?date=..January 1949'],
  ['since=1949-01-10&until=1949-01-10', '/search?date=1949-01-10'],
  ['since=before+1949&until=', '/search?date=before 1949'],
  ['since=&until=after+5+January+1949', '/search?date=after 5 January 1949'],
  ['since=1948-1950&until=', '/search?date=1948-1950'],
  ['since=%3E1949', '/search?date=>1949'],
  ['phrase=&sender=stalin&sender=mao&lang=&exact=1', '/search?sender=stalin&sender=mao&exact=1'],
  ['phrase=', '/search'],
])('the fields %s become %s', async (fields, to) => {
  expect(await led(fields)).toEqual([302, to])
})

test.each([
  [
    'since=before+1949&until=1940',
    '“before 1949” is no date to go with the other. Write 1949, 1949-01 or 10 January 1949.',
  ],
  ['q=note&since=soon', '“soon” is no date. Write 1949, 1949-01 or 10 January 1949.'],
  ['since=1950&until=1949', 'This is before the first date.'],
])('a date that cannot be read (%s) leads back to the form, which says so beside its field', async (fields, says) => {
  const [status, to] = await led(fields)
  expect(status).toBe(302)
  expect(to).toMatch(/^\/search\/form\?/u)
  const html = await open.page(String(to))
  expect(html).toContain(says)
  expect(html).toContain('aria-invalid="true"')
})

test('whatever is typed for dates leads to results or back to the form', async () => {
  const dates = [
    '',
    'before 1949',
    '>=1949',
    '1948/1950',
    '1948-1950',
    '1949-',
    '194X',
    '[1948,1950]',
    '5/1949',
    '..1949',
  ]
  for (const since of dates)
    for (const until of dates) {
      const [, to] = await led(new URLSearchParams({ since, until }).toString())
      const { status } = await open.get(encodeURI(String(to)).replaceAll('+', '%2B'))
      expect([since, until, to, status]).toEqual([since, until, to, 200])
    }
})

test('the form opens with the search that it was opened from', async () => {
  const html = await open.page('/search/form?q=note&date=1948..1950&sender=stalin&exact=1&sort=date')
  for (const said of [
    'name="q" type="text" value="note"',
    'name="since" type="text" value="1948"',
    'name="until" type="text" value="1950"',
    '<input type="checkbox" name="sender" value="stalin" checked/> Sender<!-- -->: Joseph Stalin',
    '<input type="checkbox" name="exact" value="1" checked/>',
    '<input type="hidden" name="sort" value="date"/>',
  ])
    expect(html.replaceAll('<!-- -->', '')).toContain(said.replaceAll('<!-- -->', ''))
})

test('a date that was typed stands in the fields for dates, unless others do', async () => {
  const html = await open.page('/search/form?q=note+date:"May+1948"..1950+-telegram')
  expect(html).toContain('name="q" type="text" value="note -telegram"')
  expect(html).toContain('name="since" type="text" value="May 1948"')
  expect(html).toContain('name="until" type="text" value="1950"')
  const both = await open.page('/search/form?q=note+date:1950&date=1949')
  expect(both).toContain('name="q" type="text" value="note date:1950"')
  expect(both).toContain('name="since" type="text" value="1949"')
})

test('results lead to the form with their own query', async () => {
  expect(await open.page('/search?q=Stalin&sender=stalin')).toContain('href="/search/form?q=Stalin&amp;sender=stalin"')
})

test('a query made by the form finds what it says', async () => {
  const { total } = await (await open.get('/search.json?q=from:(Joseph+Stalin)+-draft')).json()
  const all = await (await open.get('/search.json?sender=stalin')).json()
  expect([total.value, all.total.value]).toEqual([2, 4])
})

test.each([
  ['sender=Joseph+Stalin', 'q=from:(Joseph+Stalin)'],
  ['q=note+OR+cable&sender=Сталин&sort=title', 'q=(note+OR+cable)+from:Сталин&sort=title'],
  ['person=Сталин&person=Mao+Zedong', 'q=(person:Сталин+OR+person:(Mao+Zedong))'],
  ['place=南京', 'q=place:南京'],
])('a name where an address has identifiers is understood as it is typed in its field: %s', async (given, typed) => {
  const [asked, same] = await Promise.all(
    [given, typed].map(async (one) => await (await open.get(`/search.json?${encodeURI(one)}`)).json()),
  )
  expect([asked.query, asked.total, asked.said]).toEqual([same.query, same.total, same.said])
  expect(asked.query).toBe(new URLSearchParams(typed).get('q'))
})

test('where it may be an identifier, and is none, the page says how the name is sought', async () => {
  const { said } = await (await open.get('/search.json?sender=Josef&sender=stalin')).json()
  expect(said).toEqual(['“Josef” is no person here by its identifier; a name is sought by from:Josef.'])
})
