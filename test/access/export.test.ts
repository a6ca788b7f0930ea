import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeJsonl } from '#formats/jsonl/write.ts'
import { inProcess } from '../cli/in-process.ts'
import { HELD } from '../site/holdings.ts'
import { filesIn } from '../zip.ts'
import { CASES, COMMON, HELD_IN_STATES } from './states.ts'

// What the command line writes for the public, form by form, by all states of access.

const folder = mkdtempSync(join(tmpdir(), 'chancery-export-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...words: readonly string[]) => inProcess(['--archive', join(folder, 'archive'), ...words])

beforeAll(async () => {
  // Of a record that comes several times the last holds.
  const last = new Map([...HELD, ...HELD_IN_STATES].map((held) => [`${held.kind} ${held.id}`, held]))
  writeFileSync(join(folder, 'held.jsonl'), [...last.values()].map(writeJsonl).join(''))
  await run('init')
  const { code } = await run('import', join(folder, 'held.jsonl'))
  expect(code).toBe(0)
})

const { out: help } = await run('export', '--help')
const FORMATS = /\(choices: (?<list>[^)]*)[,)]\s*default/su.exec(help)?.groups?.list?.match(/[a-z-]+/gu) ?? []

function hold(words: string): void {
  for (const { name, isOpen, signs } of CASES) {
    const found = Object.values(signs).some((sign) => words.toLowerCase().includes(sign))
    expect([name, found]).toEqual([name, isOpen])
  }
}

test('there are forms to be tried', () => {
  expect(FORMATS).toContain('jsonl')
  expect(FORMATS.length).toBeGreaterThan(6)
})

test.each(FORMATS.flatMap((format) => [[format], [format, COMMON]]))('%s of %s', async (format, ...query) => {
  const to = join(folder, [format, ...query].join('-'))
  const { code } = await run('export', '--public', '--format', format, ...query, '--to', to)
  expect(code).toBe(0)
  const files = format === 'tei' ? readdirSync(to).map((name) => join(to, name)) : [to]
  hold(files.map((file) => `${file} ${readFileSync(file, 'utf8')}`).join('\n'))
})

test('the dumps', async () => {
  expect((await run('dump')).code).toBe(0)
  const dumps = join(folder, 'archive', 'dumps')
  for (const name of readdirSync(dumps).filter((one) => one !== 'index.json' && one !== 'turn')) {
    const bytes = readFileSync(join(dumps, name))
    hold(name.endsWith('.zip') ? [...filesIn(bytes)].flat().join('\n') : bytes.toString('utf8'))
  }
})
