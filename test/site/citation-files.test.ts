import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { record } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

/** More than stand on a page. */
const MANY = Array.from({ length: 230 }, (_, n) => record(`many-${n}`, { title: `Letter ${n}`, day: '1950-05-05' }))

const styleOf = (
  title: string,
  macros: string,
  layout: string,
) => `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
<info><title>${title}</title><id>${title}</id></info>${macros}
<citation><layout>${layout}</layout></citation><bibliography><layout>${layout}</layout></bibliography></style>`
/** Macros of which each calls the one before it twice. */
const TWICE = Array.from(
  { length: 30 },
  (_, n) => `<macro name="m${n}">${n === 0 ? '<text value="a"/>' : `<text macro="m${n - 1}"/>`.repeat(2)}</macro>`,
).join('')

let open: OpenSite
beforeAll(async () => {
  open = await openSite({}, MANY)
  mkdirSync(open.styles)
  const put = (name: string, style: string) => writeFileSync(join(open.styles, `${name}.csl`), style)
  put('titles', styleOf('Titles', '', '<text variable="title"/>'))
  put('endless', styleOf('Endless', TWICE, '<text macro="m29"/>'))
})
afterAll(() => open.close())

const path = (style: string) => `/search/cite.txt?date=1950&style=${style}`
const countIn = (text: string) => text.match(/^Letter /gmu)?.length

test('no reader waits for a file in the style of others, and it ends when its reader has gone', async () => {
  // What is found is known from here on: the file gets under way at once.
  await open.page(path('archival-note'))
  const reader = new AbortController()
  const file = Promise.resolve(open.site.request(path('endless'), { signal: reader.signal }))
  let isMade = false
  file.then(() => {
    isMade = true
  })
  // The first opens the style; meanwhile the file has got under way.
  for (const number of ['112659', '116969'])
    expect(await open.page(`/documents/${number}?style=titles`)).toContain('id="citation"')
  expect(isMade).toBe(false)
  const next = open.page(path('titles'))
  reader.abort()
  // It is broken off, and not given up because its style takes too long (400).
  expect((await file).status).not.toBe(400)
  expect(countIn(await next)).toBe(230)
})

test('two files are under way at most; a third is told when to ask, unless it is of the archive’s own style', async () => {
  const [first, second] = await Promise.all([open.get(path('titles')), open.get(path('titles'))])
  const third = await open.get(path('titles'))
  expect([third.status, third.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await third.json()).toMatchObject({ detail: expect.stringContaining('Two files of many citations') })
  expect((await open.get(path('archival-note'))).status).toBe(200)
  expect((await open.get('/search/cite.txt?person=stalin&style=titles')).status).toBe(200)
  // One is not read on, the other is read to its end.
  await first.body?.cancel()
  expect(countIn(await second.text())).toBe(230)
  const later = await Promise.all([open.get(path('titles')), open.get(path('titles'))])
  expect(await Promise.all(later.map(async (one) => countIn(await one.text())))).toEqual([230, 230])
})
