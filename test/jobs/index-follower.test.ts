import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bringIndexUp, isOfAnotherPast, rebuildIndex } from '#jobs/bring-index-up.ts'
import { followChanges } from '#jobs/follow-changes.ts'
import { indexFollower } from '#jobs/index-follower.ts'
import type { Indexing, Searching } from '#search/search.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'
import { type Store, THE_EDITORS } from '#store/store.ts'
import { everything, found } from '../contract/search-samples.ts'
import { agent, cable, exchange, id, why } from '../contract/store-samples.ts'

let folder = ''
let store: Store
let indexing: Indexing
let searching: Searching
const going = new AbortController().signal

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-follow-'))
  store = await openSqliteStore({ file: join(folder, 'archive.sqlite'), now: () => new Date('2026-11-25T12:00:00Z') })
  indexing = openSqliteIndexing({ folder: join(folder, 'index') })
  searching = openSqliteSearching({ folder: join(folder, 'index'), workers: 1 })
})
afterEach(async () => {
  await searching.close()
  await indexing.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const keep = (...held: Parameters<Parameters<Parameters<Store['write']>[0]>[0]['put']>[0][]) =>
  store.write(async (tx) => {
    for (const one of held) await tx.put(one, why)
  })
const told = async () => {
  const entries = new Map<string, number>()
  for await (const { id, stamp } of indexing.entries()) entries.set(id, stamp)
  return entries
}
/** The index holds what the store does, at the same stamps, and says so by its cursor. */
async function expectInStep(): Promise<void> {
  const { items } = await store.as(THE_EDITORS).list('document', { limit: 500 })
  const described = await store.as(THE_EDITORS).describe(items.map(({ id }) => id))
  const open = described.filter(({ document }) => document.access.kind !== 'withdrawn')
  expect(await told()).toEqual(new Map(open.map(({ document, indexStamp }) => [document.id, indexStamp])))
  expect(await indexing.cursor()).toBe(await store.head())
}

test('the index follows what is kept, changed, closed and withdrawn', async () => {
  await keep(cable('a', { title: 'First cable' }), cable('b'), cable('c'))
  await bringIndexUp(store, indexing, going)
  await expectInStep()
  expect(await found({ searching }, 'first')).toEqual(['a'])

  await keep(
    cable('a', { title: 'Second cable' }),
    cable('b', { access: { kind: 'restricted', groups: ['staff'] } }),
    cable('c', { access: { kind: 'withdrawn', reason: 'a mistake', day: '2026-11-25' } }),
  )
  await bringIndexUp(store, indexing, going)
  await expectInStep()
  expect(await found({ searching }, 'first')).toEqual([])
  expect(await everything({ searching })).toEqual(['a'])
  expect(await everything({ searching }, { clearance: ['public', 'group staff'] })).toEqual(['a', 'b'])
  expect(await everything({ searching }, { clearance: ['public', 'editors'] })).toEqual(['a', 'b'])

  await keep(cable('c'))
  await bringIndexUp(store, indexing, going)
  await expectInStep()
})

test('a changed exchange takes its documents along', async () => {
  await keep(cable('a'), cable('b'))
  await bringIndexUp(store, indexing, going)
  await keep(exchange('x', ['a']))
  await bringIndexUp(store, indexing, going)
  await expectInStep()
})

test('a follower that dies between batches goes on where its cursor stands', async () => {
  await keep(...Array.from({ length: 320 }, (_, n) => cable(`d${n}`)))
  let takes = 0
  const dying: Pick<Indexing, 'cursor' | 'take'> = {
    cursor: () => indexing.cursor(),
    async take(writes, cursor) {
      takes += 1
      if (takes === 2) throw new Error('killed')
      await indexing.take(writes, cursor)
    },
  }
  await expect(followChanges(store, indexFollower(store, dying), going)).rejects.toThrow('killed')
  const cursor = await indexing.cursor()
  expect(cursor).toBeGreaterThan(0)
  expect(cursor).toBeLessThan(await store.head())
  expect((await told()).size).toBe(250)

  await keep(cable('d1', { title: 'Changed meanwhile' }))
  await bringIndexUp(store, indexing, going)
  await expectInStep()
  expect(await found({ searching }, 'meanwhile')).toEqual(['d1'])
})

test('documents keep the order in which they came, also through a rebuild', async () => {
  await keep(cable('a'), cable('b'), cable('c'))
  await bringIndexUp(store, indexing, going)
  await keep(cable('a', { title: 'Changed last' }))
  await bringIndexUp(store, indexing, going)
  const newest = async () => {
    const { hits } = await searching.search({ query: { is: 'all' }, sort: 'added', size: 9, clearance: ['public'] })
    return hits.map(({ id }) => id)
  }
  expect(await newest()).toEqual(['c', 'b', 'a'])
  await rebuildIndex(store, indexing, going)
  await expectInStep()
  expect(await newest()).toEqual(['c', 'b', 'a'])
})

test('a rebuild that is stopped leaves the index in use as it was', async () => {
  await keep(cable('a'))
  await bringIndexUp(store, indexing, going)
  const before = await told()
  await rebuildIndex(store, indexing, AbortSignal.abort())
  expect(await told()).toEqual(before)
  await rebuildIndex(store, indexing, going)
  await expectInStep()
})

test('the names of agents follow, and no document is indexed again', async () => {
  const named = (text: string) => ({ names: [{ text, kind: 'preferred' }], status: { kind: 'reviewed' } }) as const
  await keep(agent('a', named('Anna Old')), cable('x', { participants: [{ role: 'sender', agent: id<'agent'>('a') }] }))
  await bringIndexUp(store, indexing, going)
  const before = await told()
  await keep(agent('a', named('Anna New')))
  await bringIndexUp(store, indexing, going)
  expect(await told()).toEqual(before)
  expect(await found({ searching }, 'from:"anna old"')).toEqual(['x'])
  expect(await found({ searching }, 'anna new')).toEqual(['x'])
  expect((await searching.suggest('new', ['public'], 1)).map(({ name }) => name)).toEqual(['Anna New'])
})

test('the names of places follow too', async () => {
  const named = (text: string) => ({ names: [{ text, kind: 'preferred' }], status: { kind: 'reviewed' } }) as const
  const place = (text: string) => ({ kind: 'place', id: id<'place'>('a'), ...named(text) }) as const
  await keep(place('Oldport'), cable('x', { places: [{ role: 'sent-from', place: id<'place'>('a') }] }))
  await bringIndexUp(store, indexing, going)
  expect(await found({ searching }, 'oldport')).toEqual(['x'])
  await keep(place('Newport'))
  await bringIndexUp(store, indexing, going)
  expect(await found({ searching }, 'newport')).toEqual(['x'])
  expect(await found({ searching }, 'oldport')).toEqual([])
})

test('an index that knows of more than there is, for acts were lost, is built anew', async () => {
  await keep(cable('a'), cable('b', { title: 'Lost' }), cable('c'))
  await bringIndexUp(store, indexing, going)
  await store.close()
  rmSync(join(folder, 'archive.sqlite'))
  store = await openSqliteStore({ file: join(folder, 'earlier.sqlite'), now: () => new Date('2026-11-25T12:00:00Z') })
  await keep(cable('a'), cable('d', { title: 'Found' }))
  let rebuilt = 0
  await bringIndexUp(store, indexing, going, { rebuilding: () => (rebuilt += 1) })
  await expectInStep()
  expect([await found({ searching }, 'lost'), await found({ searching }, 'found'), rebuilt]).toEqual([[], ['d'], 1])
})

/** The same log, in which numbers were passed over after this one. */
function passingOver(last: number): Pick<Store, 'as' | 'changes'> {
  const far = 1_000_000
  return {
    as: store.as.bind(store),
    changes: async (after, limit) => {
      const changes = await store.changes(after > far ? after - far : Math.min(after, last), limit)
      return changes.map((one) => (one.seq > last ? { ...one, seq: one.seq + far } : one))
    },
  }
}

test('an index that has taken a change whose number was passed over since is of another past', async () => {
  await keep(cable('a'), cable('b'), cable('c'))
  await bringIndexUp(store, indexing, going)
  expect(await isOfAnotherPast(store, await indexing.cursor())).toBe(false)
  expect(await isOfAnotherPast(passingOver(3), await indexing.cursor())).toBe(false)
  expect(await isOfAnotherPast(passingOver(2), await indexing.cursor())).toBe(true)
})

test('wherever a follower stops, its cursor is of a change that there is', async () => {
  await keep(...Array.from({ length: 320 }, (_, n) => cable(`d${n}`)))
  const log = passingOver(250)
  const cursors: number[] = []
  const follower = indexFollower(log, {
    cursor: () => indexing.cursor(),
    async take(writes, cursor) {
      await indexing.take(writes, cursor)
      cursors.push(cursor)
      expect(await isOfAnotherPast(log, await indexing.cursor())).toBe(false)
    },
  })
  await followChanges(log, follower, going)
  expect(cursors).toEqual([250, 1_000_320])
})

test('who is to end does so within a batch, and goes on from there', async () => {
  await keep(...Array.from({ length: 320 }, (_, n) => cable(`d${n}`)))
  const ending = new AbortController()
  const reading: Pick<Store, 'as' | 'changes'> = {
    changes: (...asked) => store.changes(...asked),
    as: (...who) => {
      const as = store.as(...who)
      return {
        ...as,
        describe: (...ids) => {
          ending.abort()
          return as.describe(...ids)
        },
      }
    },
  }
  await bringIndexUp(reading, indexing, ending.signal)
  expect(await indexing.cursor()).toBe(50)
  expect((await told()).size).toBe(50)
  await bringIndexUp(store, indexing, going)
  await expectInStep()
})
