import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSite } from '#site/serve.ts'
import { record } from '../site/holdings.ts'
import { type OpenSite, openSite } from '../site/open-site.ts'
import { inProcess } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-harvested-'))
const run = (...words: readonly string[]) => inProcess(['--archive', join(folder, 'archive'), ...words])
const ending = new AbortController()
let there: OpenSite
let url: string
let closed: Promise<void>
beforeAll(async () => {
  there = await openSite(
    {},
    ['one', 'two', 'three'].map((id) => record(id, { title: `Letter ${id}`, day: '1949-01-01' })),
  )
  const served = await serveSite(there.archive, { host: '127.0.0.1', port: 0, signal: ending.signal })
  url = `${served.address}/oai`
  closed = served.closed
})
afterAll(async () => {
  ending.abort()
  await closed
  await there.close()
  rmSync(folder, { recursive: true })
})

const withdrawThere = (id: string) =>
  there.store.write((tx) =>
    tx.put(record(id, { title: id, access: { kind: 'withdrawn', reason: 'x', day: '2026-11-26' } }), {
      by: 'editor',
      note: 'Withdrawn.',
    }),
  )
const accessHere = async (id: string) => (await run('access', id)).out.trim()

test('what is deleted there is told, and withdrawn here when that is asked for, but for what an editor has changed', async () => {
  await run('init')
  expect((await run('harvest', url)).code).toBe(0)
  await run('correct', 'two', '--set', 'title=As we have it', '--note', 'better')
  await withdrawThere('one')
  await withdrawThere('two')
  const told = await run('harvest', url, '--all')
  expect(told.out).toContain('3 records deleted there; 2 of them stand here as they are.')
  expect(told.out).toContain('  two (oai:chancery.example:two, changed here since)')
  expect(await accessHere('one')).toBe('one: public')

  const done = await run('harvest', url, '--all', '--withdraw-deleted', '--json')
  expect(JSON.parse(done.out)).toMatchObject({ withdrawn: ['one'] })
  expect(await accessHere('one')).toMatch(/^one: withdrawn on .*: Deleted where it was taken from, 127\.0\.0\.1/u)
  expect(await accessHere('two')).toBe('two: public')
  expect(await accessHere('three')).toBe('three: public')

  const again = await run('harvest', url, '--all', '--withdraw-deleted', '--json')
  expect(JSON.parse(again.out)).toMatchObject({ withdrawn: [], standing: [{ id: 'two', isEdited: true }] })
})
