import { asItStands } from './0007-as-it-stands.ts'
import { longWorkWaits } from './0008-long-work-waits.ts'

/** Every step of the schema, in order, by the names of SQLite's. One that has been released is never changed. */
export const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  '0007-as-it-stands': asItStands,
  '0008-long-work-waits': longWorkWaits,
}
