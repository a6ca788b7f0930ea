import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFolderFiles } from '#store/files/folder.ts'
import { sha256 } from '#value/digest.ts'
import { keepsFiles, pieces, textOf } from '../../contract/files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

keepsFiles({
  name: 'A folder',
  open: async () => {
    const own = mkdtempSync(join(tmpdir(), 'chancery-files-'))
    return {
      files: await openFolderFiles(own),
      again: await openFolderFiles(own),
      close: async () => rmSync(own, { recursive: true }),
    }
  },
})

test('a file lies two folders deep; nothing half-written stays, also where a file breaks off', async () => {
  const files = await openFolderFiles(join(folder, 'files'))
  const kept = await files.keep(pieces('Dear Sir'))
  expect(existsSync(join(folder, 'files', kept.sha256.slice(0, 2), kept.sha256.slice(2, 4), kept.sha256))).toBe(true)
  async function* broken() {
    yield* pieces('half')
    throw new Error('the line is down')
  }
  await expect(files.keep(broken())).rejects.toThrow('the line is down')
  expect(readdirSync(join(folder, 'files', 'aside'))).toEqual([])
})

test('a folder that is gone gives no answer', async () => {
  const files = await openFolderFiles(join(folder, 'files'))
  await files.answer()
  rmSync(join(folder, 'files'), { recursive: true })
  await expect(files.answer()).rejects.toMatchObject({ code: 'unavailable' })
})

test('check reads every file again', async () => {
  const files = await openFolderFiles(folder)
  const good = await files.keep(pieces('good'))
  const bad = await files.keep(pieces('bad'))
  expect(await Array.fromAsync(files.check())).toEqual([])
  const place = (name: string) => join(folder, name.slice(0, 2), name.slice(2, 4), name)
  chmodSync(place(bad.sha256), 0o644)
  writeFileSync(place(bad.sha256), 'bat')
  writeFileSync(join(folder, good.sha256.slice(0, 2), good.sha256.slice(2, 4), 'notes.txt'), 'x')
  const faults = await Array.fromAsync(files.check())
  expect(faults.map((fault) => fault.message).toSorted()).toEqual([
    'it is not named as a kept file is',
    'its bytes are no longer those that it is named by',
  ])
  expect(faults.map((fault) => fault.where)).toContain(place(bad.sha256))
})

test('a link is no kept file: it is not listed, not read, and check says so', async () => {
  const files = await openFolderFiles(join(folder, 'files'))
  const { sha256: name } = await files.keep(pieces('Dear Sir'))
  const secret = join(folder, 'secret')
  writeFileSync(secret, 'not of the archive')
  const linked = sha256('not of the archive')
  const inside = join(folder, 'files', linked.slice(0, 2), linked.slice(2, 4))
  mkdirSync(inside, { recursive: true })
  symlinkSync(secret, join(inside, linked))
  symlinkSync(folder, join(folder, 'files', 'zz'))
  expect(await Array.fromAsync(files.list())).toEqual([{ sha256: name, size: 8 }])
  expect(await files.has(linked)).toBe(false)
  await expect(textOf(files.open(linked))).rejects.toMatchObject({ code: 'not-found' })
  expect(await Array.fromAsync(files.check())).toEqual(
    [
      { where: join(inside, linked), message: 'it is a link, and no file; what it leads to is not read' },
      { where: join(folder, 'files', 'zz'), message: 'it is not named as a kept file is' },
    ].toSorted((a, b) => (a.where < b.where ? -1 : 1)),
  )
})

test('what a crash left an hour ago is cleared away; what may be written to is not', async () => {
  const files = await openFolderFiles(folder)
  writeFileSync(join(folder, 'aside', 'old'), 'half')
  writeFileSync(join(folder, 'aside', 'new'), 'half')
  const before = new Date(Date.now() - 61 * 60 * 1000)
  utimesSync(join(folder, 'aside', 'old'), before, before)
  expect(await files.clearLeftovers()).toBe(1)
  expect(readdirSync(join(folder, 'aside'))).toEqual(['new'])
  expect(await files.clearLeftovers()).toBe(0)
})
