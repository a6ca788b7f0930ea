import type { HeldOf, Kind } from '#holding/held.ts'
import type { HeldId } from '#value/identifier.ts'
import type { Cut, Slice, Version } from '../store.ts'
import { ask, askOne, atOnce, type Program } from './program.ts'
import { among, from, given } from './query.ts'
import { visible } from './readable.ts'
import { asIds, limitOf, placeAfter, slice } from './slice.ts'
import { parseHeld, type View } from './view.ts'
import { asSeen } from './withheld.ts'

const VISIBLE = from.selectFrom('held').where('held.kind', '=', given<Kind>('kind')).where(visible('held'))
const GET = VISIBLE.innerJoin('version', 'version.seq', 'held.head')
  .select(['held.id', 'version.seq', 'version.content'])
  .where(among('held.id_folded', 'ids'))
  .compile()
const LIST = VISIBLE.innerJoin('version', 'version.seq', 'held.head')
  .select(['held.id_folded', 'version.seq', 'version.content'])
  .where('held.id_folded', '>', given('after'))
  .orderBy('held.id_folded')
  .limit(given<number>('limit'))
  .compile()
const ONE = VISIBLE.where('held.id', '=', given('id')).where('held.id_folded', '=', given('folded'))
const VERSIONS = ONE.innerJoin('version', 'version.held', 'held.rec')
  .innerJoin('change', 'change.seq', 'version.seq')
  .select(['version.number', 'change.at', 'change.by', 'version.note', 'version.correction'])
  .orderBy('version.number')
  .compile()
const VERSION = ONE.innerJoin('version', 'version.held', 'held.rec')
  .select('version.content')
  .where('version.number', '=', given<number>('number'))
  .compile()
const RECENT = VISIBLE.select('held.id').orderBy('held.added', 'desc').limit(given<number>('limit')).compile()

export function* get<K extends Kind>(
  view: View,
  kind: K,
  ids: readonly string[],
): Program<ReadonlyMap<string, HeldOf<K>>> {
  const asked = new Set(ids)
  if (asked.size === 0) return new Map()
  yield* atOnce()
  const rows = (yield* ask(GET, { ...view.who, kind, ids: asIds(ids) })).filter(({ id }) => asked.has(id))
  const records = yield* asSeen(
    view,
    rows.map(({ seq, content }) => view.contents.read(kind, seq, content)),
  )
  return new Map(records.map((record): [string, HeldOf<K>] => [record.id, record]))
}

export function* list<K extends Kind>(view: View, kind: K, cut: Cut): Program<Slice<HeldOf<K>>> {
  const [after] = placeAfter(cut, [''])
  yield* atOnce()
  const rows = yield* ask(LIST, { ...view.who, kind, after, limit: limitOf(cut) })
  const { items, ...rest } = slice(
    cut,
    rows,
    (row) => view.contents.read(kind, row.seq, row.content),
    (row) => [row.id_folded],
  )
  return { items: yield* asSeen(view, items), ...rest }
}

export function* versions(view: View, kind: Kind, id: string): Program<readonly Version[]> {
  return (yield* ask(VERSIONS, { ...view.who, kind, id, folded: id.toLowerCase() })).map(asVersion)
}

export const asVersion = (row: {
  number: number
  at: string
  by: string
  note: string
  correction: number
}): Version => ({
  number: row.number,
  at: new Date(row.at),
  by: row.by,
  note: row.note,
  correction: row.correction === 1,
})

export function* version<K extends Kind>(
  view: View,
  kind: K,
  id: string,
  number: number,
): Program<HeldOf<K> | undefined> {
  yield* atOnce()
  const row = yield* askOne(VERSION, { ...view.who, kind, id, folded: id.toLowerCase(), number })
  return row && (yield* asSeen(view, [parseHeld(kind, row.content)]))[0]
}

export function* recent<Id extends HeldId>(view: View, kind: Kind, limit: number): Program<readonly Id[]> {
  const rows = yield* ask(RECENT, { ...view.who, kind, limit: limitOf({ limit }) - 1 })
  return rows.map(({ id }) => id as Id) // an identifier when it was put
}
