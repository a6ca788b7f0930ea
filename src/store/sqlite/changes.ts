import type { HeldId } from '#value/identifier.ts'
import type { Change, Seq } from '../store.ts'
import type { Connection } from './connection.ts'
import { from, given } from './query.ts'

const CHANGES = from
  .selectFrom('change')
  .select(['seq', 'kind', 'id', 'at', 'by'])
  .where('seq', '>', given<number>('after'))
  .orderBy('seq')
  .limit(given<number>('limit'))
  .compile()
const HEAD = from
  .selectFrom('change')
  .select((change) => change.fn.max('seq').as('seq'))
  .compile()

export function changes(connection: Connection, after: Seq, limit: number): readonly Change[] {
  const rows = connection.all(CHANGES, { after, limit })
  return rows.map((row) => ({ ...row, id: row.id as HeldId, at: new Date(row.at) })) // an identifier when it was put
}

export const head = (connection: Connection): Seq => connection.get(HEAD, {})?.seq ?? 0
