import type { HeldId } from '#value/identifier.ts'
import type { Change, Seq } from '../store.ts'
import { ask, askOne, type Program } from './program.ts'
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
const BETWEEN = from
  .selectFrom('change')
  .select((change) => change.fn.countAll<number>().as('changes'))
  .where('seq', '>', given<number>('after'))
  .where('seq', '<=', given<number>('last'))
  .compile()

export function* changes(after: Seq, limit: number): Program<readonly Change[]> {
  const rows = yield* ask(CHANGES, { after, limit })
  return rows.map((row) => ({ ...row, id: row.id as HeldId, at: new Date(row.at) })) // an identifier when it was put
}

export function* changesBetween(after: Seq, last: Seq): Program<number> {
  return (yield* askOne(BETWEEN, { after, last }))?.changes ?? 0
}

export function* head(): Program<Seq> {
  return (yield* askOne(HEAD, {}))?.seq ?? 0
}
