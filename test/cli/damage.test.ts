import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chancery } from './chancery.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-damage-'))
const archive = ['--archive', join(folder, 'archive')]
const indexFile = () =>
  join(folder, 'archive/index', readFileSync(join(folder, 'archive/index/current'), 'utf8').trim())

beforeAll(async () => {
  expect(await chancery(['demo', ...archive])).toMatchObject({ code: 0 })
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['is cut off', () => truncateSync(indexFile(), 5000)],
  ['is no database', () => writeFileSync(indexFile(), 'x'.repeat(10_000))],
  ['is gone', () => rmSync(indexFile())],
])('an index that %s is built again by the next search', async (_, damage) => {
  damage()
  for (const name of readdirSync(join(folder, 'archive/index')))
    if (/-(?:wal|shm)$/u.test(name)) rmSync(join(folder, 'archive/index', name), { force: true })
  const { code, out } = await chancery(['search', 'mediation', ...archive])
  expect({ code, found: out.includes('112659') }).toEqual({ code: 0, found: true })
  expect(await chancery(['check', ...archive])).toMatchObject({ code: 0 })
})

test('an index with damaged pages is told in one line, and reindex mends it', async () => {
  const bytes = readFileSync(indexFile())
  bytes.fill(0xff, 8192, bytes.length)
  writeFileSync(indexFile(), bytes)
  const { code, err } = await chancery(['search', 'mediation', ...archive])
  if (code !== 0) expect(err.trim().split('\n').at(-1)).toMatch(/reindex/u)
  expect(await chancery(['reindex', ...archive])).toMatchObject({ code: 0 })
  expect((await chancery(['search', 'mediation', ...archive])).out).toContain('112659')
})

test('an empty database is not taken for a new archive', async () => {
  writeFileSync(join(folder, 'archive/archive.sqlite'), '')
  expect(await chancery(['list', ...archive])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Restore the last backup'),
  })
})
