import { sql } from 'kysely'
import type { Quoting } from '#holding/unresolved.ts'
import type { DocumentId } from '#value/identifier.ts'
import { ask, type Program } from './program.ts'
import { among, from } from './query.ts'
import { readable } from './readable.ts'
import { asList } from './slice.ts'
import type { View } from './view.ts'

const QUOTING = from
  .selectFrom('link')
  .innerJoin('held', 'held.rec', 'link.held')
  .select(['held.kind', 'held.id'])
  .distinct()
  .where('link.kind', '=', sql.lit('document'))
  .where(among('link.target', 'targets'))
  .where('link.source', '=', sql.lit('evidence'))
  .where(readable('link.audience'))
  .orderBy('held.kind')
  .orderBy('held.id')
  .limit(500)
  .compile()

/** What is drawn as evidence is an exchange's, or of a document's relations. */
export function* quoting(view: View, documents: readonly DocumentId[]): Program<readonly Quoting[]> {
  const rows = yield* ask(QUOTING, { ...view.who, targets: asList(documents) })
  return rows.map(({ kind, id }) => ({ kind: kind === 'exchange' ? kind : 'document', id }))
}
