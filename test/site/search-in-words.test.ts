import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchInWords } from '#site/pages/search/search-in-words.ts'
import { askedOf } from '#site/routes/search-request.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { wordsOf } from './tags.ts'

const NAMES = { sender: new Map([['stalin', 'Joseph Stalin']]), archive: new Map([['aprf/f45', 'APRF, f. 45']]) }

test.each([
  ['', ''],
  ['q=Filippov', 'Filippov'],
  ['genre=letter&sender=stalin&date=1949', 'Letters · from Joseph Stalin · 1949'],
  ['genre=memorandum+of+conversation&genre=NSC-Paper', 'Memoranda of conversation or NSC Paper'],
  ['recipient=mao&person=liu&place=nanjing&subject=mediation', 'to mao · naming liu · place nanjing · on mediation'],
  ['genre=a&genre=b&genre=c', 'A, B or C'],
  ['sender=a&sender=b&sender=c&sender=d', 'from a, b or 2 more'],
  ['archive=aprf/f45&lang=ru&has=scan', 'in APRF, f. 45 · in Russian · with a scan'],
  ['has=summary&has=ocr', 'with a summary or with a text read by machine'],
  ['q=x&date=1949-01-10..1949-01-14', 'x · 10–14 January 1949'],
  ['q=x+date:1948..1950', 'x · 1948–1950'],
  ['q=x+date:1950&date=1949', 'x date:1950 · 1949'],
  ['q=date:1949', '1949'],
  ['q=x+AND+lang:ru+archive:APRF/f45+-lang:en', 'x -lang:en · in Russian · in APRF, f. 45'],
  ['lang=%20&sender=%09&lang=ru', 'in Russian'],
  ['q=lang:ru+date:1949&lang=en', 'in Russian · in English · 1949'],
  ['q=lang:ru+OR+x', 'lang:ru OR x'],
  ['date=10+January+1949..1950', '10 January 1949 to 1950'],
  ['date=1949..', 'from 1949'],
  ['date=..May+1949', 'to May 1949'],
  ['number=0222', 'number 0222'],
  ['q=Filippov&exact=1&sort=title&page=3&open=person', 'Filippov · exactly as typed'],
  [`q=${'a'.repeat(200)}`, `${'a'.repeat(80)}…`],
])('%s is “%s”', (address, words) => {
  expect(searchInWords(askedOf(new URLSearchParams(address)), NAMES)).toBe(words)
})

describe('what narrows a search is told', () => {
  let open: OpenSite
  beforeAll(async () => {
    open = await openSite()
  })
  afterAll(() => open.close())
  const narrowed = 'q=Filippov&sender=stalin&date=1949'

  test('above the hits, where each is taken off by itself', async () => {
    const html = await open.page(`/search?${narrowed}`)
    const line = /<p class="narrowed">.*?<\/p>/su.exec(html)?.[0] ?? ''
    expect(wordsOf(line)).toBe('Narrowed to from Joseph Stalin ×: take it off · 1949 ×: take it off')
    expect(line).toContain('href="/search?q=Filippov&amp;date=1949"')
    expect(line).toContain('href="/search?q=Filippov&amp;sender=stalin"')
    expect(html.indexOf(line)).toBeLessThan(html.indexOf('<ol class="hits">'))
    expect(await open.page('/search?q=Filippov&number=0222')).toContain(
      '<a href="/search?q=Filippov" rel="nofollow">0222',
    )
    expect(await open.page('/search?q=Filippov')).not.toContain('class="narrowed"')
  })

  test('in the title of the page, of its feed, and of all else that is made of it', async () => {
    const words = 'Filippov · from Joseph Stalin · 1949'
    expect(await open.page(`/search?${narrowed}`)).toContain(`<title>${words} — Search. Chancery</title>`)
    expect(await open.page(`/search.atom?${narrowed}`)).toContain(`<title>Chancery: ${words}</title>`)
    expect((await (await open.get(`/search.json?${narrowed}`)).json()).inWords).toBe(words)
    const manifest = await (await open.get(`/search.manifest.json?${narrowed}`)).json()
    expect(manifest.label).toEqual({ none: [`Chancery: ${words}`] })
    expect(await open.page(`/search/cite?${narrowed}`)).toContain(`>${words}</a>`)
    expect(await open.page(`/cmif.xml?${narrowed}`)).toContain(`<title>Letters in Chancery: ${words}</title>`)
    expect(wordsOf(await open.page(`/search/values?of=recipient&${narrowed}`))).toContain(`documents: ${words}`)
    expect(await open.page('/search')).toContain('<title>Documents. Chancery</title>')
  })
})

test('a date of an address that may be one of two days is either, and not what lies between', () => {
  const either = {
    is: 'bool',
    must: [],
    should: ['1949-01-10', '1949-10-01'].map((day) => ({ is: 'dated', days: { from: day, to: day } })),
    not: [],
  }
  const asked = askedOf(new URLSearchParams({ date: '10/1/1949' }))
  expect([asked.query, asked.days]).toEqual([either, { from: '1949-01-10', to: '1949-10-01' }])
  expect(asked.notes.join(' ')).toContain('Read as 10 January or 1 October 1949.')
  const both = askedOf(new URLSearchParams({ q: 'date:1949-10', date: '10/1/1949' }))
  expect(both.query).toMatchObject({ is: 'bool', must: [{ is: 'dated', days: { from: '1949-10-01' } }, either] })
})
