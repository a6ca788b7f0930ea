import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchReadiness } from '#site/readiness.ts'
import { makeSite } from '#site/site.ts'
import type { Opened } from '#site/site-context.ts'
import { Refusal } from '#value/refusal.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
  // The thread that answers for the index takes its time to start.
  await open.archive.searching.status()
})
afterAll(() => open.close())

const gone = async () => {
  throw new Refusal('unavailable', 'The server at 10.0.0.7 does not answer.')
}
const ask = async (archive: Opened, ending?: AbortSignal) => {
  const answer = await makeSite(archive, { log: () => {}, ...(ending === undefined ? {} : { ending }) }).request(
    '/readyz',
  )
  return { status: answer.status, says: await answer.json(), connection: answer.headers.get('connection') }
}

test('an archive whose parts all answer is ready', async () => {
  expect(await ask(open.archive)).toEqual({
    status: 200,
    says: { ready: true, store: 'ok', index: 'ok', files: 'ok' },
    connection: null,
  })
})

test('without its store it is not; without index or files it is, and says what is missing, not where', async () => {
  const { archive } = open
  expect(await ask({ ...archive, store: { ...archive.store, head: gone } })).toMatchObject({
    status: 503,
    says: { ready: false, store: 'unavailable' },
  })
  expect(await ask({ ...archive, searching: { ...archive.searching, status: gone } })).toMatchObject({
    status: 200,
    says: { ready: true, index: 'unavailable' },
  })
  const files = { ...archive.files, answer: gone }
  const lost = await ask({ ...archive, files })
  expect(lost).toMatchObject({ status: 200, says: { ready: true, files: 'unavailable' } })
  expect(JSON.stringify(lost.says)).not.toContain('10.0.0.7')
})

test('with a replica it is ready while either can be read, and says which is away', async () => {
  const { archive } = open
  const replica = (isAway: boolean) => ({ isAway, meet: async () => {} })
  const head = () => archive.store.head()
  expect(await ask({ ...archive, store: { ...archive.store, head, replica: replica(true) } })).toMatchObject({
    status: 200,
    says: { ready: true, store: 'ok', replica: 'unavailable' },
  })
  expect(await ask({ ...archive, store: { ...archive.store, head: gone, replica: replica(false) } })).toMatchObject({
    status: 200,
    says: { ready: true, store: 'unavailable', replica: 'ok' },
  })
  expect(await ask({ ...archive, store: { ...archive.store, head: gone, replica: replica(true) } })).toMatchObject({
    status: 503,
    says: { ready: false },
  })
})

test('a store that says nothing is given up after two seconds', async () => {
  const { archive } = open
  const begun = performance.now()
  expect(
    await ask({ ...archive, store: { ...archive.store, head: () => new Promise<never>(() => {}) } }),
  ).toMatchObject({
    status: 503,
  })
  expect(performance.now() - begun).toBeGreaterThan(1500)
})

test('what is behind is told with how far, to whoever measures', async () => {
  const { archive } = open
  const head = (await archive.store.head()) + 7
  const [first] = await archive.store.changes(0, 1)
  const changes = async () => (first === undefined ? [] : [first])
  // Of these numbers four were passed over.
  const changesBetween = async (after: number, last: number) => Math.max(last - after - 4, 0)
  const store = { ...archive.store, head: async () => head, changes, changesBetween }
  const readiness = await watchReadiness({ ...archive, store })()
  expect(readiness).toMatchObject({ index: 'behind', lag: 3, behindSince: first?.at })
})

test('of a part that says nothing nothing more is asked before it does', async () => {
  let asked = 0
  const answer = () => {
    asked += 1
    return new Promise<never>(() => {})
  }
  const readiness = watchReadiness({ ...open.archive, files: { ...open.archive.files, answer } })
  expect(await readiness()).toMatchObject({ store: 'ok', files: 'unavailable' })
  // What it said is taken for true for a second.
  await new Promise((rest) => setTimeout(rest, 1000))
  expect(await readiness()).toMatchObject({ store: 'ok', files: 'unavailable' })
  expect(asked).toBe(1)
})

test('one that is to end says so, and keeps no connection', async () => {
  expect(await ask(open.archive, AbortSignal.abort())).toEqual({
    status: 503,
    says: { ready: false, ending: true, store: 'ok', index: 'ok', files: 'ok' },
    connection: 'close',
  })
})

test('however often it is asked, its parts are asked once a second', async () => {
  let asked = 0
  const answer = async () => {
    asked += 1
  }
  const files = { ...open.archive.files, answer }
  const readiness = watchReadiness({ ...open.archive, files })
  await Promise.all([readiness(), readiness(), readiness()])
  expect(asked).toBe(1)
})
