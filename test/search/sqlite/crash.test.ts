import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BEING_BUILT } from '#search/search.ts'
import { currentIndex } from '#search/sqlite/index-folder.ts'
import { takeLease } from '#search/sqlite/lease.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { SCHEMA } from '#search/sqlite/schema.ts'
import { entry, everything, find, found, put, text } from '../../contract/search-samples.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-index-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const SCRIPT = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url))

/** Lets another process write for a while, and kills it. */
async function writeAndKill(after: number): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  expect(takeLease(folder)).toBeUndefined()
  await sleep(after)
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('an index survives kill -9 while writing: whole batches, in step with its cursor, and it goes on', async () => {
  let before = 0
  for (const after of [3, 37, 110]) {
    await writeAndKill(after)
    const lease = takeLease(folder)
    expect(lease).toBeDefined()
    const indexing = openSqliteIndexing({ folder })
    const cursor = await indexing.cursor()
    expect(cursor).toBeGreaterThan(before)
    before = cursor
    const searching = openSqliteSearching({ folder, workers: 1 })
    const { total, facets } = await find({ searching }, 'peace', { facets: [{ facet: 'genre', size: 1 }] })
    expect(total.value).toBe(cursor * 10)
    expect(facets.genre).toEqual([])
    expect((await searching.status()).entries).toBe(cursor * 10)
    await searching.close()
    await indexing.close()
    const db = new Database(currentIndex(folder) ?? '')
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(() => db.exec("INSERT INTO words (words) VALUES ('integrity-check')")).not.toThrow()
    db.close()
    lease?.release()
  }
})

test('a rebuild that was broken off goes on where it stopped; other leavings are cleared away', async () => {
  const first = openSqliteIndexing({ folder })
  await first.take(put(entry('old')), 3)
  const broken = await first.rebuild()
  await broken.take(put(entry('new1')), 7)
  await first.close() // as if the process had died

  const second = openSqliteIndexing({ folder })
  expect(await second.cursor()).toBe(3)
  const resumed = await second.rebuild()
  expect(await resumed.cursor()).toBe(7)
  await resumed.take(put(entry('new2')), 8)
  await resumed.finish()
  const searching = openSqliteSearching({ folder, workers: 1 })
  expect(await everything({ searching })).toEqual(['new1', 'new2'])
  await searching.close()
  await second.close()
})

test('a batch that cannot be written ends a rebuild: nothing after it is taken, and the next goes on before it', async () => {
  const indexing = openSqliteIndexing({ folder })
  const broken = await indexing.rebuild()
  await broken.take(put(entry('a')), 1)
  const bad = { ...entry('b'), title: 'b', added: {} as never }
  const rest = async () => {
    await broken.take(put(bad), 2)
    for (let n = 3; n < 20; n++) await broken.take(put(entry(`c${n}`)), n)
    await broken.finish()
  }
  await expect(rest()).rejects.toThrow()
  await expect(broken.take(put(entry('d')), 30)).rejects.toThrow()
  const resumed = await indexing.rebuild()
  expect(await resumed.cursor()).toBe(1)
  await resumed.take(put(entry('b')), 2)
  await resumed.finish()
  const searching = openSqliteSearching({ folder, workers: 1 })
  expect(await everything({ searching })).toEqual(['a', 'b'])
  await searching.close()
  await indexing.close()
})

test('an index of another schema is searched until it is rebuilt, and takes nothing', async () => {
  const made = openSqliteIndexing({ folder })
  await made.take(put(entry('a', { texts: text('peace') })), 5)
  await made.close()
  const db = new Database(currentIndex(folder) ?? '')
  db.prepare("UPDATE meta SET value = ? WHERE key = 'schema'").run(`${SCHEMA.split('.')[0]}.0`)
  db.close()

  const indexing = openSqliteIndexing({ folder })
  const searching = openSqliteSearching({ folder, workers: 1 })
  expect([await indexing.stale(), await indexing.cursor()]).toEqual([true, 0])
  await expect(indexing.take(put(entry('b')), 6)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await found({ searching }, 'peace')).toEqual(['a'])
  const rebuilding = await indexing.rebuild()
  await rebuilding.take(put(entry('b')), 6)
  await rebuilding.finish()
  expect(await indexing.stale()).toBe(false)
  expect(await everything({ searching })).toEqual(['b'])
  await searching.close()
  await indexing.close()
})

