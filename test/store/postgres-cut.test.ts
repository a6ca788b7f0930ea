import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { type Store, THE_PUBLIC } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { cable, why } from '../contract/store-samples.ts'
import { type Line, lineTo } from '../cuttable.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from './postgres-server.ts'

afterAll(clearPlaces)

const LIMITS = { connecting: 400, query: 800 }
/** Longer (ms) nobody waits, whatever was under way. */
const WHOLE = 3 * (LIMITS.connecting + LIMITS.query)

interface Told {
  readonly after: number
  readonly said: unknown
}

/** What became of some acts, and when. One that has not come to its end by then hangs. */
async function outcomes(acts: readonly Promise<unknown>[]): Promise<readonly Told[]> {
  const begun = performance.now()
  const told = acts.map(async (act) => {
    const said = await Promise.race([act.catch((cause: unknown) => cause), rest(WHOLE + 5000, 'hangs', { ref: false })])
    return { after: Math.round(performance.now() - begun), said }
  })
  return await Promise.all(told)
}

const isTold = (said: unknown) => said instanceof Refusal && said.code === 'unavailable'

async function through(line: Line, act: (store: Store, direct: Store) => Promise<void>, place: string) {
  const open = (address: string) =>
    openPostgresStore({ address, now: () => new Date(), connections: 3, limits: LIMITS })
  const [store, direct] = [await open(place.replace(new URL(place).host, line.host)), await open(place)]
  try {
    await act(store, direct)
  } finally {
    line.set('open')
    await Promise.all([store.close(), direct.close()])
    line.close()
  }
}

describe.skipIf(SERVER === undefined)(`the line to the database (${NEEDED})`, () => {
  test.each(['silent', 'cut'] as const)(
    '%s under reads and a write: all are told in time, nothing hangs, and the pool is as before when it is back',
    async (state) => {
      const place = newPlace()
      const line = await lineTo(new URL(place).host)
      await through(
        line,
        async (store) => {
          await store.write((tx) => tx.put(cable('before'), why))
          const read = () => store.as(THE_PUBLIC).describe(['before'])
          await Promise.all([read(), read(), read()])
          const happened = Promise.withResolvers<void>()
          const writing = store.write(async (tx) => {
            await tx.put(cable('amid'), why)
            line.set(state)
            happened.resolve()
            await tx.put(cable('amid-too'), why)
          })
          await happened.promise
          const told = await outcomes([writing, ...Array.from({ length: 6 }, read), store.head()])
          const slowest = Math.max(...told.map(({ after }) => after))
          console.log(
            `${state}: ${told.length} asked, the slowest told after ${slowest} ms: ${told.map(({ said }) => (said instanceof Error ? said.message : said))[0]}`,
          )
          expect(told.filter(({ said }) => !isTold(said))).toEqual([])
          line.set('open')
          expect((await read()).length).toBe(1)
          expect(await store.write((tx) => tx.put(cable('after'), why))).toBe('new')
          expect((await store.as(THE_PUBLIC).describe(['amid', 'amid-too'])).length).toBe(0)
          await Promise.all(Array.from({ length: 9 }, read))
          await rest(100)
          expect(store.connections()).toMatchObject([{ to: 'primary', inUse: 0, waiting: 0 }])
        },
        place,
      )
    },
  )

  test('silent while changes are waited for: they are heard of as soon as it is back', async () => {
    const place = newPlace()
    const line = await lineTo(new URL(place).host)
    await through(
      line,
      async (store, direct) => {
        const { signal } = new AbortController()
        // The first wait begins to listen.
        expect(await store.awaitChange(0, signal)).toBe(false)
        const heard = async (id: string) => {
          const head = await direct.head()
          const waiting = store.awaitChange(head, signal)
          await rest(100)
          const begun = performance.now()
          await direct.write((tx) => tx.put(cable(id), why))
          const isThere = await waiting
          return { isThere, after: Math.round(performance.now() - begun) }
        }
        const before = await heard('one')
        line.set('silent')
        const lost = await outcomes([store.awaitChange(await direct.head(), signal)])
        expect(lost.filter(({ said }) => !isTold(said))).toEqual([])
        line.set('open')
        await direct.write((tx) => tx.put(cable('two'), why))
        expect(await store.awaitChange((await direct.head()) - 1, signal)).toBe(true)
        const after = await heard('three')
        console.log(
          `a change was heard of after ${before.after} ms, and after ${after.after} ms when the line had been silent`,
        )
        expect([before.isThere, after.isThere]).toEqual([true, true])
      },
      place,
    )
  })
})
