import { sql } from 'kysely'
import type { CollectionId, DocumentId } from '#value/identifier.ts'
import type { Neighbour, Neighbours } from '../store.ts'
import { askOne, atOnce, type Program, together } from './program.ts'
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

const beside = (way: 'asc' | 'desc') =>
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
const BEFORE = beside('desc')
const AFTER = beside('asc')

export function* neighbours(view: View, collection: CollectionId, document: DocumentId): Program<Neighbours> {
  const { who } = view
  yield* atOnce()
  const own = yield* askOne(OWN_PLACE, { ...who, collection, folded: document.toLowerCase() })
  if (own === undefined) return {}
  const place = { ...who, ...own, collection }
  const [before, after] = yield* together(askOne(BEFORE, place), askOne(AFTER, place))
  const [previous, next] = [neighbourOf(before), neighbourOf(after)]
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) }
}

const neighbourOf = (row: { readonly id: string; readonly title: string } | undefined): Neighbour | undefined =>
  row && { document: row.id as DocumentId, title: row.title } // an identifier when it was put
