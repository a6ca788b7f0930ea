import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chancery } from './chancery.ts'
import { isCheckoutOpen, NOBODY } from './nobody.ts'

const aside = mkdtempSync(join(tmpdir(), 'chancery-aside-'))
chmodSync(aside, 0o777)
const run = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    ...NOBODY,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: aside, CHANCERY_USER: 'nobody' },
  })
  return { code: status, out: stdout, err: stderr }
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-read-only-'))
const archive = join(folder, 'archive')

function permit(mode: { readonly folders: number; readonly files: number }): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? mode.folders : mode.files)
}

beforeAll(async () => {
  expect(await chancery(['demo', '--archive', archive])).toMatchObject({ code: 0 })
  chmodSync(folder, 0o755)
  permit({ folders: 0o555, files: 0o444 })
})
afterAll(() => {
  permit({ folders: 0o755, files: 0o644 })
  for (const each of [folder, aside]) rmSync(each, { recursive: true })
})

test.skipIf(!isCheckoutOpen).each([
  [['list'], 0, '112659'],
  [['show', '112659'], 0, 'Nanjing'],
  [['search', 'mediation'], 0, '112659'],
  [['export'], 0, '"112659"'],
  [['check'], 0, 'All is well'],
  [['correct', '112659', '--set', 'title=x', '--note', 'x'], 7, 'may only be read'],
  [['reindex'], 7, 'may only be read'],
  [['import', 'samples/january-1949.jsonl'], 7, 'may not be written'],
])(
  'of an archive that may only be read, %j ends with %i (skipped where nobody else may read the checkout)',
  (words, code, said) => {
    const ended = run('bin/chancery.js', ...words, '--archive', archive)
    expect(`${ended.out}${ended.err}`).toContain(said)
    expect(ended.code).toBe(code)
    expect(readdirSync(aside)).toEqual([])
  },
)
