import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { IncomingFile } from '#ingest/incoming-file.ts'
import { ingest } from '#ingest/ingest.ts'
import { oneAhead } from '#ingest/one-ahead.ts'
import { THE_EDITORS } from '#store/store.ts'
import { file, plainly, temporaryArchive } from '../temporary-archive.ts'

/** Numbers from 1 on, with what has happened so far; the fourth fails. */
function counting() {
  const told: string[] = []
  async function* numbers() {
    try {
      for (let n = 1; ; n += 1) {
        told.push(`${n} begun`)
        await Promise.resolve()
        if (n === 4) throw new Error('there is no 4')
        told.push(`${n} made`)
        yield n
      }
    } finally {
      told.push('ended')
    }
  }
  return { told, numbers: numbers() }
}

const aWhile = () => new Promise((rest) => setTimeout(rest, 1))

test('the next is made while one is worked at, and no more than that; what goes wrong with it is told in its turn', async () => {
  const { told, numbers } = counting()
  const work = async () => {
    for await (const n of oneAhead(numbers)) {
      told.push(`at ${n}`)
      await aWhile()
      told.push(`done ${n}`)
    }
  }
  await expect(work()).rejects.toThrow('there is no 4')
  const at = (what: string) => told.indexOf(what)
  expect(at('2 made')).toBeLessThan(at('done 1'))
  expect(at('3 begun')).toBeGreaterThan(at('done 1'))
  expect(at('4 begun')).toBeLessThan(at('done 3'))
  expect(told.at(-1)).toBe('done 3')
})

test('where the work ends early, so does the making', async () => {
  const { told, numbers } = counting()
  for await (const n of oneAhead(numbers)) if (n === 2) break
  await aWhile()
  expect(told.at(-1)).toBe('ended')
})

test('what is kept with a batch is what had been handed over when it was read, though more has been read since', async () => {
  await using archive = await temporaryArchive()
  const rows = (name: string) => Array.from({ length: 250 }, (_, n) => `${name}${n},Letter ${name}${n}`)
  let handedOver = 0
  async function* files(): AsyncIterable<IncomingFile> {
    for (const name of ['a', 'b', 'c']) {
      yield file(`${name}.csv`, `key,title\n${rows(name).join('\n')}\n`)
      handedOver += 250
    }
  }
  const kept: { readonly said: number; readonly here: number }[] = []
  // An act that waits, as for a server.
  const waiting = new Proxy(archive.store, {
    get: (store, name) =>
      name === 'write'
        ? async (...given: Parameters<typeof store.write>) => {
            for (let turns = 0; turns < 500; turns += 1) await turn()
            return await store.write(...given)
          }
        : Reflect.get(store, name),
  })
  await ingest({ ...archive, store: waiting }, files(), {
    ...plainly,
    written: () => {
      const said = handedOver
      return async () => void kept.push({ said, here: (await archive.store.as(THE_EDITORS).counts()).documents })
    },
  })
  expect(kept.at(-1)).toEqual({ said: 750, here: 750 })
  expect(kept.filter(({ said, here }) => here < said)).toEqual([])
  expect(kept.some(({ here }) => here < 750)).toBe(true)
})
