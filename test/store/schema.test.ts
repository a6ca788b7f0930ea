import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openSqliteStore } from '#store/sqlite/open.ts'

test('schema.sql is what the migrations make (vitest -u writes it)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-schema-'))
  const file = join(folder, 'chancery.db')
  await (await openSqliteStore({ file, now: () => new Date(0) })).close()
  const database = new Database(file, { readonly: true })
  const statements = database
    .prepare(
      `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' and name not like 'kysely_%'
       order by case type when 'table' then 0 when 'index' then 1 else 2 end, name`,
    )
    .pluck()
    .all()
  database.close()
  rmSync(folder, { recursive: true })
  const text = `-- The database as the migrations make it; written by its test, never by hand.\n\n${statements.join(';\n\n')};\n`
  await expect(text.replace(/\n {2}(?=\S| {2})/gu, '\n')).toMatchFileSnapshot('../../src/store/schema.sql')
})
