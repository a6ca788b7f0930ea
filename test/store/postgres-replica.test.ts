import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { openStore } from '../../src/open-store.ts'
import { cable, why } from '../contract/store-samples.ts'
import { lineTo } from '../cuttable.ts'
import { beside, clearPlaces, newPlace, REPLICA } from './postgres-server.ts'

afterAll(clearPlaces)

/** Of what is left of a silent line the server takes back nothing sooner, and what it streams waits for that. */
const LIMITS = { connecting: 1000, query: 6000 }

test('a replica of what is no database is refused', async () => {
  const opening = openStore({ folder: '/nowhere', replica: 'postgres://127.0.0.1:1/letters' })
  await expect(opening).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(/^CHANCERY_REPLICA/u) })
})

describe.skipIf(REPLICA === undefined)('a replica (needs CHANCERY_TEST_POSTGRES_REPLICA)', () => {
  const at = (place: string, host: string) => place.replace(new URL(place).host, host)
  const replicaHost = new URL(REPLICA ?? 'postgres://none').host

  async function open(address: string, replica: string) {
    const store = await openPostgresStore({ address, replica, now: () => new Date(), connections: 3, limits: LIMITS })
    onTestFinished(() => store.close())
    const told: string[] = []
    return { store, told, meet: async () => await store.replica?.meet((message) => told.push(message)) }
  }

  async function until(is: () => unknown) {
    for (const end = Date.now() + 30_000; !(await is()); await rest(20))
      if (Date.now() > end) expect.fail('it did not come')
  }

  const archiveThere = async (place: string) => {
    const schema = new URL(place).searchParams.get('schema')
    return (await beside(at(place, replicaHost), `select 1 where to_regclass('${schema}.change') is not null`)).length
  }

  test.each(['cut', 'silent'] as const)(
    '%s: the primary is read in its place, and nobody waits who comes then; it is told once, and read again when it is back',
    async (state) => {
      const place = newPlace()
      const line = await lineTo(replicaHost)
      onTestFinished(() => line.close())
      const { store, told, meet } = await open(place, at(place, line.host))
      await store.write((tx) => tx.put(cable('1'), why))
      await until(() => archiveThere(place))
      await meet()
      const lagging = store.as(THE_PUBLIC, { mayLag: true })
      await until(async () => (await lagging.describe(['1'])).length === 1)
      expect(told).toEqual([])
      line.set(state)
      await store.write((tx) => tx.put(cable('2'), why))
      const begun = performance.now()
      const first = await Promise.all(Array.from({ length: 8 }, () => lagging.describe(['2'])))
      const firstAfter = performance.now() - begun
      expect(first.map(({ length }) => length)).toEqual(Array.from({ length: 8 }, () => 1))
      await until(() => store.replica?.isAway)
      const then = performance.now()
      for (let n = 0; n < 20; n += 1) expect((await lagging.describe(['1', '2'])).length).toBe(2)
      console.log(
        `${state}: the first 8 reads were answered after ${Math.round(firstAfter)} ms, 20 after them in ${Math.round(performance.now() - then)} ms; told: ${told}`,
      )
      await rest(2500)
      expect(told).toEqual([expect.stringMatching(/does not answer.*Meanwhile the primary is read/u)])
      line.set('open')
      await until(() => store.replica?.isAway === false)
      expect(told.slice(1)).toEqual([expect.stringMatching(/answers again/u)])
      expect((await lagging.describe(['1', '2'])).length).toBe(2)
    },
    60_000,
  )

  test('that is not there at the start, or lets nobody in, is told in one line, and the primary is read', async () => {
    const place = newPlace()
    const wrong = at(place, replicaHost).replace(/:[^:@/]*@/u, ':wrong@')
    for (const [replica, words] of [
      [at(place, '127.0.0.1:1'), /nothing listens there/u],
      [wrong, /does not let this user in/u],
    ] as const) {
      const { store, told, meet } = await open(place, replica)
      await meet()
      expect(told).toEqual([expect.stringMatching(words)])
      expect(told[0]).not.toMatch(/wrong|\n/u)
      expect(await store.as(THE_PUBLIC, { mayLag: true }).counts()).toMatchObject({ documents: 0 })
    }
  })

  test('of another database or another schema is refused, and never read', async () => {
    const [place, other] = [newPlace(), newPlace()]
    const behind = await openPostgresStore({ address: other, now: () => new Date(), connections: 1 })
    await behind.write((tx) => tx.put(cable('1'), why))
    await behind.close()
    const elsewhere = Object.assign(new URL(at(place, replicaHost)), { pathname: '/postgres' })
    for (const replica of [other, elsewhere.href]) {
      const { store, told, meet } = await open(place, replica)
      expect((await store.as(THE_PUBLIC, { mayLag: true }).describe(['1'])).length).toBe(0)
      await expect(meet()).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringMatching(/is no replica of the store: it has another archive/u),
      })
      expect(told).toEqual([])
    }
  })
})
