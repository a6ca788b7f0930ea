import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readHeld } from '#formats/jsonl/read.ts'
import { finishMove, type Moved, moveStore } from '#store/move.ts'
import { openPostgresStore } from '#store/postgres/open.ts'
import { COLUMNS, KEYS } from '#store/sql/columns.ts'
import { rowsAfter, TABLES } from '#store/sql/moving.ts'
import type { Row } from '#store/sql/program.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { agent, cable, why } from '../contract/store-samples.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from './postgres-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-move-'))
const now = () => new Date('2026-11-25T12:00:00Z')
const opened: Store[] = []
afterAll(async () => {
  for (const store of opened) await store.close()
  await clearPlaces()
  rmSync(folder, { recursive: true })
})

const keep = (store: Store) => {
  opened.push(store)
  return store
}
const isOfPostgres = (place: string) => place.startsWith('postgres:')
const open = async (place: string, isArriving = false): Promise<Store> =>
  keep(
    isOfPostgres(place)
      ? await openPostgresStore({ address: place, now, isArriving, connections: 3 })
      : await openSqliteStore({ file: place, now, isArriving, patience: 100 }),
  )
let files = 0
const newFile = () => {
  files += 1
  return join(folder, `${files}.sqlite`)
}

const plainly = (more: Partial<Parameters<typeof moveStore>[2]> = {}) => ({
  anew: false,
  signal: new AbortController().signal,
  told() {},
  comparing() {},
  resumed() {},
  ...more,
})
const move = (from: Store, to: Store, more: Partial<Parameters<typeof moveStore>[2]> = {}): Promise<Moved> =>
  moveStore(from, to, plainly(more))

const rowsOf = (store: Store) =>
  store.programs(async (run) => {
    const all: Record<string, Row[]> = {}
    for (const table of TABLES) {
      all[table] = []
      for (let last: Row | undefined; ; ) {
        const after = last
        const rows = await run(() => rowsAfter(table, after))
        all[table].push(...rows)
        last = rows.at(-1)
        if (last === undefined) break
      }
    }
    return all
  })

const REPORT = {
  id: '1',
  at: now().toISOString(),
  source: 'letters',
  files: [],
  read: 1,
  new: 1,
  changed: 0,
  unchanged: 0,
  kept: 0,
  refused: 0,
  issues: 0,
  finished: true,
}

/** The samples, some of it changed, and a table or two of more than one page. */
const source = newFile()
beforeAll(async () => {
  const store = await open(source)
  const held = ['january-1949.jsonl', 'ischl-1894.jsonl'].flatMap((name) =>
    readFileSync(`samples/${name}`, 'utf8')
      .trimEnd()
      .split('\n')
      .flatMap((line) => readHeld(JSON.parse(line), name).held ?? []),
  )
  const titled = (n: number, title: string) => cable(`n${n}`, { title })
  await store.write(async (tx) => {
    await tx.putAll(held.map((one) => ({ held: one, why })))
    await tx.putAll(Array.from({ length: 450 }, (_, n) => ({ held: titled(n, 'Cable \ud800 \u0000'), why })))
    await tx.putAll(Array.from({ length: 30 }, (_, n) => ({ held: titled(n, 'Again'), why })))
    await tx.put(agent('one'), why)
    await tx.remember('letters', 'key\u0000', { kind: 'document', id: titled(1, '').id, imported: 'x' })
    const issue = { severity: 'note' as const, at: 'letters.csv:1', field: 'date', message: 'a \u0000 sign' }
    await tx.keepReport(REPORT, [issue])
  })
  await store.jobs.handIn({ kind: 'import', wants: { files: [] }, by: 'test' })
})

test('every table is known, with its columns and its key', () => {
  const database = new Database(source, { readonly: true })
  const rows = database
    .prepare(
      `select t.name as "table", c.name as "column", c.pk from sqlite_schema t join pragma_table_info(t.name) c
        where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%' order by t.name, c.pk`,
    )
    .all() as { table: string; column: string; pk: number }[]
  database.close()
  const known = Object.entries(COLUMNS).map(([table, columns]) => [table, Object.keys(columns).toSorted()])
  const there = Object.entries(Object.groupBy(rows, ({ table }) => table))
  expect(
    there.map(([table, columns = []]) => [table, columns.map(({ column }) => column).toSorted()]).toSorted(),
  ).toEqual(known.toSorted())
  expect(
    Object.fromEntries(
      there.map(([table, columns = []]) => [table, columns.filter(({ pk }) => pk > 0).map(({ column }) => column)]),
    ),
  ).toEqual(KEYS)
})

