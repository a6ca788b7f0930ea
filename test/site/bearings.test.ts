import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'
import { tagsOf, wordsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const bearingsIn = (html: string) => /<nav class="bearings noprint".*?<\/nav>/su.exec(html)?.[0] ?? ''
const linksIn = (html: string) =>
  tagsOf(html).flatMap(({ name, attributes }) =>
    name === 'a' ? [(attributes.get('href') ?? '').replaceAll('&amp;', '&')] : [],
  )

describe('a record that is opened from results', () => {
  test('has the way back to the very page of them, with all that the search asked', async () => {
    const path = '/search?q=Filippov&date=1949&sender=stalin&sort=title&open=person'
    const hit = linksIn(await open.page(path)).find((href) => href.startsWith('/documents/112659?')) ?? ''
    expect(hit).toBe('/documents/112659?q=Filippov&date=1949&sender=stalin&sort=title&open=person&results=1#hit1')
    const bearings = bearingsIn(await open.page(hit))
    expect(linksIn(bearings)[0]).toBe(`${path}#h-112659`)
    expect(await open.page(path)).toContain('<h3 class="t" id="h-112659">')
    expect(wordsOf(bearings)).toContain('‹ Results for Filippov · from Joseph Stalin · 1949')
    const second = bearingsIn(await open.page('/documents/112659?q=Stalin&results=2'))
    expect(linksIn(second)[0]).toBe('/search?q=Stalin&page=2#h-112659')
  })

  test.each([
    ['q=Moscow&results=abc', 'Mark'],
    ['q=Moscow&results=501', 'Mark'],
    ['q=Moscow&results=1&sort=x', 'Mark'],
    ['results=1&date=nonsense', ''],
  ])('opens also with %s, without a way back that nobody could go', async (search, marks) => {
    const shown = await open.get(`/documents/112659?${search}&at=1`)
    expect(shown.status).toBe(200)
    const html = await shown.text()
    expect(html).not.toContain('class="back"')
    expect(wordsOf(bearingsIn(html))).toContain(marks)
    expect(bearingsIn(html) === '').toBe(marks === '')
  })

  test('says at which mark one stands, and leads to the next and the one before by plain links', async () => {
    const first = bearingsIn(await open.page('/documents/112659?q=Moscow&results=1'))
    expect(wordsOf(first)).toContain('Mark 1 of 4')
    expect(linksIn(first).slice(1)).toEqual([
      '/documents/112659?q=Moscow&results=1&at=4#hit4',
      '/documents/112659?q=Moscow&results=1&at=2#hit2',
      '/documents/112659',
    ])
    const last = bearingsIn(await open.page('/documents/112659?q=Moscow&results=1&at=4'))
    expect(wordsOf(last)).toContain('Mark 4 of 4')
    expect(linksIn(last)).toContain('/documents/112659?q=Moscow&results=1&at=1#hit1')
    expect(wordsOf(bearingsIn(await open.page('/documents/112659?q=Moscow&results=1&at=900')))).toContain('Mark 4 of 4')
  })

  test('puts the search away, and stays in the text that is read', async () => {
    const bearings = bearingsIn(await open.page('/documents/112659?text=t2&q=unterrichtet&results=1'))
    expect(linksIn(bearings)).toEqual(['/search?q=unterrichtet#h-112659', '/documents/112659?text=t2'])
    expect(wordsOf(bearings)).toContain('One mark')
  })

  test('has it along in its other texts, and beside each other', async () => {
    const html = await open.page('/documents/112659?q=Moscow&sender=stalin&results=1')
    expect(linksIn(html)).toContain('/documents/112659?text=t2&q=Moscow&sender=stalin&results=1')
    const both = linksIn(html).find((href) => href.includes('beside=')) ?? ''
    expect(linksIn(bearingsIn(await open.page(both)))).toEqual([
      '/search?q=Moscow&sender=stalin#h-112659',
      '/documents/112659',
    ])
  })

  test('goes by its own address all the same, and is kept from the indexes of others', async () => {
    const html = await open.page('/documents/112659?q=Moscow&sender=stalin&results=1')
    const plain = await open.page('/documents/112659')
    expect(html).toContain('<link rel="canonical" href="https://chancery.example/documents/112659"/>')
    expect(html).toContain('content="noindex, follow"')
    expect(plain).not.toContain('noindex')
    expect(plain).not.toContain('bearings')
    const cited = (page: string) => /<section[^>]*id="cite".*?<\/section>/su.exec(page)?.[0]
    expect(cited(html)).toBe(cited(plain))
  })

  test('tells no name of whom nobody may know', async () => {
    const html = await open.page('/documents/112659?q=Moscow&sender=nobody-here&results=1')
    expect(wordsOf(bearingsIn(html))).toContain('Moscow · from nobody-here')
  })
})

test('a date that was typed is no word to be marked', async () => {
  const html = await open.page('/documents/112659?q=Moscow+date:1949&results=1')
  expect(linksIn(bearingsIn(html))[0]).toBe('/search?q=Moscow+date%3A1949#h-112659')
  expect(wordsOf(bearingsIn(html))).toContain('‹ Results for Moscow · 1949')
  expect(wordsOf(html)).toContain('“Moscow” stands in 4 places of this text')
  const dated = await open.page('/documents/112659?q=date:1949&results=1')
  expect(wordsOf(bearingsIn(dated))).toContain('‹ Results: 1949')
  expect(dated).not.toContain('stands in')
})

test('words that were sought in the record alone come from no results', async () => {
  const bearings = bearingsIn(await open.page('/documents/112659?q=Moscow'))
  expect(linksIn(bearings)).toEqual([
    '/documents/112659?q=Moscow&at=4#hit4',
    '/documents/112659?q=Moscow&at=1#hit1',
    '/documents/112659',
  ])
  expect(wordsOf(bearings)).toContain('4 marks')
})

test('what was chosen without words has a way back too; of everything a hit is the record’s own address', async () => {
  const path = '/documents/112659?date=1949&sender=stalin&results=1'
  expect(linksIn(await open.page('/search?sender=stalin&date=1949'))).toContain(path)
  const html = await open.page(path)
  expect(linksIn(bearingsIn(html))).toEqual(['/search?date=1949&sender=stalin#h-112659', '/documents/112659'])
  expect(wordsOf(bearingsIn(html))).toContain('‹ Results: from Joseph Stalin · 1949')
  expect(html).not.toContain('notice found')
  expect(linksIn(await open.page('/search'))).toContain('/documents/112659')
  expect(bearingsIn(await open.page('/documents/112659'))).toBe('')
})

test('what is marked is told in the words that stand there, not as what was typed', async () => {
  const told = (html: string) => wordsOf(/<p class="notice found noprint">.*?<\/p>/su.exec(html)?.[0] ?? '')
  expect(told(await open.page('/documents/112659?q=Moscow'))).toBe(
    '“Moscow” stands in 4 places of this text, marked. Go to the first.',
  )
  expect(told(await open.page('/documents/100100?q=Filippov'))).toMatch(/^Marked in one place of this text: Stalin\. /u)
  expect(told(await open.page('/documents/112659?q=Moscow+OR+Stalin'))).toMatch(
    /^Marked in 7 places of this text: Moscow \(4\), .*Stalin \(\d\)/u,
  )
  expect(told(await open.page('/documents/112659?q=nowhere'))).toBe('Nothing that “nowhere” seeks stands in this text.')
})
