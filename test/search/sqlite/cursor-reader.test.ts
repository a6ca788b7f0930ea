import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CursorReader } from '#search/sqlite/cursor-reader.ts'
import { markDamaged } from '#search/sqlite/damage.ts'
import { currentIndex } from '#search/sqlite/index-folder.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { entry, put } from '../../contract/search-samples.ts'

test('tells how far the index in use has come, of one that takes its place too, and nothing of one that cannot be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-index-'))
  const cursor = new CursorReader(folder)
  expect(cursor.read()).toBeUndefined()
  const indexing = openSqliteIndexing({ folder })
  expect(cursor.read()).toBe(0)
  await indexing.take(put(entry('d1')), 5)
  expect(cursor.read()).toBe(5)
  const rebuilding = await indexing.rebuild()
  await rebuilding.take(put(entry('d1')), 7)
  expect(cursor.read()).toBe(5)
  await rebuilding.finish()
  expect(cursor.read()).toBe(7)
  const path = currentIndex(folder) ?? ''
  markDamaged(path)
  expect(cursor.read()).toBeUndefined()
  await indexing.close()
  rmSync(folder, { recursive: true })
  cursor.close()
})

test('says nothing of a file that is no index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-index-'))
  writeFileSync(join(folder, 'current'), 'index-0123456789ab.sqlite\n')
  const cursor = new CursorReader(folder)
  expect(cursor.read()).toBeUndefined()
  writeFileSync(join(folder, 'index-0123456789ab.sqlite'), 'This is no database. '.repeat(100))
  expect(cursor.read()).toBeUndefined()
  cursor.close()
  rmSync(folder, { recursive: true })
})
