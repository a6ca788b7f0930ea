import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chancery, start } from './chancery.ts'
import { damagePages, indexOf } from './index-damage.ts'
import { askFor, serveArchive, until } from './served.ts'

const ROWS = 2000
let folder = ''
const archive = () => join(folder, 'archive')
const flags = () => ['--archive', archive()]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-index-crash-'))
  expect(await chancery(['init', ...flags()])).toMatchObject({ code: 0 })
})
afterAll(() => rm(folder, { recursive: true }))

function letters(from: number, to: number): string {
  const rows = Array.from({ length: to - from }, (_, n) => {
    const words = 'Some words of a letter on mediation. '.repeat(30)
    return `${from + n},Letter ${from + n},1801-03-${String(1 + (n % 28)).padStart(2, '0')},Person ${n % 50},"${words}"`
  })
  const file = join(folder, `letters-${from}.csv`)
  writeFileSync(file, `key,title,date,sender,text\n${rows.join('\n')}\n`)
  return file
}

test('a server killed with kill -9 while it indexes catches up when it is started again', async () => {
  for (let round = 0; round < 4; round += 1) {
    const server = await serveArchive(archive())
    const half = ROWS / 4
    const bringing = start([
      'import',
      letters(round * half, (round + 1) * half),
      '--source',
      'letters',
      '--no-index',
      ...flags(),
    ])
    const brought = new Promise((resolve) => bringing.on('exit', resolve))
    await sleep(500 + Math.random() * 900)
    await server.kill('SIGKILL')
    await brought
  }
  const server = await serveArchive(archive())
  expect(
    await until(
      () => askFor(server.address, 'mediation'),
      ({ total }) => total === ROWS,
    ),
  ).toMatchObject({
    total: ROWS,
  })
  await server.kill('SIGTERM')
  expect(await chancery(['check', ...flags()])).toMatchObject({ code: 0 })
})

test('while an index is built anew searches go on, also after kill -9 in the middle of it', async () => {
  const old = indexOf(archive())
  const db = new Database(old)
  const schema = String(db.prepare("select value from meta where key = 'schema'").pluck().get())
  // Of another analysis: it is searched until another has taken its place.
  db.prepare("update meta set value = ? where key = 'schema'").run(schema.replace(/\.\d+$/u, '.0'))
  db.close()
  const totals = new Set<number | undefined>()
  for (let round = 0; round < 3; round += 1) {
    const server = await serveArchive(archive())
    const end = performance.now() + 150 + Math.random() * 300
    do totals.add((await askFor(server.address, 'mediation')).total)
    while (performance.now() < end)
    await server.kill('SIGKILL')
  }
  const server = await serveArchive(archive())
  await until(
    async () => {
      totals.add((await askFor(server.address, 'mediation')).total)
      return indexOf(archive())
    },
    (now) => now !== old,
  )
  totals.add((await askFor(server.address, 'mediation')).total)
  expect([...totals]).toEqual([ROWS])
  expect(server.said()).toMatch(/built anew/u)
  await server.kill('SIGTERM')
  expect(await chancery(['check', ...flags()])).toMatchObject({ code: 0 })
})

test('a server whose index is damaged says so, answers with words, and builds it again by itself', async () => {
  damagePages(indexOf(archive()), 'words_data', 'texts', 'documents')
  const server = await serveArchive(archive())
  const first = await askFor(server.address, 'mediation')
  expect(first.status === 503 ? first.page : 'built already').toMatch(/being built anew|built already/u)
  expect(
    await until(
      () => askFor(server.address, 'mediation'),
      ({ total }) => total === ROWS,
    ),
  ).toMatchObject({
    status: 200,
    total: ROWS,
  })
  expect(server.said()).toMatch(/search index: it is damaged/u)
  expect((await fetch(`${server.address}/`)).status).toBe(200)
  await server.kill('SIGTERM')
  expect(await chancery(['check', ...flags()])).toMatchObject({ code: 0 })
})

test('a server whose index folder was removed builds the index again, and lets nobody else write there', async () => {
  const server = await serveArchive(archive())
  const lease = join(archive(), 'index/lease.sqlite')
  await until(
    () => askFor(server.address, 'mediation'),
    ({ total }) => total === ROWS,
  )
  // In the midst of writing it the thread would die of it, and begin anew.
  await sleep(3000)
  rmSync(join(archive(), 'index'), { recursive: true })
  await until(
    async () => existsSync(lease),
    (isThere) => isThere,
  )
  await until(
    () => askFor(server.address, 'mediation'),
    ({ total }) => total === ROWS,
  )
  expect(await chancery(['reindex', ...flags()])).toMatchObject({ code: 5 })
  expect(server.said()).toMatch(/search index: its lease was lost/u)
  await server.kill('SIGTERM')
  expect(await chancery(['check', ...flags()])).toMatchObject({ code: 0 })
})
