import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'
import { FAULTS, PAGES, TWINS } from './paths.ts'
import { wrongTags } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

/** Words as a reader sees them: no tags, blanks as one. */
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ')

describe.each([...PAGES.map((path) => [path, 200] as const), ...FAULTS])('%s', (path, status) => {
  test('answers with a page that asks nothing of others and holds nothing inline', async () => {
    const response = await open.get(path)
    expect([path, response.status]).toEqual([path, status])
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const html = await response.text()
    expect(html).toMatch(/^<!doctype html><html lang="en">/u)
    expect(wrongTags(html)).toEqual([])
    expect(/.{30}(?:undefined|NaN|\[object).{30}/u.exec(html)?.[0]).toBeUndefined()
    expect([...html.matchAll(/<h1[\s>]/gu)]).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]+<\/title>/u)
    expect(html).toContain('<link rel="canonical" href="https://chancery.example/')
    const ids = [...html.matchAll(/\sid="(?<id>[^"]*)"/gu)].map((found) => found.groups?.id)
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([])
  })
})

test.each(TWINS)('%s is JSON, and its page says so', async (path) => {
  const response = await open.get(path)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  expect(Object.keys(await response.json()).length).toBeGreaterThan(0)
  const page = await open.get(path.replace(/(?:\/index)?\.json/u, '') || '/')
  expect(page.headers.get('link')).toContain(`<${path}>; rel="alternate"; type="application/json"`)
  expect(await page.text()).toContain(`<link rel="alternate" type="application/json" href="${path}"`)
})

test('the first page: name, search, days, people, files, collections, what is new', async () => {
  const html = await open.page('/')
  const words = wordsOf(html)
  for (const said of [
    'Telegrams of January 1949',
    'By day',
    '8 documents, 6 to 14 January 1949; 3 have no day',
    'Joseph Stalin',
    'APRF, f. 45, op. 1, d. 330',
    'January 1949',
    'Recent additions',
  ])
    expect(words).toContain(said)
  expect(html).toContain('aria-label="10 January 1949: 1 document"')
})

test('the record: date, parties, kind and gaps, text, citation, source, people, version', async () => {
  const words = wordsOf(await open.page('/documents/112659'))
  for (const said of [
    '10 January 1949',
    'Joseph Stalin to Mao Zedong',
    'CableRoute not statedLanguage not stated',
    'Regestthe content in the editors’ words, in English',
    'Joseph Stalin to Mao Zedong, cable, January 10, 1949, English regest, Chancery, record 112659, version 2, https://chancery.example/documents/112659, accessed November 25, 2026, after Wilson Center Digital Archive, 112659; original in Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96.',
    'Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96',
    'Read as fond 45, opis 1, delo 330, leaves 95 to 96',
    'online there since 20 November 2011',
    'named here Filippov [Stalin]',
    'read from the title',
    'Nanking',
    'MediationChina--Foreign relations--Soviet Union',
    'Contributed by Sergey Radchenko.',
    'Copyright not evaluated',
    'The marking was left out.',
    'Peace &lt;talks>',
    'Continued by',
    'not held here',
  ])
    expect(words).toContain(said)
})

test('the parties of a message in a carrier', async () => {
  expect(wordsOf(await open.page('/documents/112663'))).toContain(
    'Mao Zedong to Joseph Stalin, in a ciphered telegram from Terebin to Kuznetsov',
  )
})

test('what a record does not say is said', async () => {
  const words = wordsOf(await open.page('/documents/bare'))
  for (const said of [
    'Date not stated',
    'Kind not stated',
    'Author not stated',
    'Language not stated',
    'Where the original lies is not stated',
    'It is known here by its title only.',
  ])
    expect(words).toContain(said)
})

test('another text of the record stands at its own address', async () => {
  const html = await open.page('/documents/112659?text=t2')
  expect(html).toContain('<div class="matter" lang="de">')
  expect(wordsOf(html)).toContain('the words of a translator, in German, from the English, by N. N.')
})

