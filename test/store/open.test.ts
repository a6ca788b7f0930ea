import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { clear } from '#store/sqlite/errors.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { agent, cable, collection, id, why } from '../contract/store-samples.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-open-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => join(folder, 'archive.sqlite')
const open = () => openSqliteStore({ file: file(), now: () => new Date('2026-11-25T12:00:00Z') })
const change = (...statements: readonly string[]) => {
  const database = new Database(file())
  for (const statement of statements) database.exec(statement)
  database.close()
}

test('an archive of a newer program is refused, and left as it was', async () => {
  await (await open()).close()
  change(`insert into kysely_migration (name, timestamp) values ('9999-the-far-future', '')`)
  await expect(open()).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/newer Chancery \(its schema has “9999-the-far-future”\)\. Upgrade/u),
  })
})

test('an archive of an older program is brought up', async () => {
  // The oldest there is: made, but without a step.
  change(
    'pragma application_id = 0x43484e43',
    'create table kysely_migration (name text primary key, timestamp text not null)',
  )
  const store = await open()
  expect(await store.write((tx) => tx.put(cable('1'), why))).toBe('new')
  await store.close()
})

const BEFORE_EMBARGOES = ['drop table job', 'drop index held_by_embargo', 'alter table held drop column closed_until']

/** Takes a database back to before what asks for a reply was listed. */
const BEFORE_ASKING = [
  ...['shown', 'known_by_mention', 'suggestion', 'suggesting', 'correspondence', 'letter'].map(
    (table) => `drop table ${table}`,
  ),
  'drop index held_by_merger',
  ...BEFORE_EMBARGOES,
  'drop index held_by_asking',
  'drop index held_by_asking_change',
  ...['asked', 'settled', 'debtors'].map((column) => `alter table held drop column ${column}`),
  `delete from kysely_migration where name >= '0004'`,
  'pragma user_version = 1',
]

test('what asks for a reply is listed in an archive from before there was a list', async () => {
  const store = await open()
  const dates = [{ role: 'sent', edtf: '1949-01-10', basis: 'stated' }] as const
  await store.write((tx) => tx.put(cable('1', { dates, asks: [{ to: 'mao', passage: 'When?' }] }), why))
  await store.close()
  change(...BEFORE_ASKING)
  const brought = await open()
  expect((await brought.as(THE_PUBLIC).asking({ by: 'day', limit: 9 })).items).toMatchObject([
    { kind: 'document', id: '1' },
  ])
  await brought.close()
})

test('what was shown is told of an archive from before it was noted', async () => {
  const store = await open()
  const put = (name: string, more: Partial<Document>) => store.write((tx) => tx.put(cable(name, more), why))
  const closed = { access: { kind: 'restricted', groups: ['staff'] } } as const
  const within = (...names: string[]) => ({
    collections: names.map((name) => ({ collection: id<'collection'>(name) })),
  })
  await store.write(async (tx) => {
    for (const name of ['war', 'peace']) await tx.put(collection(name), why)
  })
  await put('open', within('war', 'peace', 'war'))
  await put('never', { ...closed, ...within('war') })
  await put('closed', within('war'))
  await put('open', { title: 'Another', ...within('peace') })
  await put('closed', { ...closed, ...within('peace') })
  await put('closed', { ...closed, title: 'Another' })
  await put('again', {})
  await put('again', closed)
  await put('again', { title: 'Another' })
  await store.close()
  const rows = () => {
    const database = new Database(file())
    const found = database.prepare('select * from shown order by seq, collection').all()
    database.close()
    return found
  }
  const before = rows()
  expect(before).toHaveLength(12)
  change(...BEFORE_EMBARGOES, 'drop table shown', `delete from kysely_migration where name >= '0006'`)
  const brought = await open()
  expect(rows()).toEqual(before)
  expect(await Array.fromAsync(brought.check())).toEqual([])
  await brought.close()
  change(`update shown set until = 99 where seq = (select max(seq) from shown)`)
  const damaged = await open()
  expect(await Array.fromAsync(damaged.check())).toEqual([
    { where: 'document again', message: 'what harvesters are told of it is not how it stands' },
  ])
  await damaged.close()
})

test('versions from before there were digests get theirs, and check holds every version against it', async () => {
  const store = await open()
  await store.write((tx) => tx.put(cable('1', { title: 'To the Consul' }), why))
  await store.write((tx) => tx.put(cable('1', { title: 'To the Ambassador' }), why))
  await store.close()
  change(
    ...BEFORE_ASKING,
    'alter table version drop column digest',
    'alter table relation drop column evidence',
    `delete from kysely_migration where name >= '0002'`,
  )
  const brought = await open()
  expect(await Array.fromAsync(brought.check())).toEqual([])
  await brought.close()
  change(`update version set content = replace(content, 'Consul', 'Consol') where number = 1`)
  const changed = await open()
  expect(await Array.fromAsync(changed.check())).toEqual([
    { where: 'document 1', message: 'its version 1 is no longer as it was written' },
  ])
  await changed.close()
})

