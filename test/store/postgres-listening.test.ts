import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { readAddress } from '#store/postgres/address.ts'
import { listen } from '#store/postgres/listening.ts'
import { openPostgresStore } from '#store/postgres/open.ts'
import { beside, clearPlaces, NEEDED, newPlace, SERVER } from './postgres-server.ts'

afterAll(clearPlaces)

/** Counts, and can be awaited. */
function counting() {
  let [count, at] = [0, Promise.withResolvers<void>()]
  return {
    told() {
      count += 1
      at.resolve()
    },
    async next() {
      await Promise.race([at.promise, rest(5000)])
      at = Promise.withResolvers()
      const counted = count
      count = 0
      return counted
    },
  }
}

describe.skipIf(SERVER === undefined)(`a channel (${NEEDED})`, () => {
  test('is heard once it stands, when something is told of this archive, and again after its connection was cut', async () => {
    const [place, other] = [newPlace(), newPlace()]
    const stores = await Promise.all(
      [place, other].map((address) => openPostgresStore({ address, now: () => new Date(0) })),
    )
    const { schema, ...address } = readAddress(place)
    const heard = counting()
    const listening = listen({ ...address, schema }, 'chancery_jobs', heard.told)
    try {
      expect(await heard.next()).toBe(1)
      const handIn = (n: number) => stores[n]?.jobs.handIn({ kind: 'import', wants: {}, by: 'test' })
      await handIn(0)
      expect(await heard.next()).toBe(1)
      await handIn(1)
      await handIn(0)
      expect(await heard.next()).toBe(1)
      // A hold that is renewed is nothing that anybody waits for.
      const job = await stores[0]?.jobs.claim('a', { kinds: ['import'], hold: 1000, most: 3 })
      if (job !== undefined) await stores[0]?.jobs.renew(job, 1000, { done: 1 })
      await beside(
        place,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'chancery ${schema} chancery_jobs'`,
      )
      expect(await heard.next()).toBe(1)
      await handIn(0)
      expect(await heard.next()).toBe(1)
    } finally {
      await listening.close()
      for (const store of stores) await store.close()
    }
  })

  test('is closed while there is no server to be had', async () => {
    const listening = listen(readAddress('postgres://nobody@127.0.0.1:9/none'), 'chancery_jobs', () => {})
    await rest(50)
    await listening.close()
  })
})
