import { sql } from 'kysely'
import type { CollectionId, DocumentId } from '#value/identifier.ts'
import type { HarvestCut, Harvested, HarvestOf, HarvestSpan } from '../harvesting.ts'
import { head } from './changes.ts'
import { describe } from './describe.ts'
import { ask, askOne, atOnce, type Program } from './program.ts'
import { amongNumbers, from, given } from './query.ts'
import { AUDIENCE } from './readable.ts'
import { limitOf } from './slice.ts'
import type { View } from './view.ts'

const AFTER = given<number>('after')
const LAST = given<number>('last')

/** What an earlier change told of it, until this one. */
const BEFORE = sql<0 | 1>`exists (select 1 from shown e where e.held = h.rec and e.until = c.seq)`

/** Each document at its last change up to `newest`: what stands, or what a later change has taken the place of. */
const LIST = sql<Row>`
  select "some".seq as place, h.rec, h.id, h.audience, c.at, ${BEFORE} as before from (
    select seq, held from shown
      where collection = ${given('collection')} and until = 0 and seq > ${AFTER} and seq <= ${LAST}
    union all
    select seq, held from shown
      where collection = ${given('collection')} and until > ${given('newest')} and seq > ${AFTER} and seq <= ${LAST}
    order by seq limit ${given('limit')}) "some"
  join held h on h.rec = "some".held
  join shown stands on stands.held = h.rec and stands.until = 0 and stands.collection = ''
  join change c on c.seq = stands.seq
  order by "some".seq`.compile(from)
const SIZE = sql<{ readonly n: number }>`
  select count(*) as n from shown
  where collection = ${given('collection')} and until = 0 and seq > ${AFTER} and seq <= ${LAST}`.compile(from)
const ONE = sql<Row>`
  select s.seq as place, h.rec, h.id, h.audience, c.at, ${BEFORE} as before from held h
  join shown s on s.held = h.rec and s.until = 0 and s.collection = ''
  join change c on c.seq = s.seq
  where h.kind = 'document' and h.id_folded = ${given('folded')} and h.id = ${given('id')}`.compile(from)
const ENDS = sql<{ readonly first: number | null; readonly last: number | null }>`
  select
    (select seq from shown where collection = '' and until = 0 and seq > ${AFTER} and seq <= ${LAST}
      order by seq limit 1) as first,
    (select seq from shown where collection = '' and until = 0 and seq > ${AFTER} and seq <= ${LAST}
      order by seq desc limit 1) as last`.compile(from)
const COLLECTIONS = sql<{ readonly rec: number; readonly id: CollectionId }>`
  select s.held as rec, g.id from shown s
  join held g on g.kind = 'collection' and g.id_folded = lower(s.collection)
  join collection t on t.held = g.rec and t.type = 'collection'
  where ${amongNumbers('s.held', 'recs')} and s.until = 0 and s.collection <> ''
  order by g.id_folded`.compile(from)
const AT_OR_AFTER = from
  .selectFrom('change')
  .select(['seq', 'at'])
  .where('seq', '>=', given<number>('seq'))
  .orderBy('seq')
  .limit(sql.lit(1))
  .compile()

interface Row {
  readonly place: number
  readonly rec: number
  readonly id: string
  readonly audience: number
  readonly at: string
  /** 1 where something was told of it before. */
  readonly before: number
}

export function* harvestSpan({ from, before }: { readonly from?: Date; readonly before?: Date }): Program<HarvestSpan> {
  yield* atOnce()
  const newest = yield* head()
  return {
    after: from === undefined ? 0 : yield* lastBefore(from, newest),
    last: before === undefined ? newest : yield* lastBefore(before, newest),
    newest,
  }
}

/** The last change before a moment, sought by halves: time never runs backwards along the log. */
function* lastBefore(moment: Date, newest: number): Program<number> {
  const sought = isoOf(moment)
  let before = 0
  let from = newest + 1
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    const change = yield* askOne(AT_OR_AFTER, { seq: middle })
    if (change !== undefined && change.seq < from && change.at < sought) before = change.seq
    else from = middle
  }
  return before
}

/** As the log writes it; what lies outside of its years is before or after all of them. */
function isoOf(moment: Date): string {
  const iso = moment.toISOString()
  return iso.startsWith('-') ? '' : iso.startsWith('+') ? '~' : iso
}

export function* harvest(view: View, cut: HarvestCut): Program<{ items: readonly Harvested[]; after?: number }> {
  const { collection = '', after, last, newest, limit, whole } = cut
  yield* atOnce()
  const rows = yield* ask(LIST, { collection, after, last, newest, limit: limitOf({ limit }) })
  const here = rows.slice(0, limit)
  const items = yield* told(view, here, whole)
  const end = here.at(-1)
  return rows.length > limit && end !== undefined ? { items, after: end.place } : { items }
}

export function* harvestSize({ collection = '', after, last }: HarvestOf): Program<number> {
  return (yield* askOne(SIZE, { collection, after, last }))?.n ?? 0
}

export function* harvestEnds({
  after,
  last,
}: Pick<HarvestSpan, 'after' | 'last'>): Program<{ readonly first: number; readonly last: number } | undefined> {
  const ends = yield* askOne(ENDS, { after, last })
  return ends === undefined || ends.first === null || ends.last === null
    ? undefined
    : { first: ends.first, last: ends.last }
}

export function* harvested(view: View, id: string, whole: boolean): Program<Harvested | undefined> {
  yield* atOnce()
  const row = yield* askOne(ONE, { id, folded: id.toLowerCase() })
  return row && (yield* told(view, [row], whole))[0]
}

export function* beginning(): Program<Date | undefined> {
  const first = yield* askOne(AT_OR_AFTER, { seq: 0 })
  return first && new Date(first.at)
}

function* told(view: View, rows: readonly Row[], whole: boolean): Program<readonly Harvested[]> {
  const recs = rows.map(({ rec }) => rec)
  const collections = Map.groupBy(yield* ask(COLLECTIONS, { recs }), ({ rec }) => rec)
  const open = rows.filter(({ audience }) => audience === AUDIENCE.public).map(({ id }) => id)
  const records = new Map((whole ? yield* describe(view, open) : []).map((one) => [String(one.document.id), one]))
  return rows.map(({ place, rec, id, audience, at, before }) => {
    const described = records.get(id)
    return {
      id: id as DocumentId, // an identifier when it was put
      place,
      at: new Date(at),
      deleted: audience !== AUDIENCE.public,
      first: before === 0,
      collections: (collections.get(rec) ?? []).map((one) => one.id),
      ...(described === undefined ? {} : { described }),
    }
  })
}
