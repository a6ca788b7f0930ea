import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chancery } from './chancery.ts'
import { damagePages, indexOf } from './index-damage.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-damage-'))
const archive = ['--archive', join(folder, 'archive')]
const indexFile = () => indexOf(join(folder, 'archive'))

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

test.each([
  ['words_data', /damaged/u],
  ['documents', /damaged/u],
  ['facet_chunk', /damaged/u],
])(
  'an index with damaged pages (%s) is built again by the search that meets them, which says so',
  async (table, said) => {
    damagePages(indexFile(), table)
    const { code, out, err } = await chancery(['search', 'mediation', ...archive])
    expect({ code, found: out.includes('112659') }).toEqual({ code: 0, found: true })
    expect(err).toMatch(said)
    expect((await chancery(['search', 'mediation', ...archive])).err).not.toMatch(said)
    expect(await chancery(['check', ...archive])).toMatchObject({ code: 0 })
  },
)

test('check finds damaged pages that no search has met, and the next search mends them', async () => {
  damagePages(indexFile(), 'texts')
  expect(await chancery(['check', ...archive])).toMatchObject({
    code: 6,
    out: expect.stringContaining('index: is damaged'),
  })
  expect(await chancery(['search', 'mediation', ...archive])).toMatchObject({ code: 0 })
  expect(await chancery(['check', ...archive])).toMatchObject({ code: 0 })
})

test.each(['index/lease.sqlite', 'archive.sqlite-turn'])(
  'garbage in the lock file %s is nothing to anybody',
  async (name) => {
    writeFileSync(join(folder, 'archive', name), 'Dear Sir, '.repeat(500))
    expect(await chancery(['reindex', ...archive])).toMatchObject({ code: 0 })
    expect(await chancery(['access', '112659', 'public', '--note', 'again', ...archive])).toMatchObject({ code: 0 })
  },
)

test('an empty database is not taken for a new archive', async () => {
  writeFileSync(join(folder, 'archive/archive.sqlite'), '')
  expect(await chancery(['list', ...archive])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Restore the last backup'),
  })
})
