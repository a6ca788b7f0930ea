import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { type Store, THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { cable, type Engine, why } from './store-samples.ts'

/**
 * The engine's program opens the store in the place that it is given and does one of two things, printing a line for each act that is acknowledged:
 * `write NAME ACTS PAUSE`: that many acts, each of as many milliseconds and of ten documents `NAME-<act>-<n>`; `hold`: begins an act, prints `holding`, and never ends it.
 */
function elsewhere({ program }: Engine, place: string, ...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', program, place, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function* linesOf(child: ChildProcess): AsyncIterable<string> {
  if (child.stdout !== null) yield* createInterface({ input: child.stdout })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

const TEN = Array.from({ length: 10 }, (_, n) => n)

/** What every act of the program leaves: ten documents or none, and an archive that is whole. */
async function acts(store: Store): Promise<ReadonlySet<string>> {
  expect(await Array.fromAsync(store.check())).toEqual([])
  const counts = new Map<string, number>()
  for (let after = 0; ; ) {
    const changes = await store.changes(after, 500)
    for (const { id } of changes) {
      const act = id.slice(0, id.lastIndexOf('-'))
      counts.set(act, (counts.get(act) ?? 0) + 1)
    }
    const last = changes.at(-1)
    if (last === undefined) break
    after = last.seq
  }
  expect([...counts].filter(([, n]) => n !== TEN.length)).toEqual([])
  expect((await store.as(THE_PUBLIC).counts()).documents).toBe(counts.size * TEN.length)
  return new Set(counts.keys())
}

export function takesTurns(engine: Engine): void {
  const { open, place } = engine
  describe('several processes', () => {
    test('two that write take turns: neither waits for the other to finish, and nothing is lost', async () => {
      const where = await place()
      const store = await open(where)
      const child = elsewhere(engine, where, 'write', 'there', '40', '10')
      const done = ended(child)
      for await (const line of linesOf(child)) if (line === 'open') break
      for (let act = 0; act < 40; act += 1)
        await store.write(async (tx) => {
          for (const n of TEN) await tx.put(cable(`here-${act}-${n}`), why)
          await new Promise((rest) => setTimeout(rest, 10))
        })
      await done
      expect(child.exitCode).toBe(0)
      expect((await acts(store)).size).toBe(80)
      const order = (await store.changes(0, 500))
        .concat(await store.changes(500, 500))
        .map(({ id }) => id.slice(0, id.indexOf('-')))
      const turns = order.filter((who, n) => who !== order[n - 1]).length
      expect(turns).toBeGreaterThan(10)
      await store.close()
    })

    test('who waits is told once, and after a while what to do', async () => {
      const where = await place()
      const store = await open(where, { patience: 300 })
      const child = elsewhere(engine, where, 'hold')
      for await (const line of linesOf(child)) if (line === 'holding') break
      let told = 0
      const act = store.write((tx) => tx.put(cable('1'), why), { waiting: () => (told += 1) })
      await expect(act).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('try again') })
      expect(told).toBe(1)
      // Opening and reading never wait; and when the other is gone, so is its lock.
      const second = await open(where, { patience: 0 })
      expect(await second.as(THE_EDITORS).counts()).toMatchObject({ documents: 0 })
      await second.close()
      expect(await store.as(THE_EDITORS).counts()).toMatchObject({ documents: 0 })
      child.kill('SIGKILL')
      await ended(child)
      expect(await store.write((tx) => tx.put(cable('1'), why))).toBe('new')
      await store.close()
    })

    test('several that make or open the same archive at once have the same one', async () => {
      const where = await place()
      const stores = await Promise.all([open(where), open(where), open(where)])
      const children = ['x', 'y', 'z'].map((name) => elsewhere(engine, where, 'write', name, '2'))
      await Promise.all(children.map(ended))
      expect(children.map((child) => child.exitCode)).toEqual([0, 0, 0])
      for (const store of stores) expect((await acts(store)).size).toBe(6)
      for (const store of stores) await store.close()
    })

    test.each([1, 2, 3, 4, 5, 6])(
      'killed at any moment, the archive is whole, with all that was acknowledged (%i)',
      async () => {
        const where = await place()
        const child = elsewhere(engine, where, 'write', 'there', '100000')
        const acknowledged: string[] = []
        for await (const line of linesOf(child)) {
          if (line !== 'open') acknowledged.push(line)
          // Some moment of the next sixty milliseconds, of which each act takes a few.
          if (acknowledged.length === 2) setTimeout(() => child.kill('SIGKILL'), Math.random() * 60)
        }
        await ended(child)
        expect(child.signalCode).toBe('SIGKILL')
        const store = await open(where)
        const kept = await acts(store)
        expect(acknowledged.filter((act) => !kept.has(act))).toEqual([])
        expect(kept.size - acknowledged.length).toBeLessThanOrEqual(1)
        expect(await store.write((tx) => tx.put(cable('after'), why))).toBe('new')
        await store.close()
      },
    )
  })

  describe('backup', () => {
    test.skipIf(engine.backup !== undefined)('copies what was there when it began, while others write', async () => {
      const where = await place()
      const store = await open(where)
      await store.write(async (tx) => {
        for (let n = 0; n < 500; n += 1) await tx.put(cable(`old-${n}`, { title: 'x'.repeat(4000) }), why)
      })
      const child = elsewhere(engine, where, 'write', 'there', '100000')
      for await (const line of linesOf(child)) if (line !== 'open') break
      const [copy, seen] = [await place(), [] as number[]]
      const file = join(copy, 'archive.sqlite')
      await store.backup(file, (done, total) => seen.push(done / total))
      child.kill('SIGKILL')
      await ended(child)
      expect(seen.length).toBeGreaterThan(0)
      await expect(store.backup(file)).rejects.toMatchObject({ code: 'conflict' })
      expect((await stat(file)).size).toBeGreaterThan(1_000_000)
      const copied = await open(copy)
      expect(await Array.fromAsync(copied.check())).toEqual([])
      const { documents } = await copied.as(THE_PUBLIC).counts()
      expect(documents).toBeGreaterThanOrEqual(510)
      expect((documents - 500) % 10).toBe(0)
      await copied.close()
      await store.close()
    })

    test.runIf(engine.backup !== undefined)('is refused, and says how the database is copied', async () => {
      const store = await open(await place())
      const act = store.backup('copy')
      await expect(act).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(`${engine.backup}`),
      })
      await store.close()
    })
  })
}
