import { afterAll, beforeAll, expect, test } from 'vitest'
import { CABLE } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

const BEHIND = 'The index has not yet taken in all that has changed: there may be more than is found here.'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const twin = async (parameters: Record<string, string>) =>
  (await open.get(`/search.json?${new URLSearchParams(parameters)}`)).json()

test('a search for programs: the total, the hits with marks, what is counted with its words, and the names sought', async () => {
  const found = await twin({ q: 'Filippov', sender: 'stalin' })
  expect(found).toMatchObject({
    query: 'Filippov',
    total: { relation: 'exact' },
    from: 0,
    ranking: 'exhaustive',
    missing: [],
    done: [{ names: { typed: 'Filippov', agent: 'stalin', name: 'Joseph Stalin', as: 'cover' } }],
  })
  expect(found.hits[0]).toMatchObject({ address: expect.stringMatching(/^\/documents\//u), day: expect.any(String) })
  expect(found.facets.sender).toContainEqual({ value: 'stalin', words: 'Joseph Stalin', count: found.total.value })
  expect(found.facets.language).toContainEqual(expect.objectContaining({ value: 'ru', words: 'Russian' }))
})

test('what was not found: the words that nothing has, what is near them, and what was said on the page', async () => {
  const found = await twin({ q: 'Filipov Quixotic', exact: '1' })
  expect(found).toMatchObject({ total: { value: 0 }, hits: [], missing: ['Filipov', 'Quixotic'] })
  expect(found.near).toEqual([{ word: 'Filipov', spellings: [expect.objectContaining({ word: 'filippov' })] }])
  expect(found.said).toContain('No document holds “Filipov”, “Quixotic”.')
})

test('while the index has yet to take in what has changed, a search says that more may be found, and no longer', async () => {
  const said = async () => (await twin({ q: 'Quixotic' })).said
  expect(await said()).not.toContain(BEHIND)
  await open.store.write(async (tx) => {
    await tx.put({ ...CABLE, title: 'A quixotic telegram' }, { by: 'editor', note: 'Called otherwise.' })
  })
  expect(await said()).toContain(BEHIND)
  expect(await open.page('/search?q=Quixotic')).toContain(BEHIND)
  await open.index()
  expect(await said()).not.toContain(BEHIND)
  expect((await twin({ q: 'Quixotic' })).total.value).toBe(1)
})

test('a passage of a note is told as a note, and not as the text beside which it stands', async () => {
  const { hits } = await twin({ q: 'newspaper' })
  expect(hits[0].snippets[0]).toMatchObject({ note: true, text: expect.stringContaining('A newspaper has the note') })
  expect(await open.page('/search?q=newspaper')).toMatch(/>Note to the [a-z]+</u)
})
