import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '#store/files/make-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-folder-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('makes a folder and those above it, once', async () => {
  const deep = join(folder, 'a/b/c')
  await makeFolder(deep)
  await makeFolder(deep)
  await makeFolder(relative('.', join(folder, 'd/e')))
  expect(statSync(deep).isDirectory()).toBe(true)
  expect(statSync(join(folder, 'd/e')).isDirectory()).toBe(true)
})

test('several at once make it together', async () => {
  await Promise.all(Array.from({ length: 8 }, () => makeFolder(join(folder, 'x/y/z'))))
  expect(statSync(join(folder, 'x/y/z')).isDirectory()).toBe(true)
})

test('says that a file stands in the way', async () => {
  writeFileSync(join(folder, 'letter'), '')
  await expect(makeFolder(join(folder, 'letter/archive'))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('is a file'),
  })
})

test.skipIf(!existsSync('/proc/self'))('ends where a folder takes none (only where there is /proc)', async () => {
  await expect(makeFolder('/proc/no-such-folder/archive')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('/proc/no-such-folder cannot be made'),
  })
})
