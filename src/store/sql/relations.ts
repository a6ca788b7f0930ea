import { type InferResult, sql } from 'kysely'
import type { Document, Relation } from '#document/document.ts'
import type { Evidence } from '#document/evidence.ts'
import type { RelationDescribed } from '#holding/described.ts'
import type { DocumentId } from '#value/identifier.ts'
import { ask, type Program, together } from './program.ts'
import { among, from } from './query.ts'
import { readable } from './readable.ts'
import type { View } from './view.ts'
import { readableAmong, relationAsSeen, shutAmong } from './withheld.ts'

const INCOMING = from
  .selectFrom('relation')
  .innerJoin('held', 'held.rec', 'relation.held')
  .select([
    'relation.target',
    'relation.kind',
    'relation.certainty',
    'relation.note',
    'relation.evidence',
    'held.id',
    'held.title',
    'held.date',
  ])
  .where(among('relation.target', 'ids'))
  .where(readable('held.audience'))
  .orderBy('held.day')
  .orderBy('held.id_folded')
  .orderBy('relation.ordinal')
  .compile()
const OUTGOING = from
  .selectFrom('held')
  .select(['held.id', 'held.title', 'held.date', 'held.head', readable('held.audience').as('readable')])
  .where('held.kind', '=', sql.lit('document'))
  .where(among('held.id_folded', 'ids'))
  .compile()

type Other = NonNullable<RelationDescribed['document']>

/** What stands around one document: the relations that lead to it. Of the other ends of its own, `other` and `head` are asked by their identifier. */
export interface RelationRow {
  readonly incoming: readonly RelationDescribed[]
  readonly other?: Other
  readonly head: number
}

export interface Around {
  readonly rows: ReadonlyMap<string, RelationRow>
  /** Whether evidence is in words that the reader may not read. */
  isShut(one: Evidence): boolean
}

/** Both ends of the relations of these documents, as far as the reader may read them. */
export function* relationsAround(view: View, documents: readonly Document[]): Program<Around> {
  const { who } = view
  const around = new Map<string, RelationRow>()
  const targets = documents.flatMap(({ relations = [] }) =>
    relations.flatMap(({ to }) => ('document' in to ? [to.document] : [])),
  )
  const [ends, incoming] = yield* together(
    endsOf(view, targets),
    ask(INCOMING, { ...who, ids: documents.map(({ id }) => id) }),
  )
  for (const row of ends)
    around.set(row.id, { incoming: [], head: row.head, ...(row.readable ? { other: otherOf(row) } : {}) })
  const leading = incoming.map((row) => ({ target: row.target, relation: incomingOf(row) }))
  const own = documents.flatMap(({ relations = [] }) => relations)
  const isShut = yield* shutIn(view, [...own, ...leading.map(({ relation }) => relation)])
  for (const [id, rows] of Map.groupBy(leading, ({ target }) => target))
    around.set(id, {
      head: 0,
      ...around.get(id),
      incoming: rows.map(({ relation }) =>
        relationAsSeen(relation, (one) => one.passage?.document !== relation.document?.id && isShut(one)),
      ),
    })
  return { rows: around, isShut }
}

function* endsOf({ who }: View, ids: readonly string[]): Program<readonly InferResult<typeof OUTGOING>[number][]> {
  return ids.length === 0 ? [] : yield* ask(OUTGOING, { ...who, ids: ids.map((id) => id.toLowerCase()) })
}

function* shutIn(view: View, relations: readonly Pick<Relation, 'evidence'>[]): Program<Around['isShut']> {
  if (view.isEditor) return () => false
  const all = relations.flatMap(({ evidence = [] }) => evidence)
  const open = yield* readableAmong(
    view,
    all.flatMap(({ passage }) => passage?.document ?? []),
  )
  return yield* shutAmong(view, all, (id) => open.has(id))
}

function incomingOf(row: InferResult<typeof INCOMING>[number]): RelationDescribed {
  return {
    kind: row.kind as RelationDescribed['kind'], // drawn from a content of that type, as the evidence
    direction: 'incoming',
    document: otherOf(row),
    ...told({
      ...row,
      evidence: row.evidence === null ? undefined : (JSON.parse(row.evidence) as Relation['evidence']),
    }),
  }
}

function otherOf({ id, title, date }: { id: string; title: string; date: string | null }): Other {
  return { id: id as DocumentId, title, ...(date === null ? {} : { date }) } // an identifier when it was put
}

type Told = Pick<RelationDescribed, 'certainty' | 'note' | 'evidence'>

interface ToTell {
  readonly certainty?: string | null | undefined
  readonly note?: string | null | undefined
  readonly evidence?: Relation['evidence'] | undefined
}

function told({ certainty, note, evidence }: ToTell): Told {
  return {
    ...(certainty === null || certainty === undefined
      ? {}
      : { certainty: certainty as NonNullable<Told['certainty']> }), // as above
    ...(note === null || note === undefined ? {} : { note }),
    ...(evidence === undefined ? {} : { evidence }),
  }
}

/** One document's relations from both ends, without those that lead where the reader may not go, or nowhere; `stated` are its own as it has them. */
export function relationsOf(
  document: Document,
  { rows, isShut }: Around,
): {
  readonly stated: NonNullable<Document['relations']>
  readonly relations: readonly RelationDescribed[]
  readonly stamp: number
} {
  const incoming = rows.get(document.id)?.incoming ?? []
  const own = document.relations ?? []
  let stamp = 0
  const outgoing = own.flatMap((as): [(typeof own)[number], RelationDescribed][] => {
    const relation = relationAsSeen(as, (one) => one.passage?.document !== document.id && isShut(one))
    const { kind, to } = relation
    if (!('document' in to)) {
      const citation = { asGiven: to.citation, ...(to.address === undefined ? {} : { address: to.address }) }
      return [[relation, { kind, direction: 'outgoing', citation, ...told(relation) }]]
    }
    const end = rows.get(to.document)
    stamp = Math.max(stamp, end?.head ?? 0)
    if (end?.other === undefined) return []
    return [[relation, { kind, direction: 'outgoing', document: end.other, ...told(relation) }]]
  })
  return { stated: outgoing.map(([one]) => one), relations: [...outgoing.map(([, one]) => one), ...incoming], stamp }
}
