import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { WholeJob } from '#store/store.ts'
import { inProcess } from './in-process.ts'
import { serveArchive, until } from './served.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-queued-'))
afterAll(() => rmSync(folder, { recursive: true }))
const archive = join(folder, 'archive')
const run = (...words: readonly string[]) => inProcess([...words, '--archive', archive])
const ROWS = 3000
writeFileSync(
  join(folder, 'letters.csv'),
  ['key,title,date', ...Array.from({ length: ROWS }, (_, n) => `${n},Letter ${n},1801-03-04`), ''].join('\n'),
)
writeFileSync(join(folder, 'scan.pdf'), '%PDF-1.7\n')

const jobAs = async (id: number): Promise<WholeJob> => JSON.parse((await run('jobs', String(id), '--json')).out)
const hasEnded = ({ state }: WholeJob) => state === 'done' || state === 'failed'

test('what is queued waits for a server, is handed back by one that is ended, and is done by the next; so is a dump', async () => {
  await run('init')
  const brought = [join(folder, 'letters.csv'), join(folder, 'scan.pdf')]
  expect(await run('import', ...brought, '--queue', '--dry-run')).toMatchObject({ code: 2 })
  expect(await run('import', ...brought, '--queue')).toMatchObject({ code: 0, out: expect.stringContaining('Job 1: ') })
  rmSync(join(folder, 'letters.csv'))
  expect((await run('jobs')).out).toMatch(/^1 {2}import {2}waiting {2}by test {2}\d{4}-/u)

  const first = await serveArchive(archive)
  await until(
    () => jobAs(1),
    ({ state }) => state === 'running',
    10,
  )
  await first.kill('SIGTERM')
  expect(await jobAs(1)).toMatchObject({ state: 'waiting', attempts: 0 })
  expect(first.said()).toBe('')

  const second = await serveArchive(archive)
  expect(await until(() => jobAs(1), hasEnded)).toMatchObject({
    state: 'done',
    attempts: 1,
    result: { id: 'job-1', read: ROWS + 1, new: ROWS, refused: 1, finished: true },
  })
  expect((await run('reports', 'job-1')).out).toMatch(/scan\.pdf .*not read: it is a PDF/u)

  expect(await run('dump', '--format', 'csv', '--queue', '--json')).toMatchObject({
    code: 0,
    out: '{\n  "job": 2\n}\n',
  })
  const done = await until(() => jobAs(2), hasEnded)
  expect(done).toMatchObject({ state: 'done', result: { files: [{ name: 'documents.csv', records: ROWS }] } })
  const dump = await (await fetch(`${second.address}/dumps/documents.csv`)).text()
  expect(dump.trimEnd().split('\n')).toHaveLength(ROWS + 1)
  await second.kill('SIGTERM')
  expect((await run('jobs', '--state', 'done')).out.split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^2 {2}dump {4}done/u),
    expect.stringMatching(/^1 {2}import {2}done/u),
  ])
  await run('dump', '--queue')
  expect(await run('jobs', '3', '--cancel')).toMatchObject({
    code: 0,
    out: expect.stringContaining('cancelled by test'),
  })
  expect(await run('jobs', '3', '--cancel')).toMatchObject({ code: 4 })
  expect(await run('jobs', '7')).toMatchObject({ code: 3, err: 'chancery: There is no job 7.\n' })
})
