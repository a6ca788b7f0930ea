import { setTimeout as rest } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runJobs } from '#jobs/run-jobs.ts'
import type { Job, JobHandler, Jobs, Store } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { temporaryArchive } from '../temporary-archive.ts'

/** Has a job carried out until it is so, and stops. Gives it as it is then, and what was told. */
async function carriedOut({ jobs }: Store, handler: JobHandler, isSo: (job: Job) => boolean, hold = 1000) {
  const stop = new AbortController()
  const told: string[] = []
  const running = runJobs(
    jobs,
    { work: handler },
    { node: 'here', signal: stop.signal, problem: (_, message) => told.push(message), hold, look: 20 },
  )
  const id = await jobs.handIn({ kind: 'work', wants: { n: 7 }, by: 'test' })
  const end = Date.now() + 10_000
  while (!isSo(await jobs.job(id)) && Date.now() < end) await rest(5)
  stop.abort()
  await running
  return { job: await jobs.job(id), told }
}

const isDone = ({ state }: Job) => state === 'done'

test('what a handler gives is the result, and how far it is is told meanwhile', async () => {
  await using archive = await temporaryArchive()
  const { jobs } = archive.store
  const { job } = await carriedOut(
    archive.store,
    async ({ job: { wants }, told }) => {
      told({ done: 1, of: 2 })
      while ((await jobs.job(1)).progress === undefined) await rest(5)
      return { result: { took: wants } }
    },
    isDone,
    100,
  )
  expect(job).toMatchObject({ state: 'done', result: { took: { n: 7 } }, progress: { done: 1, of: 2 }, attempts: 1 })
})

test('what it is told of it takes up at once, and what it is told of while it works, afterwards', async () => {
  await using archive = await temporaryArchive()
  const { jobs } = archive.store
  let tell = () => {}
  const told: Jobs = {
    ...jobs,
    async handIn(job) {
      const id = await jobs.handIn(job)
      tell()
      return id
    },
    listen: (heard) => {
      tell = heard
      return { close: async () => {} }
    },
  }
  const stop = new AbortController()
  const work: JobHandler = async ({ job: { id } }) => {
    if (id === 1) await told.handIn({ kind: 'work', wants: {}, by: 'test' })
    if (id === 2) stop.abort()
    return { result: id }
  }
  const begun = performance.now()
  const running = runJobs(told, { work }, { node: 'here', signal: stop.signal, problem: () => {}, look: 30_000 })
  await rest(50)
  await told.handIn({ kind: 'work', wants: {}, by: 'test' })
  await running
  expect((await jobs.counts()).done).toBe(2)
  expect(performance.now() - begun).toBeLessThan(20_000)
})

test('a node that is to end hands its job back at once, as if it had never had it', async () => {
  await using archive = await temporaryArchive()
  const { job, told } = await carriedOut(
    archive.store,
    async ({ signal }) => {
      await rest(10_000, undefined, { signal }).catch(() => {})
      return undefined
    },
    ({ state }) => state === 'running',
  )
  expect(job).toMatchObject({ state: 'waiting', attempts: 0 })
  expect(told).toEqual([])
  expect(await archive.store.jobs.claim('there', { kinds: ['work'], hold: 1000, most: 5 })).toMatchObject({
    attempts: 1,
  })
})

test('work that takes longer than it is held for is held on to', async () => {
  await using archive = await temporaryArchive()
  const { job } = await carriedOut(
    archive.store,
    async () => {
      await rest(2000)
      expect(await archive.store.jobs.claim('there', { kinds: ['work'], hold: 1000, most: 5 })).toBeUndefined()
      return { result: null }
    },
    isDone,
    1200,
  )
  expect(job).toMatchObject({ state: 'done', attempts: 1, node: 'here' })
})

test('a handler whose job has gone to another node is broken off, and changes nothing of it any more', async () => {
  await using archive = await temporaryArchive()
  const { jobs } = archive.store
  let brokenOff = false
  const { job } = await carriedOut(
    archive.store,
    async ({ signal }) => {
      // This thread was at rest for longer than it held the job.
      const end = Date.now() + 150
      while (Date.now() < end);
      expect(await jobs.claim('there', { kinds: ['work'], hold: 60_000, most: 5 })).toMatchObject({ attempts: 2 })
      while (!signal.aborted) await rest(5)
      brokenOff = true
      return { result: 'of the wrong one' }
    },
    () => brokenOff,
    100,
  )
  expect(brokenOff).toBe(true)
  expect(job).toMatchObject({ state: 'running', node: 'there', attempts: 2 })
})

test.each([
  [
    'a refusal of its own',
    () => new Refusal('invalid', 'there is no such format'),
    'failed',
    'there is no such format',
  ],
  ['what may go better later', () => new Refusal('unavailable', 'the disk is full'), 'waiting', 'the disk is full'],
  ['a fault of the program', () => new TypeError('x is no function'), 'waiting', 'x is no function'],
])('%s: it is told, and the job says why', async (_, fault, state, why) => {
  await using archive = await temporaryArchive()
  const handler: JobHandler = async () => {
    throw fault()
  }
  const { job, told } = await carriedOut(archive.store, handler, (job) => job.why !== undefined)
  expect(job).toMatchObject({ state, why, attempts: 1 })
  expect(told.join()).toContain(why)
})