test('two texts beside each other: each passage with its counterpart, the rest by itself', async () => {
  const html = await open.page('/documents/112659?beside=t2')
  const rows = [...html.matchAll(/<div class="step">(?<row>.*?)(?=<div class="step">|<section)/gsu)]
  expect(
    rows.map(({ groups }) =>
      [...(groups?.row ?? '').matchAll(/class="blk[^"]*" id="(?<id>[^"]+)"/gu)].map((one) => one.groups?.id),
    ),
  ).toEqual([
    ['p1', 'b-p1'],
    ['p2', 'p3', 'p4'],
  ])
  expect(html).toContain('<a href="/documents/112659?beside=t2" aria-current="true">Beside each other</a>')
  expect(html).toContain('<div class="matter" lang="de">')
})

test.each(['t1', 'nothing', ''])('beside itself or nothing (%s) a text stands alone', async (beside) => {
  expect(await open.page(`/documents/112659?beside=${beside}`)).toBe(await open.page('/documents/112659'))
})

test('a record opened from a hit has its words marked', async () => {
  const html = await open.page('/documents/112659?q=Moscow')
  expect(html).toContain('<mark id="hit1">Moscow</mark>')
  expect(wordsOf(html)).toContain('“Moscow” stands in 4 places of this text')
})

test('results: the hits marked, what text speaks, what narrows them', async () => {
  const html = await open.page('/search?q=Filippov')
  expect(html).toContain('Ciphered Telegram No. 0222, <mark>Filippov</mark> [<mark>Stalin</mark>]')
  expect(html).toContain('href="/documents/0222?q=Filippov&amp;results=1#hit1"')
  expect(html).toMatch(/href="\/search\?q=Filippov&amp;sender=stalin" rel="nofollow"/u)
  expect(wordsOf(html)).toContain('Regest, English Filippov weighs two possible answers.')
})

test('a chosen facet is taken off by the same link', async () => {
  const html = await open.page('/search?q=Filippov&sender=stalin')
  expect(html).toMatch(/<li class="on"><a href="\/search\?q=Filippov" rel="nofollow" aria-current="true">/u)
})

test('nothing found: word by word', async () => {
  const words = wordsOf(await open.page('/search?q=nowhere+Stalin'))
  expect(words).toContain('No document has both words')
  expect(words).toContain('nowhereNone.')
  expect(words).not.toContain('No document holds')
  expect(words).toMatch(/Stalin\d documents/u)
})

test('a person: names with kind, script and period, counts, correspondents', async () => {
  const words = wordsOf(await open.page('/people/stalin'))
  for (const said of [
    '1878–1953',
    'Сталин',
    'Filippovcover',
    'attested 1948–1950',
    'not established',
    '4 sent',
    '1 received',
    'Mao Zedong4 to, 1 from',
    'All 5 documents',
  ])
    expect(words).toContain(said)
})

test('a file: leaves in order, what is not here, its other reference', async () => {
  const words = wordsOf(await open.page('/archives/aprf/f45/op1/d330'))
  expect(words).toContain('Four documents of this file, 10 to 14 January 1949, in the order of its leaves.')
  expect(words).toMatch(/95–96.*97–99.*100–103.*104–109Chancery has nothing from these leaves\.Leaves 110–113/u)
  expect(words).toContain('Also referred to as RGASPI, f. 558, op. 11, d. 330: 116969 gives both.')
})

test('a collection in its own order', async () => {
  const html = await open.page('/collections/january-1949')
  const order = [...html.matchAll(/<p class="t"><a href="\/documents\/(?<id>[^"]+)"/gu)].map(
    (found) => found.groups?.id,
  )
  expect(order).toEqual(['100100', '112659', '0222', '112663', '116969'])
})

test('two versions: what differs, field by field; wrong numbers said in words', async () => {
  const words = wordsOf(await open.page('/documents/112659/versions?compare=1..2'))
  expect(words).toContain('Versions 1 and 2 of 112659')
  const { differences } = await (await open.get('/documents/112659/versions.json?compare=1..2')).json()
  expect(differences.length).toBeGreaterThan(0)
  for (const [compare, status] of [
    ['1', 400],
    ['1..99', 404],
    ['x..y', 400],
  ] as const)
    expect((await open.get(`/documents/112659/versions?compare=${compare}`)).status).toBe(status)
})

test('an earlier version says what it is, and where the newest is', async () => {
  const words = wordsOf(await open.page('/documents/112659/versions/1'))
  expect(words).toContain('This is version 1 of 2')
  expect(words).not.toContain('Top Secret')
  expect((await open.get('/documents/112659/versions/2')).headers.get('location')).toBe('/documents/112659')
})