test('what an older program has drawn otherwise is drawn again, and nothing else is changed', async () => {
  const store = await open()
  await store.write(async (tx) => {
    await tx.put(agent('stalin', { status: { kind: 'reviewed' } }), why)
    await tx.put(
      cable('1', { participants: [{ role: 'sender', agent: id<'agent'>('stalin') }], aliases: ['node:1'] }),
      why,
    )
    await tx.put(cable('2', { relations: [{ kind: 'replies-to', to: { document: id<'document'>('1') } }] }), why)
  })
  const before = [await store.as(THE_PUBLIC).describe(['1', '2']), await store.changes(0, 10)]
  await store.close()
  change(
    'pragma user_version = 0',
    'delete from name_key',
    'delete from link',
    `update held set title = 'old', sort = ''`,
  )
  const again = await open()
  const reading = again.as(THE_PUBLIC)
  expect([await reading.describe(['1', '2']), await again.changes(0, 10)]).toEqual(before)
  expect(
    (await reading.authorities('agent', { limit: 5, prefix: 'stalin' })).items.map((one) => one.documents),
  ).toEqual([1])
  expect((await again.write((tx) => tx.byName('agent', ['stalin']))).size).toBe(1)
  expect(await reading.find('document', 'node:1')).toEqual({ is: 'moved', id: '1' })
  expect(await Array.fromAsync(again.check())).toEqual([])
  await again.close()
})

test('a database of something else is refused, and not written to', async () => {
  change('create table recipe (name text)')
  await expect(open()).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('not an archive') })
  const database = new Database(file())
  expect(database.prepare('select name from sqlite_schema').pluck().all()).toEqual(['recipe'])
  expect(database.pragma('journal_mode', { simple: true })).toBe('delete')
  database.close()
})

test('a file that is no database is refused', async () => {
  writeFileSync(file(), 'Dear Sir, '.repeat(1000))
  await expect(open()).rejects.toMatchObject({ code: 'invalid' })
})

test.each(['files', 'index'])(
  'an empty file beside %s/ is what is left of an archive, and is not taken for a new one',
  async (name) => {
    writeFileSync(file(), '')
    const store = await open()
    await store.close()
    mkdirSync(join(folder, name))
    writeFileSync(file(), '')
    await expect(open()).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('Restore') })
    expect(statSync(file()).size).toBe(0)
  },
)

test('a folder that is not there is told', async () => {
  const act = openSqliteStore({ file: join(folder, 'none', 'a.sqlite'), now: () => new Date(0) })
  await expect(act).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('folder is missing'),
  })
})

test('a damaged database is found by check', async () => {
  const store = await open()
  await store.write(async (tx) => {
    for (let n = 0; n < 50; n += 1) await tx.put(cable(`d${n}`, { title: 'x'.repeat(500) }), why)
  })
  await store.close()
  change(
    'pragma foreign_keys = off',
    `delete from version where held = (select rec from held where id = 'd1')`,
    `update held set head = head - 1 where id = 'd5'`,
    `update version set number = 7 where held = (select rec from held where id = 'd9')`,
    `update held set title = 'Another' where id = 'd11'`,
    'drop trigger change_at_never_runs_backwards',
    `update change set at = '2026-11-24T12:00:00.000Z' where seq = 20`,
    "insert into alias values ('document', 'x', 4711)",
  )
  const damaged = await open()
  const faults = (await Array.fromAsync(damaged.check())).map((fault) => `${fault.where}: ${fault.message}`)
  await damaged.close()
  expect(faults).toEqual([
    expect.stringContaining('table alias'),
    'document d1: its newest version is not the one that stands',
    'document d5: its newest version is not the one that stands',
    'document d9: its versions are not numbered without gaps from 1',
    'change 2: it is in the change log without a version, or a version of another record',
    'change 20: its time is before that of the change before it',
    'document d5: its content says that it is d4',
    'document d11: it is listed under another title than it has',
  ])
})

test.each([
  ['SQLITE_FULL', 'unavailable', /is full; nothing of this act was kept/u],
  ['SQLITE_IOERR_WRITE', 'unavailable', /failed/u],
  ['SQLITE_READONLY_DIRECTORY', 'unavailable', /may not be written/u],
  ['SQLITE_CANTOPEN', 'unavailable', /cannot be opened/u],
  ['SQLITE_CORRUPT_INDEX', 'unavailable', /is damaged/u],
  ['SQLITE_NOTADB', 'invalid', /no archive/u],
])('%s is told as %s', (code, refusal, message) => {
  const told = clear('archive.sqlite', new Database.SqliteError('from below', code))
  expect(told).toMatchObject({ code: refusal, message: expect.stringMatching(message) })
})

test('an act that swallows what went wrong in the middle of a record keeps nothing all the same', async () => {
  const store = await open()
  const act = store.write(async (tx) => {
    await tx.put(cable('before'), why)
    const wrong = cable('wrong', { collections: [{ collection: 7.5 as never, position: {} as never }] })
    await tx.put(wrong, why).catch(() => undefined)
  })
  await expect(act).rejects.toThrow()
  expect(await store.head()).toBe(0)
  expect(await store.write((tx) => tx.put(cable('after'), why))).toBe('new')
  expect((await store.as(THE_PUBLIC).list('document', { limit: 5 })).items.map((one) => one.id)).toEqual(['after'])
  await store.close()
})
