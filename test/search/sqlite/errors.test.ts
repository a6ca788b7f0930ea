import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isMarkedDamaged } from '#search/sqlite/damage.ts'
import { toldClearly } from '#search/sqlite/errors.ts'
import { takeLease } from '#search/sqlite/lease.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-index-errors-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([
  ['SQLITE_FULL', /is full\. The records are whole; make room/u, false],
  ['SQLITE_IOERR_WRITE', /failed \(from below, SQLITE_IOERR_WRITE\)/u, false],
  ['SQLITE_READONLY_DIRECTORY', /may not be opened or written by this user/u, false],
  ['SQLITE_CORRUPT_VTAB', /damaged, and is being built anew/u, true],
  ['SQLITE_NOTADB', /damaged, and is being built anew/u, true],
  // Gone: there is no such file in the folder.
  ['SQLITE_CANTOPEN', /damaged, and is being built anew/u, true],
])('%s is told in words; what is damage is marked', (code, message, damaged) => {
  const path = join(folder, 'index-0.sqlite')
  const act = () => {
    throw new Database.SqliteError('from below', code)
  }
  expect(() => toldClearly(path, act)).toThrow(
    expect.objectContaining({ code: 'unavailable', message: expect.stringMatching(message) }),
  )
  expect(isMarkedDamaged(path)).toBe(damaged)
  expect(isMarkedDamaged(join(folder, 'index-1.sqlite'))).toBe(false)
})

test('a lease in a file of something else is taken by one, as ever', () => {
  const file = join(folder, 'lease.sqlite')
  writeFileSync(file, 'Dear Sir, '.repeat(500))
  const lease = takeLease(folder)
  expect(lease).toBeDefined()
  expect(takeLease(folder)).toBeUndefined()
  expect(statSync(file).size).toBe(0)
  lease?.release()
})

test('a lease is lost with its file, and can be taken again by one', () => {
  const lease = takeLease(folder)
  expect(lease?.isLost()).toBe(false)
  rmSync(join(folder, 'lease.sqlite'))
  expect(lease?.isLost()).toBe(true)
  const next = takeLease(folder)
  expect([lease?.isLost(), next?.isLost(), takeLease(folder)]).toEqual([true, false, undefined])
  lease?.release()
  expect(takeLease(folder)).toBeUndefined()
  next?.release()
})
