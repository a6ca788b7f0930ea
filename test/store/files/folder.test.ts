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

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* pieces(...texts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

const text = async (bytes: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(bytes)).toString()

test('what is kept is read again by the digest of its bytes', async () => {
  const files = await openFolderFiles(join(folder, 'files'))
  const kept = await files.keep(pieces('Dear ', 'Sir', ''))
  expect(kept).toEqual({ sha256: sha256('Dear Sir'), size: 8 })
  expect(await text(files.open(kept.sha256))).toBe('Dear Sir')
  expect(await files.has(kept.sha256)).toBe(true)
  expect(existsSync(join(folder, 'files', kept.sha256.slice(0, 2), kept.sha256.slice(2, 4), kept.sha256))).toBe(true)
})

test('the same bytes twice are one file, also at once and over another opening', async () => {
  const files = await openFolderFiles(folder)
  const again = await openFolderFiles(folder)
  const kept = await Promise.all([files, again, files].map((each) => each.keep(pieces('one'))))
  await files.keep(pieces(''))
  expect(new Set(kept.map((each) => each.sha256)).size).toBe(1)
  const listed = await Array.fromAsync(files.list())
  expect(listed.map((each) => each.size).toSorted()).toEqual([0, 3])
  expect(readdirSync(join(folder, 'aside'))).toEqual([])
})

test('a file that breaks off leaves nothing', async () => {
  const files = await openFolderFiles(folder)
  async function* broken() {
    yield* pieces('half')
    throw new Error('the line is down')
  }
  await expect(files.keep(broken())).rejects.toThrow('the line is down')
  expect(await Array.fromAsync(files.list())).toEqual([])
  expect(readdirSync(join(folder, 'aside'))).toEqual([])
})

test.each(['', '../../etc/passwd', 'aside', '0'.repeat(63), 'A'.repeat(64), `${'0'.repeat(61)}/..`, '0'.repeat(64)])(
  'no name leads elsewhere: %j',
  async (name) => {
    const files = await openFolderFiles(folder)
    expect(await files.has(name)).toBe(false)
    await expect(text(files.open(name))).rejects.toMatchObject({ code: 'not-found' })
  },
)

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
  await expect(text(files.open(linked))).rejects.toMatchObject({ code: 'not-found' })
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
