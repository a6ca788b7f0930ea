import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeWhole } from '#store/files/write-whole.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-whole-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'chancery.yaml')

test('another file takes the place of the one that was there; whoever has that open reads it to its end', async () => {
  await writeWhole(file, 'name: One\n')
  const before = statSync(file)
  await writeWhole(file, 'name: Two\n')
  expect(readFileSync(file, 'utf8')).toBe('name: Two\n')
  expect(statSync(file).ino).not.toBe(before.ino)
  expect(readdirSync(folder)).toEqual(['chancery.yaml'])
})

test('who may read it stays', async () => {
  chmodSync(file, 0o640)
  await writeWhole(file, 'name: Three\n')
  expect(statSync(file).mode & 0o777).toBe(0o640)
})

test('a link stays one, and what it leads to is written', async () => {
  const link = join(folder, 'link.yaml')
  symlinkSync(file, link)
  await writeWhole(link, 'name: Four\n')
  expect([lstatSync(link).isSymbolicLink(), readFileSync(file, 'utf8')]).toEqual([true, 'name: Four\n'])
})

test('a link to what is not there yet stays one too, from link to link', async () => {
  mkdirSync(join(folder, 'beside'))
  symlinkSync('beside/second.yaml', join(folder, 'first.yaml'))
  symlinkSync('new.yaml', join(folder, 'beside', 'second.yaml'))
  await writeWhole(join(folder, 'first.yaml'), 'name: New\n')
  expect(lstatSync(join(folder, 'first.yaml')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'beside', 'new.yaml'), 'utf8')).toBe('name: New\n')
  expect(readdirSync(join(folder, 'beside')).sort()).toEqual(['new.yaml', 'second.yaml'])
})

test('what cannot be put in its place leaves nothing behind', async () => {
  const taken = join(folder, 'taken')
  mkdirSync(taken)
  await expect(writeWhole(taken, 'name: Five\n')).rejects.toMatchObject({ syscall: 'rename' })
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([])
})
