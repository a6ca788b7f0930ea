import { sql } from 'kysely'
import type { CollectionId, DocumentId } from '#value/identifier.ts'
import type { AuthorityListed, ByName, Counts, Cut, NamedKind, Slice, Version } from '../store.ts'
import { LAST_OF_ALL } from './draw.ts'
import { ask, askOne, type Program } from './program.ts'
import { among, from, given } from './query.ts'
import { readable, visible } from './readable.ts'
import { asVersion } from './records.ts'
import { asList, limitOf, placeAfter, slice } from './slice.ts'
import type { View } from './view.ts'

/** With all that were merged into it. */
const MERGED = sql`(
  with recursive way (id) as (
    select held.id union
    select was.id from way join held was on was.merged_into = way.id and was.kind = held.kind)
  select id from way)`
const LIMIT = given<number>('limit')
const AUTHORITIES = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select((held) => [
    'held.sort',
    'held.id_folded',
    'version.seq',
    'version.content',
    held
      .selectFrom('link')
      .select((link) => link.fn.count<number>('link.held').distinct().as('n'))
      .whereRef('link.kind', '=', 'held.kind')
      .where(sql<boolean>`link.target in ${MERGED}`)
      .where('link.source', '=', sql.lit('document'))
      .where(readable('link.audience'))
      .as('documents'),
  ])
  .where('held.kind', '=', given<NamedKind>('kind'))
  .where(
    sql<boolean>`(held.sort, held.id_folded) > (${given('sort')}, ${given('id')}) and held.sort < ${given('until')}`,
  )
  .where(sql<boolean>`(not ${given('repositories')} or held.repository = 1)`)
  .where('held.status', '!=', sql.lit('merged'))
  .where(visible('held'))
  .orderBy('held.sort')
  .orderBy('held.id_folded')
  .limit(LIMIT)
  .compile()
const MEMBERS = from
  .selectFrom('member')
  .innerJoin('held', 'held.rec', 'member.held')
  .select(['member.place', 'member.day', 'member.held', 'held.id'])
  .where('member.collection', '=', given('collection'))
  .where(sql<boolean>`(member.place, member.day, member.held) > (${given('place')}, ${given('day')}, ${given('held')})`)
  .where(readable('member.audience'))
  .orderBy('member.place')
  .orderBy('member.day')
  .orderBy('member.held')
  .limit(LIMIT)
  .compile()
const MEMBER_COUNTS = from
  .selectFrom('member')
  .select((member) => ['collection', member.fn.countAll<number>().as('documents')])
  .where(among('collection', 'collections'))
  .where(readable('member.audience'))
  .groupBy('collection')
  .compile()
const CORRECTIONS = from
  .selectFrom('version')
  .innerJoin('held', 'held.rec', 'version.held')
  .innerJoin('change', 'change.seq', 'version.seq')
  .select([
    'version.seq',
    'held.id',
    'held.title',
    'version.number',
    'change.at',
    'change.by',
    'version.note',
    'version.correction',
  ])
  .where('version.correction', '=', sql.lit(1))
  .where('version.seq', '<', given<number>('before'))
  .where('held.kind', '=', sql.lit('document'))
  .where(readable('held.audience'))
  .orderBy('version.seq', 'desc')
  .limit(LIMIT)
  .compile()
const COUNTS = sql<Counts>`select
  (select count(*) from held where kind = 'document' and ${readable('held.audience')}) as documents,
  (select count(*) from held where kind = 'agent' and status <> 'merged' and ${visible('held')}) as agents,
  (select count(*) from held join collection c on c.held = held.rec and c.type = 'collection'
    where held.kind = 'collection' and ${visible('held')}) as collections,
  (select count(*) from unit where parent is null and exists (
    select 1 from unit_member m where m.unit = unit.id and ${readable('m.audience')})) as repositories`.compile(from)

// Above every letter that a folded name may begin with.
const ABOVE_ALL = '\u{10FFFF}'

export function* authorities<K extends NamedKind>(
  view: View,
  kind: K,
  cut: ByName,
): Program<Slice<AuthorityListed<K>>> {
  const { prefix = '' } = cut
  const [sort, id] = placeAfter(cut, [prefix, ''])
  const rows = yield* ask(AUTHORITIES, {
    ...view.who,
    kind,
    sort,
    id,
    until: prefix + ABOVE_ALL,
    repositories: cut.repositories ? 1 : 0,
    limit: limitOf(cut),
  })
  return slice(
    cut,
    rows,
    (row) => ({ authority: view.contents.read(kind, row.seq, row.content), documents: row.documents ?? 0 }),
    (row) => [row.sort, row.id_folded],
  )
}

export function* members(
  view: View,
  collection: CollectionId,
  cut: Cut,
): Program<Slice<{ document: DocumentId; position?: number }>> {
  const [place, day, held] = placeAfter(cut, [Number.MIN_SAFE_INTEGER, '', 0])
  const rows = yield* ask(MEMBERS, { ...view.who, collection, place, day, held, limit: limitOf(cut) })
  return slice(
    cut,
    rows,
    (row) => ({
      document: row.id as DocumentId, // an identifier when it was put, as below
      ...(row.place === LAST_OF_ALL ? {} : { position: row.place }),
    }),
    (row) => [row.place, row.day, row.held],
  )
}

export function* memberCounts(
  view: View,
  collections: readonly CollectionId[],
): Program<ReadonlyMap<CollectionId, number>> {
  const rows = yield* ask(MEMBER_COUNTS, { ...view.who, collections: asList(collections) })
  const counted = new Map(rows.map((row) => [row.collection, row.documents]))
  return new Map(collections.map((id) => [id, counted.get(id) ?? 0]))
}

export function* corrections(
  view: View,
  cut: Cut,
): Program<Slice<{ document: DocumentId; title: string; version: Version }>> {
  const [before] = placeAfter(cut, [Number.MAX_SAFE_INTEGER])
  const rows = yield* ask(CORRECTIONS, { ...view.who, before, limit: limitOf(cut) })
  return slice(
    cut,
    rows,
    (row) => ({ document: row.id as DocumentId, title: row.title, version: asVersion(row) }),
    (row) => [row.seq],
  )
}

export function* counts(view: View): Program<Counts> {
  return (yield* askOne(COUNTS, view.who)) ?? { documents: 0, agents: 0, collections: 0, repositories: 0 }
}
