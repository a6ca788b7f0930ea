import { asItStands } from './0007-as-it-stands.ts'
import { longWorkWaits } from './0008-long-work-waits.ts'
import { whatIsDrawnIsTrusted } from './0009-what-is-drawn-is-trusted.ts'

/** Every step of the schema, in order, by the names of SQLite's where it has them. One that has been released is never changed. */
export const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  '0007-as-it-stands': asItStands,
  '0008-long-work-waits': longWorkWaits,
  '0009-what-is-drawn-is-trusted': whatIsDrawnIsTrusted,
}
