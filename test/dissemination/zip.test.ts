import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Zip } from '#dissemination/dumps/zip.ts'
import { filesIn } from '../zip.ts'

const AT = new Date('1999-12-31T23:59:58Z')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-zip-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('files come out as they went in, names in any script', () => {
  const files = new Map([
    ['a.xml', 'ä'.repeat(10_000)],
    ['Письмо 电报.xml', '<x/>'],
    ['empty.xml', ''],
  ])
  const zip = new Zip()
  const pieces = [...files].flatMap(([path, text]) => zip.entry(path, Buffer.from(text), AT))
  const made = Buffer.concat([...pieces, ...zip.end()])
  expect(new Map([...filesIn(made)].map(([path, bytes]) => [path, bytes.toString()]))).toEqual(files)
})

test('an empty zip has an end', () => {
  expect(Buffer.concat(new Zip().end()).toString('latin1')).toBe(`PK\x05\x06${'\0'.repeat(18)}`)
})

/** A reader of zips that is not ours, from Debian or Python. */
const READERS: readonly (readonly [string, ...string[]])[] = [
  [
    'python3',
    '-c',
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()), z.getinfo(z.namelist()[-1]).date_time)',
  ],
  ['unzip', '-tqq'],
]
const reader = READERS.find(([program]) => spawnSync(program, ['--help']).error === undefined)

test.skipIf(reader === undefined)('more entries than 16 bits count are read by a program of others', () => {
  const zip = new Zip()
  const pieces: Uint8Array[] = []
  for (let n = 0; n < 65_600; n++) pieces.push(...zip.entry(`${n}.xml`, Buffer.from(`<n>${n}</n>`), AT))
  const file = join(folder, 'many.zip')
  writeFileSync(file, Buffer.concat([...pieces, ...zip.end()]))
  const [program = '', ...words] = reader ?? []
  const { status, stdout, stderr } = spawnSync(program, [...words, file], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  if (program === 'python3') expect(stdout.trim()).toBe('None 65600 (1999, 12, 31, 23, 59, 58)')
})

test.skipIf(reader === undefined)('what lies beyond 4 GB is read by a program of others', async () => {
  const start = 2 ** 32 + 7
  const file = join(folder, 'far.zip')
  const zip = new Zip(start)
  // The bytes before it are a hole in the file, which takes no room on the disk.
  const stream = createWriteStream(file, { start })
  for (const piece of [...zip.entry('far.xml', Buffer.from('<far/>'), AT), ...zip.end()]) stream.write(piece)
  await new Promise((resolve, reject) => stream.end(resolve).on('error', reject))
  expect(statSync(file).size).toBeGreaterThan(start)
  const head = Buffer.alloc(4)
  readSync(openSync(file, 'r'), head, 0, 4, start)
  expect(head.toString('latin1')).toBe('PK\x03\x04')
  const [program = '', ...words] = reader ?? []
  const { status, stderr } = spawnSync(program, [...words, file], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})
