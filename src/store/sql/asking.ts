import { sql } from 'kysely'
import type { HeldId } from '#value/identifier.ts'
import type { Asking, AskingFound, Slice } from '../reading.ts'
import { NO_DAY } from './drawn-asking.ts'
import { ask, askOne, atOnce, type Program } from './program.ts'
import { from, given, isDay } from './query.ts'
import { readable } from './readable.ts'
import { cursorAt, limitOf, placeAfter, slice } from './slice.ts'
import type { View } from './view.ts'

/** Rows of the index that are looked at for one slice, however few of them are given. */
const WINDOW = 5_000
const ALWAYS = 1_000_000_000

interface Row {
  readonly kind: AskingFound['kind']
  readonly id: HeldId
  readonly at: string
  readonly place: number
  readonly rec: number
}

/**
 * What may be awaited in it, and is not surely answered: an exchange that is not settled by the day, a document that asks several parties, or one without a
 * reply of a plain day by then. Whoever reads the records themselves tells more exactly.
 */
const isOpen = sql<boolean>`(h.settled is null or h.settled > ${given<number>('day')})
  and (${given('agent')} = '' or exists (select 1 from link l
    where l.kind = 'agent' and l.target = ${given('agent')} and l.source = h.kind and l.held = h.rec))
  and not (h.debtors = 1 and exists (select 1 from relation r join held w on w.rec = r.held
    where r.target = h.id and r.kind = 'replies-to' and r.certainty is distinct from 'possible' and ${readable('w.audience')}
    and (${given('iso')} = '' or (${isDay('w.date')} and w.date <= ${given('iso')}))))`

const placed = {
  day: sql`select rec, asked as place from held where asked is not null
    and (asked, rec) < (${given<number>('place')}, ${given<number>('rec')}) and asked <= ${given<number>('day')}
    order by asked desc, rec desc`,
  change: sql`select rec, head as place from held where asked is not null
    and head < ${given<number>('place')} and asked <= ${given<number>('day')}
    order by head desc`,
}
// What is chosen in an order need not be told in it, unless that is asked again.
const ORDERS = { day: sql`"some".place desc, "some".rec desc`, change: sql`"some".place desc` }
const listOf = (order: Asking['by']) =>
  sql<Row>`select h.kind, h.id, c.at, "some".place, "some".rec
  from (${placed[order]} limit ${sql.lit(WINDOW)}) "some" join held h on h.rec = "some".rec join change c on c.seq = h.head
  where ${readable('h.audience')} and ${isOpen}
  order by ${ORDERS[order]}
  limit ${given<number>('limit')}`.compile(from)
const endOf = (order: Asking['by']) =>
  sql<Pick<Row, 'place' | 'rec'>>`${placed[order]} limit 1 offset ${sql.lit(WINDOW - 1)}`.compile(from)

const LISTS = { day: listOf('day'), change: listOf('change') }
const ENDS = { day: endOf('day'), change: endOf('change') }

/** What asks for a reply, and may be waiting for one at the end of the day. */
export function* asking(view: View, cut: Asking): Program<Slice<AskingFound>> {
  const { who } = view
  const [place, rec] = placeAfter(cut, [ALWAYS * 10, ALWAYS * 10])
  const { day = ALWAYS, iso = '', agent = '' } = cut
  const given = { place, rec, day: Math.max(day, NO_DAY) }
  yield* atOnce()
  const rows = yield* ask(LISTS[cut.by], { ...who, ...given, iso, agent, limit: limitOf(cut) })
  const found = slice(
    cut,
    rows,
    ({ kind, id, at }): AskingFound => ({ kind, id, at: new Date(at) }),
    (row) => [row.place, row.rec],
  )
  if (rows.length > cut.limit) return found
  const end = yield* askOne(ENDS[cut.by], given)
  return end === undefined ? found : { ...found, next: cursorAt([end.place, end.rec]) }
}
