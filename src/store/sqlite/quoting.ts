import { sql } from 'kysely'
import type { DocumentId, ExchangeId } from '#value/identifier.ts'
import { from, listed } from './query.ts'
import { readable } from './readable.ts'
import { asList } from './slice.ts'
import type { View } from './view.ts'

const QUOTING = from
  .selectFrom('link')
  .innerJoin('held', 'held.rec', 'link.held')
  .select('held.id')
  .distinct()
  .where('link.kind', '=', sql.lit('document'))
  .where('link.target', 'in', listed('targets'))
  .where('link.source', '=', sql.lit('evidence'))
  .where(readable('link.audience'))
  .orderBy('held.id')
  .limit(500)
  .compile()

/** What is drawn as evidence is an exchange's. */
export const quoting = (view: View, documents: readonly DocumentId[]): readonly ExchangeId[] =>
  view.connection.all(QUOTING, { ...view.who, targets: asList(documents) }).map(({ id }) => id as ExchangeId) // an identifier when it was put