describe.each([
  ['SQLite', () => newFile(), false],
  [`PostgreSQL (${NEEDED})`, () => newPlace(), SERVER === undefined],
] as const)('moved to %s', (_, place, skipped) => {
  test.skipIf(skipped)('an archive has every row that it had, and so when it is moved back', async () => {
    const [from, there] = [await open(source), place()]
    const to = await open(there, true)
    const moved = await move(from, to)
    await finishMove(to)
    expect(moved).toMatchObject({ finished: true, records: expect.any(Number), changes: await from.head() })
    expect(await Array.fromAsync(to.check())).toEqual(await Array.fromAsync(from.check()))
    const back = await open(newFile(), true)
    await move(await open(there), back)
    await finishMove(back)
    // What one engine cannot keep of a text is left out there, and so is not here any more.
    const before = await rowsOf(isOfPostgres(there) ? to : from)
    expect(await rowsOf(back)).toEqual(before)
    for (const store of [to, back])
      expect(
        await store.write(async (tx) => [await tx.put(cable('next'), why), await tx.put(agent('next'), why)]),
      ).toEqual(['new', 'new'])
    const numbers = await Promise.all([to, back].map((store) => rowsOf(store)))
    expect(numbers[1]?.held?.at(-1)?.rec).toBe(numbers[0]?.held?.at(-1)?.rec)
    await to.write((tx) => tx.keepReport({ ...REPORT, id: '2' }, []))
    expect((await to.reports({ limit: 9 })).items.map(({ id }) => id)).toEqual(['2', '1'])
  })

  test.skipIf(skipped)('it may be killed at any moment, and goes on; nobody opens it before its end', async () => {
    const there = place()
    const program = fileURLToPath(new URL('./move-until.ts', import.meta.url))
    const ends = []
    do {
      const { status, signal, stdout, stderr } = spawnSync(process.execPath, [program, source, there, '7'], {
        encoding: 'utf8',
      })
      ends.push({ end: signal ?? status, resumed: Number(stdout) })
      if (status !== null && status !== 0) throw new Error(stderr)
      await expect(open(there)).rejects.toMatchObject({ code: 'unavailable' })
    } while (ends.at(-1)?.end !== 0)
    expect(ends.length).toBeGreaterThan(2)
    expect(ends.map(({ resumed }) => resumed)).toEqual(ends.map(({ resumed }) => resumed).toSorted((a, b) => a - b))
    expect(ends.map(({ resumed }) => resumed > 0)).toEqual(ends.map((_, n) => n > 0))
    const to = await open(there, true)
    await finishMove(to)
    expect((await rowsOf(to)).version?.length).toBe((await rowsOf(await open(source))).version?.length)
  })

  test.skipIf(skipped)('what is there already is left alone', async () => {
    const there = place()
    const to = await open(there)
    await to.write((tx) => tx.put(cable('theirs'), why))
    await expect(move(await open(source), to)).rejects.toMatchObject({ code: 'conflict' })
    await expect(move(await open(source), to, { anew: true })).rejects.toMatchObject({ code: 'conflict' })
    expect(await to.head()).toBe(1)
    await expect(open(there)).resolves.toBeDefined()
  })

  test.skipIf(skipped)('what was written while a move was broken off is noticed; anew, all of it arrives', async () => {
    const [here, there] = [newFile(), place()]
    const [from, to] = [await open(here), await open(there, true)]
    await from.write((tx) => tx.putAll([1, 2].map((n) => ({ held: cable(`${n}`), why }))))
    const abort = new AbortController()
    const broken = await move(from, to, { signal: abort.signal, told: () => abort.abort() })
    expect(broken.finished).toBe(false)
    await from.write((tx) => tx.put(cable('3'), why))
    await expect(move(from, to)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('--anew') })
    expect(await move(from, to, { anew: true })).toMatchObject({ finished: true, records: 3 })
    await finishMove(to)
    expect(await rowsOf(to)).toEqual(await rowsOf(from))
  })
})

test('nobody writes to what is being moved', async () => {
  const [from, other, to] = [await open(source), await open(source), await open(newFile(), true)]
  let told: Promise<void> | undefined
  await moveStore(
    from,
    {
      async programs(act) {
        told ??= expect(other.write((tx) => tx.put(cable('late'), why))).rejects.toMatchObject({ code: 'busy' })
        await told
        return await to.programs(act)
      },
    },
    plainly(),
  )
  expect(told).toBeDefined()
})

test('a row that is otherwise there is noticed at the end', async () => {
  const [from, to] = [await open(source), await open(newFile(), true)]
  await move(from, to)
  const file = `${folder}/${files}.sqlite`
  const database = new Database(file)
  database.prepare(`update version set note = 'other' where seq = 3`).run()
  database.close()
  await expect(move(from, to)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('version') })
})
