import { setTimeout as rest } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Job, Store } from '#store/store.ts'
import type { Engine } from './store-samples.ts'

const HOLD = { kinds: ['import', 'dump'], hold: 60_000, most: 3 }
/** A node that is not heard of again: its time is over as soon as it has the job. */
const SHORT = { ...HOLD, hold: 0 }

const jobOf = (kind = 'import') => ({ kind, wants: { files: ['ça\u0000', '“'] }, by: 'mao' })
const numbers = async (store: Store) => (await store.jobs.list({ limit: 10 })).items.map(({ id }: Job) => id)

export function keepsJobs({ open, place }: Engine): void {
  describe('jobs', () => {
    const opened = async (work: (store: Store) => Promise<void>) => {
      const store = await open(await place())
      await work(store).finally(() => store.close())
    }

    test('one is handed in, taken up, told of, and done', () =>
      opened(async ({ jobs }) => {
        const before = Date.now() - 60_000
        const id = await jobs.handIn(jobOf())
        const [waiting] = (await jobs.list({ limit: 5 })).items
        expect(waiting).toEqual({
          id,
          kind: 'import',
          by: 'mao',
          state: 'waiting',
          attempts: 0,
          handedIn: expect.any(Date),
        })
        expect(waiting?.handedIn.getTime()).toBeGreaterThan(before)
        const mine = await jobs.claim('a', HOLD)
        expect(mine).toMatchObject({
          id,
          state: 'running',
          attempts: 1,
          node: 'a',
          wants: jobOf().wants,
          begun: expect.any(Date),
        })
        if (mine === undefined) return
        expect(await jobs.renew(mine, 60_000, { done: 3, of: 7, note: 'letters.csv' })).toBe(true)
        expect(await jobs.renew(mine, 60_000, undefined)).toBe(true)
        expect((await jobs.job(id)).progress).toEqual({ done: 3, of: 7, note: 'letters.csv' })
        expect(await jobs.finish(mine, { new: 7 })).toBe(true)
        const done = await jobs.job(id)
        expect(done).toMatchObject({ state: 'done', result: { new: 7 }, ended: expect.any(Date) })
        expect(done.why).toBeUndefined()
        expect(await jobs.claim('b', HOLD)).toBeUndefined()
        expect(await jobs.counts()).toEqual({ waiting: 0, running: 0, done: 1, failed: 0 })
        await expect(jobs.job(99)).rejects.toMatchObject({ code: 'not-found' })
      }))

    test('the oldest comes first, and none goes to two nodes, however many ask at once', () =>
      opened(async ({ jobs }) => {
        for (let n = 0; n < 12; n += 1) await jobs.handIn(jobOf())
        expect((await jobs.claim('first', HOLD))?.id).toBe(1)
        const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => jobs.claim(`n${n}`, HOLD)))
        const taken = claims.flatMap((job) => job?.id ?? [])
        expect(taken.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      }))

    test('a node takes up the kinds that it knows', () =>
      opened(async ({ jobs }) => {
        await jobs.handIn(jobOf('of-a-newer-program'))
        const id = await jobs.handIn(jobOf('dump'))
        expect((await jobs.claim('a', HOLD))?.id).toBe(id)
        expect(await jobs.claim('a', HOLD)).toBeUndefined()
      }))

    test('a job whose node is not heard of any more goes to another, and is no longer the first one’s', () =>
      opened(async ({ jobs }) => {
        await jobs.handIn(jobOf())
        const first = await jobs.claim('a', { ...HOLD, hold: 200 })
        if (first === undefined) return expect.fail('it was not taken up')
        expect(await jobs.claim('b', HOLD)).toBeUndefined()
        expect(await jobs.renew(first, 200, { done: 1 })).toBe(true)
        await rest(250)
        const second = await jobs.claim('a', HOLD)
        expect(second).toMatchObject({ attempts: 2, progress: { done: 1 } })
        for (const late of [
          () => jobs.renew(first, 60_000, undefined),
          () => jobs.finish(first, {}),
          () => jobs.fail(first, 'late'),
          () => jobs.putOff(first, 0, 'late'),
          () => jobs.handBack(first),
        ])
          expect(await late()).toBe(false)
        expect((await jobs.job(1)).state).toBe('running')
      }))

    test('one that is handed back is there at once, and that time does not count', () =>
      opened(async ({ jobs }) => {
        await jobs.handIn(jobOf())
        for (let n = 0; n < 5; n += 1) {
          const mine = await jobs.claim('a', HOLD)
          expect(mine?.attempts).toBe(1)
          expect(mine && (await jobs.handBack(mine))).toBe(true)
        }
      }))

    test('one that is put off waits, and after some times it has failed and says why', () =>
      opened(async ({ jobs }) => {
        await jobs.handIn(jobOf())
        const first = await jobs.claim('a', HOLD)
        if (first === undefined) return expect.fail('it was not taken up')
        await jobs.putOff(first, 60_000, 'the disk was full')
        expect(await jobs.job(1)).toMatchObject({ state: 'waiting', why: 'the disk was full' })
        expect(await jobs.claim('a', HOLD)).toBeUndefined()

        await jobs.handIn(jobOf())
        for (let attempts = 1; attempts <= 3; attempts += 1)
          expect(await jobs.claim('b', SHORT)).toMatchObject({ id: 2, attempts })
        expect(await jobs.claim('b', SHORT)).toBeUndefined()
        expect(await jobs.job(2)).toMatchObject({
          state: 'failed',
          why: 'the node b was not heard of again',
          attempts: 3,
        })

        await jobs.handIn(jobOf())
        const third = await jobs.claim('c', HOLD)
        expect(third && (await jobs.fail(third, 'there is no such format'))).toBe(true)
        expect(await jobs.job(3)).toMatchObject({ state: 'failed', why: 'there is no such format' })
        expect(await jobs.counts()).toEqual({ waiting: 1, running: 0, done: 0, failed: 2 })
      }))

    test('one that nobody wants any more is given up, waiting or running, and no longer its node’s', () =>
      opened(async ({ jobs }) => {
        for (let n = 0; n < 2; n += 1) await jobs.handIn(jobOf())
        const mine = await jobs.claim('a', HOLD)
        for (const id of [1, 2]) await jobs.cancel(id, 'cancelled by mao')
        expect(mine && (await jobs.renew(mine, 60_000, undefined))).toBe(false)
        expect(await jobs.claim('a', HOLD)).toBeUndefined()
        expect(await jobs.job(2)).toMatchObject({ state: 'failed', why: 'cancelled by mao', attempts: 0 })
        await expect(jobs.cancel(1, 'again')).rejects.toMatchObject({ code: 'conflict' })
        await expect(jobs.cancel(9, 'none')).rejects.toMatchObject({ code: 'not-found' })
      }))

    test('the list is given slice by slice, the newest first, whole or of one state', () =>
      opened(async (store) => {
        const { jobs } = store
        for (let n = 0; n < 5; n += 1) await jobs.handIn(jobOf())
        await jobs.claim('a', HOLD)
        expect(await numbers(store)).toEqual([5, 4, 3, 2, 1])
        const { items, next } = await jobs.list({ limit: 2, state: 'waiting' })
        expect(items.map(({ id }) => id)).toEqual([5, 4])
        const rest = await jobs.list({ limit: 5, state: 'waiting', ...(next === undefined ? {} : { after: next }) })
        expect(rest.items.map(({ id }) => id)).toEqual([3, 2])
        expect(rest.next).toBeUndefined()
      }))

    test('those that have ended are kept for a while, and no number is given twice', () =>
      opened(async ({ jobs }) => {
        for (let n = 0; n < 3; n += 1) await jobs.handIn(jobOf())
        const mine = await jobs.claim('a', HOLD)
        if (mine === undefined) return expect.fail('it was not taken up')
        await jobs.finish(mine, {})
        await jobs.cancel(3, 'not wanted')
        await rest(20)
        expect(await jobs.handIn(jobOf(), 60_000)).toBe(4)
        expect(await jobs.counts()).toEqual({ waiting: 2, running: 0, done: 1, failed: 1 })
        expect(await jobs.handIn(jobOf(), 10)).toBe(5)
        expect((await jobs.list({ limit: 9 })).items.map(({ id, state }) => [id, state])).toEqual(
          [5, 4, 2].map((id) => [id, 'waiting']),
        )
        for (const id of [2, 4, 5]) await jobs.cancel(id, 'not wanted')
        await rest(20)
        expect(await jobs.handIn(jobOf(), 10)).toBe(6)
      }))

    test('what is handed in is whole in what is copied, and nothing of a rehearsal stays', () =>
      opened(async (store) => {
        await store.jobs.handIn(jobOf())
        await store.rehearse(async (copy) => {
          expect((await copy.jobs.claim('a', HOLD))?.id).toBe(1)
          await copy.jobs.handIn(jobOf())
        })
        expect(await numbers(store)).toEqual([1])
        expect((await store.jobs.job(1)).state).toBe('waiting')
      }))
  })
}
