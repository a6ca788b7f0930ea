import { sql } from 'kysely'
import type { Listed } from '#holding/described.ts'
import { authoritiesOf } from './authorities.ts'
import { ask, atOnce, type Program } from './program.ts'
import { among, from } from './query.ts'
import { readable } from './readable.ts'
import { asIds } from './slice.ts'
import { parseHeld, type View } from './view.ts'

const LISTED = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select(['held.id', 'version.content'])
  .where('held.kind', '=', sql.lit('document'))
  .where(among('held.id_folded', 'ids'))
  .where(readable('held.audience'))
  .compile()

/** Documents with the agents that they name: as many queries for five hundred as for one. */
export function* listed(view: View, ids: readonly string[]): Program<readonly Listed[]> {
  yield* atOnce()
  const rows = yield* ask(LISTED, { ...view.who, ids: asIds(ids) })
  const documents = new Map(rows.map(({ id, content }) => [id, withoutRelations(content)]))
  const authorities = yield* authoritiesOf(view, [...documents.values()], 'agent')
  return ids.flatMap((id) => {
    const document = documents.get(id)
    return document === undefined ? [] : [{ document, agents: authorities.of(document).agents }]
  })
}

function withoutRelations(content: string): Listed['document'] {
  const { relations: _, ...document } = parseHeld('document', content)
  return document
}
