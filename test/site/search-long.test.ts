import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressWith } from '#site/frame/way.tsx'
import { type OpenSite, openSite } from './open-site.ts'
import { tagsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

/** 2,000 signs, of which something is found. */
const LONG = `Сталин OR ${'предложение OR '.repeat(140)}`.slice(0, 1_990).replace(/ \S*$/u, '')
const page = (q: string, more = '') => open.page(`/search?${new URLSearchParams({ q })}${more}`)

test('the foot of a page has the beginning of a long address, and its head all of it', async () => {
  const html = await page('предложение')
  expect(html).toContain(`<span class="at">chancery.example/search?q=${encodeURIComponent('предложение')}</span>`)
  const long = await page(LONG)
  const at = /<span class="at">(?<at>[^<]*)<\/span>/u.exec(long)?.groups?.at ?? ''
  expect(at).toMatch(/^chancery\.example\/search\?q=(?:%[\dA-F]{2}|\+|OR)+…$/u)
  expect(at.length).toBeLessThan(162)
  expect(long).toContain(
    `<link rel="canonical" href="https://chancery.example/search?${new URLSearchParams({ q: LONG })}"/>`,
  )
})

test('a long question stands once in its page, and every way on from it is there', async () => {
  const [long, short] = [await page(LONG), await page('Сталин OR предложение')]
  const sought = encodeURIComponent('предложение')
  expect(long.split(`${sought}+OR+${sought}`).length).toBeLessThan(1_000)
  expect(long.length).toBeLessThan(200_000)
  const ways = tagsOf(long).flatMap(({ name, attributes }) =>
    name === 'button' ? (attributes.get('value') ?? []) : [],
  )
  const links = tagsOf(short).flatMap(({ name, attributes }) => {
    const href = (attributes.get('href') ?? '').replaceAll('&amp;', '&')
    const at = new URL(href, 'http://here')
    if (name !== 'a' || !at.searchParams.has('q')) return []
    at.searchParams.delete('q')
    return [`${at.pathname}${at.search}${at.hash}`]
  })
  const led = new Set(ways.map((way) => way.replaceAll('&amp;', '&')))
  const missing = links.filter((link) => !led.has(link) && !/^\/search\/form|\?date=|#d-/u.test(link))
  expect(missing).toEqual([])
  expect(led.size).toBeGreaterThan(20)
})

test('a way on leads to the same question with what it says', async () => {
  const to = '/search?sender=stalin&sort=title'
  const { status, headers } = await open.get(`/search?${new URLSearchParams({ q: LONG, way: to })}`)
  expect([status, headers.get('location')]).toEqual([
    302,
    `/search?${new URLSearchParams({ q: LONG, sender: 'stalin', sort: 'title' })}`,
  ])
  expect(await page(LONG, '&sender=stalin')).toContain('value="/search"')
})

test.each([
  ['/documents/112659?results=1#hit1', '/documents/112659?q=x&results=1#hit1'],
  ['/search.csv', '/search.csv?q=x'],
  ['//elsewhere.example/', '/search?q=x'],
  ['/search/..//elsewhere.example', '/search?q=x'],
  ['https://elsewhere.example/search', '/search?q=x'],
  ['http://', '/search?q=x'],
])('%s leads to %s', (to, address) => {
  expect(addressWith('x', to)).toBe(address)
})
