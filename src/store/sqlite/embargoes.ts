import { type HeldId, identifierFrom } from '#value/identifier.ts'
import type { Day, Embargoed } from '../reading.ts'
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

export const embargoesOver = ({ connection, who }: View, day: Day, limit: number): readonly Embargoed[] =>
  connection
    .all(OVER, { ...who, day, limit })
    .flatMap(({ kind, id }) =>
      kind === 'document' || kind === 'exchange' ? [{ kind, id: identifierFrom<HeldId>(id) }] : [],
    )
