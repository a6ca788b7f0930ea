import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Indexing } from '#search/search.ts'
import { CHUNK } from '#search/sqlite/chunk.ts'
import { currentIndex } from '#search/sqlite/index-folder.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { entry, put, text } from '../../contract/search-samples.ts'

const CHUNKS = 18
/** Of the documents that are looked at, each has more words than sets are brought up along with the changes. */
const WORDS = Array.from({ length: 200 }, (_, n) => `word${n}`).join(' ')
const LOOKED_AT = 64

test('ready sets that have fallen behind are brought up by themselves while nothing else is to be done, by whoever opens the index too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-index-'))
  const made = openSqliteIndexing({ folder })
  const all = Array.from({ length: CHUNKS * CHUNK }, (_, n) =>
    entry(`d${n + 1}`, (n + 1) % LOOKED_AT === 0 ? { texts: text(WORDS) } : {}),
  )
  const rebuilding = await made.rebuild()
  for (let at = 0; at < all.length; at += 2000) await rebuilding.take(put(...all.slice(at, at + 2000)), at + 1)
  await rebuilding.finish()
  await made.close()

  const db = new Database(currentIndex(folder) ?? '', { readonly: true })
  const oldest = db.prepare<[], number>('SELECT min(generation) FROM frequent').pluck()
  const newest = db.prepare<[], number>("SELECT value FROM meta WHERE key = 'generation'").pluck()
  const areUp = () => newest.get() === oldest.get()
  expect(oldest.get()).toBeGreaterThan(0)
  let cursor = all.length
  const change = async (indexing: Indexing) => {
    for (let chunk = 0; chunk < CHUNKS; chunk++)
      await indexing.take(put(entry(`d${chunk * CHUNK + LOOKED_AT}`, { texts: text(`${WORDS} again`) })), ++cursor)
    expect(areUp()).toBe(false)
  }

  const ended = openSqliteIndexing({ folder })
  await change(ended)
  await ended.close()
  const indexing = openSqliteIndexing({ folder })
  await expect.poll(areUp, { timeout: 10_000 }).toBe(true)
  await change(indexing)
  await expect.poll(areUp, { timeout: 10_000 }).toBe(true)
  await indexing.close()
  db.close()
  rmSync(folder, { recursive: true })
})
