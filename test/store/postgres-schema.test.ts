import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'
import { beside, clearPlaces, NEEDED, newPlace, SERVER } from './postgres-server.ts'

afterAll(clearPlaces)

const now = () => new Date(0)

describe.skipIf(SERVER === undefined)(`both engines (${NEEDED})`, () => {
  test('have the same tables with the same columns', async () => {
    const place = newPlace()
    await (await openPostgresStore({ address: place, now })).close()
    const there = await beside(
      place,
      `select table_name || '.' || column_name || case is_nullable when 'NO' then ' not null' else '' end as name
        from information_schema.columns where table_schema = current_schema() and table_name <> 'migration' order by 1`,
    )
    expect(there.map((row) => (row as { name: string }).name).toSorted()).toEqual((await ofSqlite()).toSorted())
  })

  test('have the same indexes', async () => {
    const place = newPlace()
    await (await openPostgresStore({ address: place, now })).close()
    const there = await beside(
      place,
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and c.relkind = 'i'
        and not exists (select 1 from pg_constraint k where k.conindid = c.oid)`,
    )
    expect(there.map((row) => (row as { name: string }).name).toSorted()).toEqual(
      asked(await sqliteFile(), `select name from sqlite_schema where type = 'index' and sql is not null`).toSorted(),
    )
  })
})

async function sqliteFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-columns-'))
  folders.push(folder)
  const file = join(folder, 'archive.sqlite')
  await (await openSqliteStore({ file, now })).close()
  return file
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function asked(file: string, query: string): readonly string[] {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare(query).pluck().all().map(String)
  } finally {
    database.close()
  }
}

/** A key is never null; SQLite says so only where that was written. */
const ofSqlite = async () =>
  asked(
    await sqliteFile(),
    `select t.name || '.' || c.name || iif(c."notnull" or c.pk, ' not null', '')
      from sqlite_schema t join pragma_table_info(t.name) c
      where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'`,
  )
