import { z } from 'zod'
import type { Fault } from '../store.ts'
import type { Connection } from './connection.ts'

const rows = (columns: string) =>
  z.array(z.object(Object.fromEntries(columns.split(' ').map((name) => [name, z.unknown()]))))

/** What is wrong in the database's own eyes. */
export function* faultsOfFile({ database }: Connection): Iterable<Fault> {
  for (const row of rows('integrity_check').parse(database.pragma('integrity_check')))
    if (row.integrity_check !== 'ok') yield { where: 'database', message: String(row.integrity_check) }
  for (const row of rows('table rowid parent').parse(database.pragma('foreign_key_check')))
    yield { where: `table ${row.table}`, message: `row ${row.rowid} points to a ${row.parent} that is not there` }
}