test('a search is refused while the index that can be read is being built, and nothing is said to be missing', async () => {
  const made = openSqliteIndexing({ folder })
  await made.take(put(entry('a', { texts: text('peace') })), 5)
  await made.close()
  const db = new Database(currentIndex(folder) ?? '')
  db.prepare("UPDATE meta SET value = '0.0' WHERE key = 'schema'").run()
  db.close()

  const indexing = openSqliteIndexing({ folder })
  const searching = openSqliteSearching({ folder, workers: 1 })
  const refused = { code: 'unavailable', message: BEING_BUILT }
  await expect(find({ searching }, 'peace')).rejects.toMatchObject(refused)
  await expect(searching.suggest('pe', ['public'], 5)).rejects.toMatchObject(refused)
  expect(await searching.status()).toMatchObject({ entries: 0, cursor: 0 })
  const rebuilding = await indexing.rebuild()
  await rebuilding.take(put(entry('a', { texts: text('peace') })), 5)
  await rebuilding.finish()
  expect(await found({ searching }, 'peace')).toEqual(['a'])
  await searching.close()
  await indexing.close()
})

test('a search is refused while the first index is being built, and finds nothing where none is', async () => {
  const indexing = openSqliteIndexing({ folder })
  const searching = openSqliteSearching({ folder, workers: 1 })
  expect(await found({ searching }, 'peace')).toEqual([])
  const rebuilding = await indexing.rebuild()
  await rebuilding.take(put(entry('a', { texts: text('peace') })), 5)
  await expect(find({ searching }, 'peace')).rejects.toMatchObject({ code: 'unavailable' })
  await rebuilding.finish()
  expect(await found({ searching }, 'peace')).toEqual(['a'])
  await searching.close()
  await indexing.close()
})

test('nothing is found where there is no index yet, and what comes later is', async () => {
  const searching = openSqliteSearching({ folder: join(folder, 'not-yet'), workers: 1 })
  expect(await everything({ searching })).toEqual([])
  const indexing = openSqliteIndexing({ folder: join(folder, 'not-yet') })
  await indexing.take(put(entry('a')), 1)
  expect(await everything({ searching })).toEqual(['a'])
  await searching.close()
  await indexing.close()
})

test('a file that is no index is replaced by an empty one', async () => {
  const made = openSqliteIndexing({ folder })
  await made.take(put(entry('a')), 5)
  await made.close()
  const db = new Database(currentIndex(folder) ?? '')
  db.exec('DROP TABLE meta')
  db.close()
  const indexing = openSqliteIndexing({ folder })
  expect(await indexing.cursor()).toBe(0)
  await indexing.close()
})

test('one holds the lease at a time', () => {
  const lease = takeLease(folder)
  expect(lease).toBeDefined()
  expect(takeLease(folder)).toBeUndefined()
  lease?.release()
  const next = takeLease(folder)
  expect(next).toBeDefined()
  next?.release()
})

test('of very many hits those with the word in the title come first, each comes once, and it says so', async () => {
  const indexing = openSqliteIndexing({ folder })
  const letters = Array.from({ length: 8200 }, (_, n) =>
    entry(`d${n}`, {
      title: n % 1000 === 0 ? 'Peace' : 'Letter',
      texts: text(n < 4100 ? `peace ${'and many other words '.repeat(20)}` : 'peace'),
      numbers: ['7'],
    }),
  )
  await indexing.take(put(...letters), 1)
  const searching = openSqliteSearching({ folder, workers: 1 })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await find({ searching }, 'peace', { size: 500, ...(after === undefined ? {} : { after }) })
    expect(page).toMatchObject({ ranking: 'bounded', total: { value: 8200, relation: 'exact' } })
    const isPast = seen.length + page.hits.length > 4105
    expect(page.done.map(({ what }) => what)).toEqual(isPast ? ['From hit 4,106 on, the newest come first'] : [])
    seen.push(...page.hits.map(({ id }) => id))
    after = page.after
  } while (after !== undefined)
  expect(new Set(seen).size).toBe(8200)
  expect(seen).toHaveLength(8200)
  expect(seen.slice(0, 9).every((id) => /^d\d?000$|^d0$/u.test(id))).toBe(true)
  expect(seen.slice(9, 11)).toEqual(['d8199', 'd8198'])
  // A number says as much of one as of another.
  const numbered = await find({ searching }, 'number:7')
  expect(numbered).toMatchObject({ ranking: 'constant', total: { value: 8200 } })
  expect(numbered.hits[0]?.id).toBe('d8199')
  await searching.close()
  await indexing.close()
})
