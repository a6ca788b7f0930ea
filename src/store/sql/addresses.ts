import { sql } from 'kysely'
import type { HeldId } from '#value/identifier.ts'
import type { Addressed, AddressedKind, AddressSpan, Cut, Slice } from '../store.ts'
import { ask, askOne, type Program } from './program.ts'
import { from, given } from './query.ts'
import { visible } from './readable.ts'
import { limitOf, placeAfter, slice } from './slice.ts'
import type { View } from './view.ts'

/** Came within the span, and has a page of its own. */
const WITHIN = sql`h.kind = ${given<AddressedKind>('kind')}
  and h.added > ${given<number>('since')} and h.added <= ${given<number>('last')}
  and h.status is distinct from 'merged'
  and not exists (select 1 from collection u where u.held = h.rec and u.type = 'unit')
  and ${visible('h')}`
const ADDRESSES = sql<{ readonly added: number; readonly id: string; readonly at: string }>`
  select h.added, h.id, c.at from held h join change c on c.seq = h.head
  where ${WITHIN} order by h.added limit ${given<number>('limit')}`.compile(from)
const COUNT = sql<{ readonly size: number; readonly changed: string | null }>`
  select "some".size, (select c.at from change c where c.seq = "some".head) as changed
  from (select count(*) as size, max(h.head) as head from held h where ${WITHIN}) "some"`.compile(from)

export function* addresses({ who }: View, kind: AddressedKind, cut: Cut & AddressSpan): Program<Slice<Addressed>> {
  const [since] = placeAfter(cut, [cut.since])
  const rows = yield* ask(ADDRESSES, { ...who, kind, since, last: cut.last, limit: limitOf(cut) })
  return slice(
    cut,
    rows,
    ({ id, at }) => ({ id: id as HeldId, at: new Date(at) }), // an identifier when it was put
    ({ added }) => [added],
  )
}

export function* addressCount(
  { who }: View,
  kind: AddressedKind,
  { since, last }: AddressSpan,
): Program<{ size: number; changed?: Date }> {
  const { size = 0, changed = null } = (yield* askOne(COUNT, { ...who, kind, since, last })) ?? {}
  return { size, ...(changed === null ? {} : { changed: new Date(changed) }) }
}
