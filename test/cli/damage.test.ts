import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
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

test('an index of another past of the archive, of which an earlier copy was restored, is built anew by the next search, which says so', async () => {
  const restored = join(folder, 'restored')
  const letter = join(folder, 'letter.txt')
  writeFileSync(letter, '---\ntitle: A letter\n---\n\nDear Zinnober\n')
  const search = async (...where: readonly string[]) => {
    const { code, out, err } = await chancery(['search', 'Zinnober', ...where])
    return { code, isFound: out.includes('A letter'), isTold: err.includes('of another past of the archive') }
  }
  expect(await chancery(['backup', join(folder, 'copy'), ...archive])).toMatchObject({ code: 0 })
  expect(await chancery(['import', letter, ...archive])).toMatchObject({ code: 0 })
  expect(await search(...archive)).toEqual({ code: 0, isFound: true, isTold: false })
  expect(await chancery(['restore', join(folder, 'copy'), '--archive', restored])).toMatchObject({ code: 0 })
  cpSync(join(folder, 'archive/index'), join(restored, 'index'), { recursive: true })
  expect(await search('--archive', restored)).toEqual({ code: 0, isFound: false, isTold: true })
  expect(await search('--archive', restored)).toEqual({ code: 0, isFound: false, isTold: false })
  expect(await chancery(['check', '--archive', restored])).toMatchObject({ code: 0 })
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
