import { sql } from 'kysely'
import type { Document } from '#document/document.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { Described } from '#holding/described.ts'
import type { Cut, Slice } from '../store.ts'
import { type Authorities, authoritiesOf } from './authorities.ts'
import { ask, atOnce, type Program, together } from './program.ts'
import { among, from, given } from './query.ts'
import { readable, visible } from './readable.ts'
import { type Around, relationsAround, relationsOf } from './relations.ts'
import { asIds, limitOf, placeAfter, slice } from './slice.ts'
import { parseHeld, type View } from './view.ts'
import { asSeen, withRelations } from './withheld.ts'

const HEADS = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  .innerJoin('change', 'change.seq', 'held.head')
  .select([
    'held.id',
    'held.rec',
    'held.touched',
    'held.near',
    'held.added',
    'version.seq',
    'version.number',
    'version.content',
    'change.at',
  ])
  .where('held.kind', '=', sql.lit('document'))
  .where(among('held.id_folded', 'ids'))
  .where(readable('held.audience'))
  .compile()
const IDS = from
  .selectFrom('held')
  .select(['held.id', 'held.id_folded'])
  .where('held.kind', '=', sql.lit('document'))
  .where(visible('held'))
  .where('held.id_folded', '>', given('after'))
  .orderBy('held.id_folded')
  .limit(given<number>('limit'))
  .compile()
const EXCHANGES = from
  .selectFrom('link')
  .innerJoin('held', 'held.rec', 'link.held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select(['link.target', 'version.seq', 'version.content'])
  .where('link.kind', '=', sql.lit('document'))
  .where('link.source', '=', sql.lit('exchange'))
  .where(among('link.target', 'ids'))
  .where(readable('link.audience'))
  .orderBy('held.id_folded')
  .compile()

interface Head {
  readonly document: Document
  readonly row: { seq: number; number: number; at: string; touched: number; near: number; added: number }
}

/** Documents with all that they name: as many queries for five hundred as for one. */
export function* describe(view: View, ids: readonly string[]): Program<readonly Described[]> {
  const { who } = view
  yield* atOnce()
  const rows = yield* ask(HEADS, { ...who, ids: asIds(ids) })
  const heads = new Map(
    rows.map((row): [string, Head] => [row.id, { row, document: parseHeld('document', row.content) }]),
  )
  const documents = [...heads.values()].map(({ document }) => document)
  const [authorities, relations, exchanges] = yield* together(
    authoritiesOf(view, documents),
    relationsAround(view, documents),
    exchangesOf(view, documents),
  )
  return ids.flatMap((id) => {
    const head = heads.get(id)
    return head === undefined ? [] : [described(view, head, authorities, relations, exchanges.get(id) ?? [])]
  })
}

/** Documents by identifier, a slice at a time, each read once. */
export function* describeAll(view: View, cut: Cut): Program<Slice<Described>> {
  const [after] = placeAfter(cut, [''])
  yield* atOnce()
  const rows = yield* ask(IDS, { ...view.who, after, limit: limitOf(cut) })
  const { items, ...rest } = slice(
    cut,
    rows,
    ({ id }) => id,
    (row) => [row.id_folded],
  )
  return { items: yield* describe(view, items), ...rest }
}

function described(
  { isEditor }: View,
  { document, row }: Head,
  authorities: Authorities,
  related: Around,
  exchanges: readonly Exchange[],
): Described {
  const { stated, relations, stamp } = relationsOf(document, related)
  const named = authorities.of(document)
  const indexStamp = Math.max(row.seq, row.touched)
  return {
    document: isEditor ? document : withRelations(document, stated),
    version: row.number,
    at: new Date(row.at),
    agents: named.agents,
    places: named.places,
    subjects: named.subjects,
    collections: named.collections,
    relations,
    exchanges,
    stamp: Math.max(indexStamp, row.near, stamp, named.stamp),
    indexStamp,
    added: row.added,
  }
}

function* exchangesOf(view: View, documents: readonly Document[]): Program<ReadonlyMap<string, readonly Exchange[]>> {
  const ids = documents.map(({ id }) => id)
  const rows = yield* ask(EXCHANGES, { ...view.who, ids })
  const known = new Map(rows.map(({ seq, content }) => [seq, parseHeld('exchange', content)]))
  const seen = yield* asSeen(view, [...known.values()])
  const bySeq = new Map([...known.keys()].map((seq, n) => [seq, seen[n]]))
  const grouped = Map.groupBy(rows, ({ target }) => target)
  return new Map([...grouped].map(([id, group]) => [id, group.flatMap(({ seq }) => bySeq.get(seq) ?? [])] as const))
}
