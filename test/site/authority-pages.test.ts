import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AgentId, PlaceId } from '#value/identifier.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { wordsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test('a place lists the documents that name it', async () => {
  const html = await open.page('/places/moscow')
  expect(wordsOf(html)).toContain('1 documentSearch in them, cite them10 Jan 1949Cable, Stalin to Mao Zedong')
  expect(html).toContain('<a href="/documents/112659">')
  const { documents, listed } = await (await open.get('/places/moscow.json')).json()
  expect([documents, listed.map((one: { address: string }) => one.address)]).toEqual([1, ['/documents/112659']])
})

test.each(['/places', '/subjects'])('%s says how many documents name each', async (path) => {
  expect(wordsOf(await open.page(path))).toMatch(/\p{L}1 document/u)
})

test('letters say how many names begin with them, and those that begin none lead nowhere', async () => {
  expect(await open.page('/people')).not.toContain('By the beginning') // a few names are seen at one glance
  await open.store.write(async (tx) => {
    for (const letter of 'abcdefgh')
      await tx.put(
        {
          kind: 'agent',
          id: `agent-${letter}` as AgentId,
          entityType: 'person',
          names: [{ text: letter.toUpperCase(), kind: 'preferred' }],
          status: { kind: 'reviewed' },
        },
        { by: 'editor', note: 'Entered.' },
      )
  })
  const html = await open.page('/people')
  expect(html).toMatch(/<a href="\/people\?start=s">S <small>\d+<\/small><\/a>/u)
  expect(html).toContain('<span class="none">X</span>')
  expect(html).not.toContain('>Z <small>') // whoever is only named in what is closed does not count
})

test('places are listed by name, not by identifier, and a beginning narrows them', async () => {
  await open.store.write(async (tx) => {
    for (const [id, text] of [
      ['z-1', 'Åbo'],
      ['a-1', 'Zürich'],
    ] as const)
      await tx.put(
        { kind: 'place', id: id as PlaceId, names: [{ text, kind: 'preferred' }], status: { kind: 'reviewed' } },
        { by: 'editor', note: 'Entered.' },
      )
  })
  const names = async (path: string) =>
    (await (await open.get(path)).json()).places.map((one: { name: string }) => one.name)
  const all = await names('/places.json')
  expect([all[0], all.at(-1)]).toEqual(['Åbo', 'Zürich'])
  expect(await names('/places.json?start=zu')).toEqual(['Zürich'])
  expect(wordsOf(await open.page('/places?start=q'))).toContain('No name here begins with “q”.')
  expect((await open.get(`/places?start=${'x'.repeat(61)}`)).status).toBe(400)
})
