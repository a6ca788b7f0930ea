import { sql } from 'kysely'
import type { Seq } from '../store.ts'
import { askOne, type Program } from './program.ts'
import { from, given } from './query.ts'
import { AUDIENCE } from './readable.ts'

const SINCE = given<number>('since')
const PUBLIC = sql.lit(AUDIENCE.public)

/** A document by what the public was shown last; an exchange, of which that is not noted, by any change of it while it is closed. */
const CLOSED = sql<{ readonly n: number }>`
  select 1 as n from shown s join held h on h.rec = s.held
    where s.collection = '' and s.until = 0 and s.seq > ${SINCE} and h.audience <> ${PUBLIC}
  union all
  select 1 from change c join held h on h.kind = c.kind and h.id_folded = lower(c.id)
    where c.seq > ${SINCE} and c.kind = 'exchange' and h.once_public = 1 and h.audience <> ${PUBLIC}
  limit 1`.compile(from)

export function* closedSince(since: Seq): Program<boolean> {
  return (yield* askOne(CLOSED, { since })) !== undefined
}
