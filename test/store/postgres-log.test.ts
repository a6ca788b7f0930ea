import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import type { Change } from '#store/store.ts'
import { cable, why } from '../contract/store-samples.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from './postgres-server.ts'

afterAll(clearPlaces)

const PROGRAM = fileURLToPath(new URL('./write-to-postgres.ts', import.meta.url))
const ACTS = 12

describe.skipIf(SERVER === undefined)(`the change log on PostgreSQL (${NEEDED})`, () => {
  test('with many writers no follower skips a change, and each takes them in the order of the log', async () => {
    const place = newPlace()
    const open = () => openPostgresStore({ address: place, now: () => new Date(), connections: 3 })
    const stores = await Promise.all([open(), open(), open(), open()])
    let isWriting = true
    const follow = async (store: (typeof stores)[number], limit: number) => {
      const taken: Change[] = []
      for (let isLast = false; ; ) {
        const changes = await store.changes(taken.at(-1)?.seq ?? 0, limit)
        taken.push(...changes)
        if (changes.length === 0) await new Promise((rest) => setTimeout(rest, 1))
        if (isLast && changes.length === 0) return taken
        isLast = !isWriting
      }
    }
    const followers = stores.map((store, n) => follow(store, [1, 7, 50, 500][n] ?? 500))
    // Long acts and short ones, in processes of their own and in this one.
    const children = [0, 1, 5].map((pause, n) =>
      spawn(process.execPath, ['--no-warnings', PROGRAM, place, 'write', `child${n}`, String(ACTS), String(pause)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    )
    const here = stores.map(async (store, n) => {
      for (let act = 0; act < ACTS; act += 1)
        await store.write(async (tx) => {
          await tx.put(cable(`here${n}-${act}-first`), why)
          await new Promise((rest) => setTimeout(rest, (act * 7 + n) % 5))
          await tx.put(cable(`here${n}-${act}-last`), why)
        })
    })
    const codes = await Promise.all(children.map((child) => once(child, 'exit')))
    await Promise.all(here)
    isWriting = false
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0])

    const written = 3 * ACTS * 10 + stores.length * ACTS * 2
    const log = Array.from({ length: written }, (_, n) => n + 1)
    for (const taken of await Promise.all(followers)) {
      expect(taken.map(({ seq }) => seq)).toEqual(log)
      expect(taken.map(({ at }) => at.getTime())).toEqual(taken.map(({ at }) => at.getTime()).toSorted((a, b) => a - b))
    }
    for (const store of stores) await store.close()
  }, 180_000)
})
