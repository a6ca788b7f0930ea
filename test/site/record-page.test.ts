import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOCUMENTS, record } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { wordsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test('a record of a collection leads to what stands before and after it there', async () => {
  const html = await open.page('/documents/112659')
  expect(html).toContain('<link rel="prev" href="/documents/100100"/><link rel="next" href="/documents/0222"/>')
  expect(wordsOf(html)).toContain('In its collectionJanuary 1949PreviousCiphered Telegram No. 0100')
  const last = await open.page('/documents/116969')
  expect(last).toContain('rel="prev"')
  expect(last).not.toContain('rel="next"')
})

test('a page that is kept is asked for anew when another document comes to stand beside it', async () => {
  const own = await openSite()
  const before = await own.get('/documents/112659')
  const tag = before.headers.get('etag') ?? ''
  expect((await own.get('/documents/112659', { 'if-none-match': tag })).status).toBe(304)
  const between = (DOCUMENTS.find(({ id }) => id === '0222')?.collections ?? []).map((one) => ({
    ...one,
    position: 2.5,
  }))
  await own.store.write((tx) =>
    tx.put(record('between', { title: 'A paper between', collections: between }), {
      by: 'import',
      note: 'Brought in.',
    }),
  )
  const after = await own.get('/documents/112659', { 'if-none-match': tag })
  expect(after.status).toBe(200)
  expect(await after.text()).toContain('<link rel="next" href="/documents/between"/>')
  await own.close()
})

test('somebody who did several things is told once, those between whom it went first; names with commas are kept apart', async () => {
  const own = await openSite()
  await own.store.write((tx) =>
    tx.put(
      record('office', {
        title: 'Order',
        participants: [
          { role: 'signatory', agent: 'stalin' as never, asNamed: 'Stalin' },
          { role: 'mentioned', agent: 'mao-zedong' as never, asNamed: 'Mao' },
          { role: 'sender', agent: 'stalin' as never, asNamed: 'Chairman (Stalin)', office: 'Chairman' },
        ],
        credits: [
          { role: 'edited', name: 'Arendt, Ada' },
          { role: 'edited', name: 'Brandt, Bo' },
        ],
      }),
      { by: 'import', note: 'Brought in.' },
    ),
  )
  const words = wordsOf(await own.page('/documents/office'))
  expect(words).toMatch(
    /People[^.]*Stalin, sender, signatorynamed here Chairman \(Stalin\); named here StalinMao, mentioned/u,
  )
  expect(words).toContain('Edited by Arendt, Ada; Brandt, Bo.')
  await own.close()
})
