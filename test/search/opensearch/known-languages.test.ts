import { expect, test } from 'vitest'
import { KnownLanguages } from '#search/opensearch/known-languages.ts'

/** What there is of languages now, and how often that was asked. */
function index() {
  const state = { languages: ['en'], asked: 0 }
  const known = new KnownLanguages(async () => {
    state.asked += 1
    return state.languages
  })
  /** As a search does: by what is known, or by what it finds out itself. */
  const search = async (generation: number) => {
    const used = known.of(['public'])
    const by = used?.languages ?? state.languages
    return await known.hold(['public'], { generation, languages: by }, used)
  }
  return { state, known, search }
}

test('asks nobody while the index is the same', async () => {
  const { state, search } = index()
  expect([await search(1), await search(1), state.asked]).toEqual([true, true, 0])
})

test('asks again when the index has changed, and holds what is the same for true', async () => {
  const { state, search } = index()
  expect([await search(1), await search(2), await search(2), state.asked]).toEqual([true, true, true, 1])
})

test('tells what was found by languages that are no longer all', async () => {
  const { state, search } = index()
  await search(1)
  state.languages = ['en', 'ru']
  expect([await search(2), await search(2)]).toEqual([false, true])
})

test('tells a search that was under way while another found that out', async () => {
  const { state, known, search } = index()
  await search(1)
  const used = known.of(['public'])
  state.languages = ['en', 'ru']
  await search(2)
  expect(await known.hold(['public'], { generation: 2, languages: ['en'] }, used)).toBe(false)
})

test('knows nothing of one reader by another', async () => {
  const { known, search } = index()
  await search(1)
  expect(known.of(['public', 'staff'])).toBeUndefined()
  expect(known.of(['public'])).toEqual({ generation: 1, languages: ['en'] })
})
