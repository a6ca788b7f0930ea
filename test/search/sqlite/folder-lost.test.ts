import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BEING_BUILT, type Indexing, type Searching } from '#search/search.ts'
import { currentIndex } from '#search/sqlite/index-folder.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { SCHEMA } from '#search/sqlite/schema.ts'
import { entry, everything, find, put } from '../../contract/search-samples.ts'

// What somebody does to the folder of an index that is in use.

const REFUSED = { code: 'unavailable', message: BEING_BUILT }

let folder = ''
let indexing: Indexing
let searching: Searching
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-index-'))
  indexing = openSqliteIndexing({ folder })
  searching = openSqliteSearching({ folder, workers: 1 })
  await indexing.take(put(entry('a')), 5)
  expect(await everything({ searching })).toEqual(['a'])
})
afterEach(async () => {
  await searching.close()
  await indexing.close()
  rmSync(folder, { recursive: true, force: true })
})

async function foundAnew(): Promise<string[]> {
  const fresh = openSqliteSearching({ folder, workers: 1 })
  try {
    return await everything({ searching: fresh })
  } finally {
    await fresh.close()
  }
}

test('where the name of the index in use is lost, whoever has it open goes on, nobody finds nothing, and it is named again', async () => {
  rmSync(join(folder, 'current'))
  expect(await everything({ searching })).toEqual(['a'])
  expect([await searching.cursor(), (await searching.status()).cursor]).toEqual([5, 5])
  await expect(foundAnew()).rejects.toMatchObject(REFUSED)
  expect(await indexing.stale()).toBe(false)
  expect(await foundAnew()).toEqual(['a'])
})

test.each(['', 'index-0123456789ab.sqlite\n'])('where %j stands in its place, it is named again', async (words) => {
  writeFileSync(join(folder, 'current'), words)
  if (words !== '') await expect(find({ searching }, '*')).rejects.toMatchObject({ code: 'unavailable' })
  expect(await indexing.stale()).toBe(false)
  expect([await everything({ searching }), await foundAnew()]).toEqual([['a'], ['a']])
})

test('whoever opens an index whose name is lost goes on with it, and leaves a rebuild that was broken off', async () => {
  const path = currentIndex(folder)
  const broken = await indexing.rebuild()
  await broken.take(put(entry('b')), 7)
  await indexing.close()
  rmSync(join(folder, 'current'))
  indexing = openSqliteIndexing({ folder })
  expect([currentIndex(folder), await indexing.cursor()]).toEqual([path, 5])
  expect(await (await indexing.rebuild()).cursor()).toBe(7)
})

test('where the whole folder is lost, a search is refused until the index is built anew', async () => {
  rmSync(folder, { recursive: true })
  await expect(find({ searching }, '*')).rejects.toMatchObject(REFUSED)
  expect(await indexing.stale()).toBe(true)
  const rebuilding = await indexing.rebuild()
  await rebuilding.take(put(entry('b')), 6)
  await rebuilding.finish()
  expect(await indexing.stale()).toBe(false)
  expect([await everything({ searching }), await foundAnew()]).toEqual([['b'], ['b']])
  expect(readdirSync(folder)).toContain('current')
})

test('an index that says in the middle of its use that it is of another version is to be built anew', async () => {
  expect(await indexing.stale()).toBe(false)
  const db = new Database(currentIndex(folder) ?? '')
  db.prepare("UPDATE meta SET value = ? WHERE key = 'schema'").run(`${SCHEMA}0`)
  db.close()
  expect(await indexing.stale()).toBe(true)
})
