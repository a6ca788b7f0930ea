import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'
import { wrongTags } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const LIST = '../shared/hostile/naughty-strings.json'
const OWN = [
  '',
  '"><script>alert(1)</script>',
  "' OR 1=1 --",
  '"unclosed',
  '((((',
  'a:b:c',
  'NEAR(',
  '*',
  '-',
  '\0',
  '\uD800',
  '%',
  '../../etc/passwd',
  'x'.repeat(5_000),
  'ﷺ',
  '\u202Eabc',
  '{"is":"all"}',
  '[0-9]',
  '\\',
]

/** Every way in for a word from outside. */
const ways = (word: string): string[] => {
  const coded = encodeURIComponent(word.toWellFormed())
  return [
    `/search?q=${coded}`,
    `/search.json?q=${coded}`,
    `/search?sender=${coded}&archive=${coded}&lang=${coded}&subject=${coded}`,
    `/search?number=${coded}`,
    `/search?after=${coded}`,
    `/search?page=${coded}`,
    `/search?date=${coded}`,
    `/people?start=${coded}`,
    `/people?after=${coded}`,
    `/people/${coded}`,
    `/documents/${coded}`,
    `/documents/112659?q=${coded}&text=${coded}`,
    `/documents/112659?q=${coded}&results=1&sender=${coded}&at=${coded}`,
    `/search/form?q=date:${coded}`,
    `/documents/112659/versions/${coded}`,
    `/documents/112659/passages/${coded}`,
    `/document/${coded}`,
    `/archives/${coded}`,
    `/archives?after=${coded}`,
    `/collections/${coded}`,
    `/collections/january-1949?after=${coded}`,
    `/corrections?after=${coded}`,
    `/exchanges/${coded}`,
    `/exchanges?after=${coded}`,
    `/exchanges/worked-case?asof=${coded}&view=${coded}`,
    `/exchanges/worked-case?from=${coded}&fold=${coded}`,
    `/exchanges/worked-case/drafts/${coded}`,
    `/places/${coded}`,
    `/${coded}`,
  ]
}

async function standsUpTo(word: string, paths = ways(word)): Promise<void> {
  for (const path of paths) {
    const response = await open.get(path)
    const html = await response.text()
    expect([path, response.status < 500, open.log]).toEqual([path, true, []])
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue
    // What came from outside is words: no element, attribute or script of it stands in the page.
    expect(wrongTags(html)).toEqual([])
  }
}

test.each(OWN)('stands up to %j', (word) => standsUpTo(word))

test.skipIf(!existsSync(LIST))(
  `stands up to the list of naughty strings (skipped where ${LIST} is not)`,
  { timeout: 240_000 },
  async () => {
    const words: string[] = JSON.parse(readFileSync(LIST, 'utf8'))
    expect(words.length).toBeGreaterThan(100)
    // Each by the search and some of the other ways, which take turns: all by all are many thousands of pages.
    for (const [n, word] of words.entries())
      await standsUpTo(
        word,
        ways(word).filter((_, way) => way === 0 || (way + n) % 6 === 0),
      )
    expect(open.log).toEqual([])
  },
)

test.each([
  '/documents/%E0%A4%A',
  '/search?q=%E0%A4%A',
  '/%',
  '/documents/%00',
  '//',
  '/archives//',
  '/documents/.json',
  '/documents/.',
  '/people/%2e%2e',
])('a broken address %s is no fault of ours', async (path) => {
  const response = await open.site.request(`http://localhost${path}`)
  expect([200, 301, 400, 404]).toContain(response.status)
})

test('a query that is too long is cut, and the page says so', async () => {
  const html = await open.page(`/search?q=${'word '.repeat(1_000)}`)
  expect(html).toContain('The query was longer than 2,000 characters')
})

test('the words of a record never become its page', async () => {
  const html = await open.page('/documents/hostile')
  expect(html).toContain('&lt;script>alert(1)&lt;/script> &amp; Co.')
  expect(html).not.toMatch(/<script>|<img|<b>bold|href="javascript/iu)
})
