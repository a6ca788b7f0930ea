import { afterAll, beforeAll, expect, test } from 'vitest'
import { reasonInWords } from '#site/pages/search/reason-in-words.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test('why a document was found: what of the question it has, and where', async () => {
  expect(await open.page('/search?q=Filippov')).toContain('href="/search/why?document=112659&amp;q=Filippov"')
  const { reasons } = await (await open.get('/search/why.json?document=112659&q=Filippov')).json()
  expect(reasons).toContainEqual({
    words: 'Filippov',
    as: 'typed',
    in: expect.arrayContaining(['text']),
    told: expect.stringContaining('in its text'),
  })
  const html = await open.page('/search/why?document=112659&q=Filippov')
  expect(html).toContain('<a href="/search?q=Filippov">Back to the results</a>')
  expect(html).toContain('Joseph Stalin')
})

test.each([
  ['archive:aprf', /<dt>APRF<\/dt><dd>The document is kept there\.</u],
  ['date:1949-01', /<dt>January 1949<\/dt><dd>The document is of this time\.</u],
  ['sender=stalin', /<dt>Joseph Stalin<\/dt><dd>The document is from them\.</u],
  ['-Tantalwords', /It has nothing of what the search leaves out\./u],
  ['', /Nothing was asked for/u],
])('why 112659 is among the results for “%s”, which has no words', async (asked, told) => {
  const query = asked.includes('=') ? asked : `q=${asked}`
  expect((await (await open.get(`/search/why.json?document=112659&${query}`)).json()).found).toBe(true)
  expect(await open.page(`/search/why?document=112659&${query}`)).toMatch(told)
})

test('of what is no hit, that is said', async () => {
  expect(await open.page('/search/why?document=bare&q=Filippov')).toContain(
    'It is not among the results for “Filippov”.',
  )
})

test.each(['', 'document=closed-1&q=Zirkon', 'document=gone-1&q=Tantalwords', 'document=nobody', 'document=..%2f'])(
  'why?%s: no such record',
  async (asked) => {
    expect((await open.get(`/search/why?${asked}`)).status).toBe(404)
  },
)

test.each([
  [
    { words: 'a', as: 'typed', in: ['title', 'text'] },
    'As typed, or another form of the word; it stands in its title and in its text.',
  ],
  [
    { words: 'a', as: 'name', of: { agent: 'x', name: 'X' }, in: ['names'] },
    'Another name of X; it stands among the names that it has.',
  ],
  [{ words: 'a', as: 'link', of: { agent: 'x', name: 'X' }, in: [] }, 'The document is linked to X.'],
  [
    { words: 'a', as: 'spelling', in: ['description'] },
    'Spelt nearly as typed; it stands in its references, numbers or subjects.',
  ],
  [{ words: '1949', as: 'date', possibly: true, in: [] }, 'The document may be of this time.'],
  [{ words: '1949', as: 'date', in: [] }, 'The document is of this time.'],
  [{ words: 'ru', as: 'value', facet: 'language', in: [] }, 'The document is in this language.'],
  [{ words: 'scan', as: 'value', facet: 'has', in: [] }, 'The document has this.'],
] as const)('a reason in words (%#)', (reason, words) => {
  expect(reasonInWords(reason)).toBe(words)
})

test('documents like a record, each with what it has in common, at an address of their own', async () => {
  const { similar } = await (await open.get('/documents/116969/similar.json')).json()
  expect(similar.length).toBeGreaterThan(0)
  expect(similar[0].words).toMatch(/^(?:In the same file|With)/u)
  const html = await open.page('/documents/116969/similar')
  expect(html).toContain('In the same file, APRF, f. 45, op. 1, d. 330')
  expect(await open.page('/documents/116969')).toContain('<a href="/documents/116969/similar">Similar documents</a>')
  expect((await open.get('/documents/closed-1/similar')).status).toBe(404)
  expect((await open.get('/documents/gone-1/similar')).status).toBe(410)
})

test('a record opened from a hit has the other names marked too, unless it was asked exactly', async () => {
  const html = await open.page('/documents/100100?q=Filippov')
  expect(html).toContain('<mark id="hit1">Stalin</mark>')
  expect(await open.page('/documents/100100?q=Filippov&exact=1')).not.toContain('<mark id="hit1">')
})

test('a hit leads to the text that was found', async () => {
  expect(await open.page('/search?q=unterrichtet')).toContain(
    'href="/documents/112659?text=t2&amp;q=unterrichtet&amp;results=1#hit1"',
  )
  const html = await open.page('/documents/112659?text=t2&q=unterrichtet')
  expect(html).toContain('<mark id="hit1">unterrichtet</mark>')
  expect(html).toContain(
    '<form class="within noprint" action="/documents/112659" aria-label="Find in this text"><input type="hidden" name="text" value="t2"/>',
  )
})
