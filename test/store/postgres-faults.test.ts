import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bringIndexUp, isOfAnotherPast } from '#jobs/bring-index-up.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openPostgresStore } from '#store/postgres/open.ts'
import { type Store, THE_PUBLIC } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { cable, why } from '../contract/store-samples.ts'
import { NEEDED, SERVER } from './postgres-server.ts'

/** What writes and reads without pause, and what became of it. */
interface Load {
  readonly kept: string[]
  readonly told: Set<string>
  reads: number
  readonly wrong: unknown[]
}

async function underLoad(store: Store, during: () => Promise<void>): Promise<Load> {
  const load: Load = { kept: [], told: new Set(), reads: 0, wrong: [] }
  let goesOn = true
  const again = async (work: () => Promise<void>) => {
    while (goesOn)
      await work().catch(async (cause: unknown) => {
        if (cause instanceof Refusal && cause.code === 'unavailable') load.told.add(cause.message)
        else load.wrong.push(cause)
        await rest(20)
      })
  }
  let n = 0
  const write = async () => {
    n += 1
    const id = `d${n}`
    await store.write((tx) => tx.put(cable(id), why))
    load.kept.push(id)
  }
  const read = async () => {
    await store.as(THE_PUBLIC).recent(5)
    load.reads += 1
  }
  const all = [again(write), again(read), again(read)]
  await rest(500)
  await during()
  await rest(500)
  goesOn = false
  await Promise.all(all)
  return load
}

async function lost(store: Store, { kept }: Load): Promise<readonly string[]> {
  const here = new Set<string>()
  for (let after = 0; ; ) {
    const changes = await store.changes(after, 500)
    for (const { id } of changes) here.add(id)
    const last = changes.at(-1)
    if (last === undefined) return kept.filter((id) => !here.has(id))
    after = last.seq
  }
}

