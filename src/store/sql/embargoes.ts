import { type HeldId, identifierFrom } from '#value/identifier.ts'
import type { Day, Embargoed } from '../reading.ts'
import { ask, type Program } from './program.ts'
import { from, given } from './query.ts'
import { readable } from './readable.ts'
import type { View } from './view.ts'

const OVER = from
  .selectFrom('held')
  .select(['kind', 'id'])
  .where('closed_until', 'is not', null)
  .where('closed_until', '<=', given('day'))
  .where(readable('audience'))
  .orderBy('closed_until')
  .limit(given<number>('limit'))
  .compile()

export function* embargoesOver({ who }: View, day: Day, limit: number): Program<readonly Embargoed[]> {
  const rows = yield* ask(OVER, { ...who, day, limit })
  return rows.flatMap(({ kind, id }) =>
    kind === 'document' || kind === 'exchange' ? [{ kind, id: identifierFrom<HeldId>(id) }] : [],
  )
}
