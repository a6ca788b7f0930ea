import { sql } from 'kysely'
import type { CollectionId, DocumentId } from '#value/identifier.ts'
import type { Neighbour, Neighbours } from '../store.ts'
import { from, given } from './query.ts'
import { readable } from './readable.ts'
import type { View } from './view.ts'

const OWN_PLACE = from
  .selectFrom('held')
  .innerJoin('member', 'member.held', 'held.rec')
  .select(['member.place', 'member.day', 'member.held'])
  .where('held.kind', '=', sql.lit('document'))
  .where('held.id_folded', '=', given('folded'))
  .where('member.collection', '=', given('collection'))
  .where(readable('member.audience'))
  .compile()

const next = (way: 'asc' | 'desc') =>
  from
    .selectFrom('member')
    .innerJoin('held', 'held.rec', 'member.held')
    .select(['held.id', 'held.title'])
    .where('member.collection', '=', given('collection'))
    .where(
      sql<boolean>`(member.place, member.day, member.held) ${sql.raw(way === 'asc' ? '>' : '<')}
        (${given('place')}, ${given('day')}, ${given('held')})`,
    )
    .where(readable('member.audience'))
    .orderBy('member.place', way)
    .orderBy('member.day', way)
    .orderBy('member.held', way)
    .limit(1)
    .compile()
const BEFORE = next('desc')
const AFTER = next('asc')

export function neighbours(view: View, collection: CollectionId, document: DocumentId): Neighbours {
  const { connection, who } = view
  const own = connection.get(OWN_PLACE, { ...who, collection, folded: document.toLowerCase() })
  if (own === undefined) return {}
  const [previous, following] = [BEFORE, AFTER].map((query): Neighbour | undefined => {
    const row = connection.get(query, { ...who, ...own, collection })
    return row === undefined ? undefined : { document: row.id as DocumentId, title: row.title } // an identifier when it was put
  })
  return { ...(previous === undefined ? {} : { previous }), ...(following === undefined ? {} : { next: following }) }
}
