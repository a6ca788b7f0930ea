import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'
import { wordsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test('a place lists the documents that name it', async () => {
  const html = await open.page('/places/moscow')
  expect(wordsOf(html)).toContain('1 document10 Jan 1949Cable, Stalin to Mao Zedong')
  expect(html).toContain('<a href="/documents/112659">')
  const { documents, listed } = await (await open.get('/places/moscow.json')).json()
  expect([documents, listed.map((one: { address: string }) => one.address)]).toEqual([1, ['/documents/112659']])
})

test.each(['/places', '/subjects'])('%s says how many documents name each', async (path) => {
  expect(wordsOf(await open.page(path))).toMatch(/\p{L}1 document/u)
})

test('letters say how many names begin with them, and those that begin none lead nowhere', async () => {
  const html = await open.page('/people')
  expect(html).toMatch(/<a href="\/people\?start=s">S <small>\d+<\/small><\/a>/u)
  expect(html).toContain('<span class="none">X</span>')
  expect(html).not.toContain('>Z <small>') // whoever is only named in what is closed does not count
})
