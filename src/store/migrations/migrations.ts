import type { Migration } from 'kysely/migration'
import { up as theArchiveOpens } from './0001-the-archive-opens.ts'

/** Every step of the schema, in order, by name. One that has been released is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-the-archive-opens': { up: theArchiveOpens },
}
