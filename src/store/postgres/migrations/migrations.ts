import { asItStands } from './0007-as-it-stands.ts'

/** Every step of the schema, in order, by the names of SQLite's. One that has been released is never changed. */
export const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  '0007-as-it-stands': asItStands,
}