describe.skipIf(SERVER === undefined)(`servers of its own (${NEEDED})`, () => {
  const state = mkdtempSync(join(tmpdir(), 'chancery-faults-'))
  const env = { ...process.env, CHANCERY_ENGINES_STATE: state }
  const engine = (script: string, words: readonly string[] = [], more = {}) =>
    execFileSync(`test/engines/postgres/${script}.sh`, words, { env: { ...env, ...more }, encoding: 'utf8' })
  let primary = ''
  let replica = ''
  let both = ''
  let store: Store

  beforeAll(async () => {
    const said = engine('start')
    const address = (name: string) => new RegExp(`^${name}=(?<address>.*)$`, 'mu').exec(said)?.groups?.address ?? ''
    primary = address('CHANCERY_TEST_POSTGRES')
    replica = address('CHANCERY_TEST_POSTGRES_REPLICA')
    both = primary.replace(new URL(primary).host, `${new URL(primary).host},${new URL(replica).host}`)
    store = await openPostgresStore({ address: both, now: () => new Date(), connections: 5 })
  })
  afterAll(async () => {
    await store?.close()
    engine('stop', ['--delete'])
    rmSync(state, { recursive: true, force: true })
  })

  test.each(['INT', 'KILL'])(
    'restarted under load (SIG%s): told for a moment, then all well, and nothing is lost',
    async (SIGNAL) => {
      const load = await underLoad(store, async () => {
        engine('stop', ['primary'], { SIGNAL })
        await rest(300)
        engine('start')
      })
      console.log(
        `SIG${SIGNAL}: ${load.kept.length} acts kept, ${load.reads} reads; told: ${[...load.told].join(' | ')}`,
      )
      expect(load.wrong).toEqual([])
      expect(await lost(store, load)).toEqual([])
      expect(await store.write((tx) => tx.put(cable(`after-${SIGNAL}`), why))).toBe('new')
      expect(await Array.fromAsync(store.check())).toEqual([])
    },
  )

  test('a replica that is promoted is found, with all that it had been sent; what it had not is nowhere any more, and its number is given to nothing else', async () => {
    await store.write((tx) => tx.put(cable('before'), why))
    await sentTo(replica, await store.head())
    await cutOff(replica)
    await store.write((tx) => tx.put(cable('lost'), why))
    const lostAt = await store.head()
    const indexing = openSqliteIndexing({ folder: join(state, 'index') })
    const bringUp = () => bringIndexUp(store, indexing, new AbortController().signal)
    const indexed = async (...ids: readonly string[]) =>
      (await Array.fromAsync(indexing.entries())).map(({ id }) => id).filter((id) => ids.includes(id))
    await bringUp()
    expect(await indexed('after', 'before', 'lost')).toEqual(['before', 'lost'])
    engine('stop', ['primary'], { SIGNAL: 'KILL' })
    await expect(store.write((tx) => tx.put(cable('none'), why))).rejects.toMatchObject({ code: 'unavailable' })
    await asked(replica, 'select pg_promote()')
    const until = Date.now() + 30_000
    const write = () => store.write((tx) => tx.put(cable('after'), why))
    let done: string | undefined
    while (done === undefined && Date.now() < until) done = await write().catch(() => rest(100).then(() => undefined))
    expect(done).toBe('new')
    expect((await store.as(THE_PUBLIC).describe(['before', 'after'])).length).toBe(2)
    expect((await store.as(THE_PUBLIC).describe(['lost'])).length).toBe(0)
    const head = await store.head()
    expect(head).toBeGreaterThan(lostAt + 100_000)
    await store.write((tx) => tx.put(cable('later'), why))
    expect(await store.head()).toBe(head + 1)
    expect(await store.changesBetween(lostAt - 1, head + 1)).toBe(2)
    expect(await isOfAnotherPast(store, await indexing.cursor())).toBe(true)
    await bringUp()
    expect(await isOfAnotherPast(store, await indexing.cursor())).toBe(false)
    expect(await indexed('after', 'before', 'later', 'lost')).toEqual(['after', 'before', 'later'])
    await indexing.close()
    expect(await Array.fromAsync(store.check())).toEqual([])
  })

  test('the old primary, started again as it was, is written to by nobody who can see the new one', async () => {
    const open = async () => {
      const one = await openPostgresStore({ address: both, now: () => new Date(), connections: 2 })
      onTestFinished(() => one.close())
      return one
    }
    const has = (one: Store, id: string) => one.as(THE_PUBLIC).describe([id])
    engine('stop', ['replica'])
    engine('start', ['primary'])
    await store.head().catch(() => undefined) // notices that the new one has gone
    await expect(store.write((tx) => tx.put(cable('split'), why))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('a server whose place another has taken, and that is not written to, is there'),
    })
    // Who has never seen the new one cannot know.
    const ignorant = await open()
    expect(await has(ignorant, 'after')).toHaveLength(0)
    engine('start', ['replica'])
    const late = await open()
    const told: string[] = []
    late.tellOfRivals?.((message) => told.push(message))
    await late.write((tx) => tx.put(cable('whole'), why))
    await expect.poll(() => has(store, 'whole')).toHaveLength(1)
    await expect.poll(() => has(ignorant, 'whole'), { timeout: 20_000 }).toHaveLength(1)
    expect(told).toEqual([expect.stringMatching(/can be written to, but is of an older timeline/u)])
    console.log(told[0])
    expect(await asked(primary, "select 1 from held where id in ('split', 'whole')")).toEqual([])
  })
})

async function asked(address: string, query: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(address)
  await client.connect()
  return await client
    .query<Record<string, unknown>>(query)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

/** It is sent nothing more. */
async function cutOff(replica: string): Promise<void> {
  await asked(replica, "alter system set primary_conninfo = ''")
  await asked(replica, 'select pg_reload_conf()')
  for (let n = 0; n < 300; n += 1) {
    if ((await asked(replica, 'select 1 from pg_stat_wal_receiver')).length === 0) return
    await rest(100)
  }
  expect.fail('the replica is sent more')
}

async function sentTo(replica: string, seq: number): Promise<void> {
  for (let n = 0; n < 300; n += 1) {
    const [row] = await asked(replica, 'select max(seq) as seq from change')
    if (Number(row?.seq) >= seq) return
    await rest(100)
  }
  expect.fail('the replica does not follow')
}
