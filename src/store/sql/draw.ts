import type { Collection } from '#authority/collection.ts'
import { formatLeaves, leafSpan } from '#document/leaves.ts'
import type { Letter } from '#exchange/suggestion/letter.ts'
import type { Held, Kind } from '#holding/held.ts'
import type { Drawn } from './drawn.ts'
import { ask, type Program, run } from './program.ts'
import { addRows, among, from, given, type Query } from './query.ts'
import type { Tables } from './tables.ts'
import type { Units } from './units.ts'

const REC = given<number>('rec')
const audience = given<number>('audience')
const ADD_ALIASES = addRows('alias', 'kind', 'folded', 'held')
const ADD_LINKS = addRows('link', 'kind', 'target', 'source', 'held', 'audience')
const ADD_RELATION = from
  .insertInto('relation')
  .values({
    held: REC,
    ordinal: given<number>('ordinal'),
    target: given('target'),
    kind: given('kind'),
    certainty: given<string | null>('certainty'),
    note: given<string | null>('note'),
    evidence: given<string | null>('evidence'),
  })
  .compile()
const ADD_MEMBERS = addRows('member', 'collection', 'place', 'day', 'held', 'audience')
const ADD_COLLECTION = from
  .insertInto('collection')
  .values({
    held: REC,
    id: given('id'),
    type: given<Collection['type']>('type'),
    parent: given<string | null>('parent'),
    repository: given<string | null>('repository'),
    path: given<string | null>('path'),
  })
  .compile()
const ADD_NAMES = addRows('name_key', 'kind', 'key', 'held')
const ADD_OUTSIDE = addRows('outside_link', 'kind', 'link', 'held')
const ADD_SHELF = from
  .insertInto('shelf')
  .values({
    held: REC,
    ordinal: given<number>('ordinal'),
    unit: given<number>('unit'),
    first: given<number>('first'),
    last: given<number>('last'),
    leaves: given<string | null>('leaves'),
    as_given: given('as_given'),
    status: given<Tables['shelf']['status']>('status'),
    audience,
  })
  .compile()
const ADD_UNIT_MEMBERS = addRows('unit_member', 'unit', 'held', 'audience')

const ADD_LETTER = from
  .insertInto('letter')
  .values({ held: REC, content: given('content') })
  .compile()
const ADD_CORRESPONDENCE = addRows('correspondence', 'writer', 'reader', 'day', 'held')

const ERASE = (
  [
    'alias',
    'link',
    'relation',
    'member',
    'collection',
    'name_key',
    'outside_link',
    'shelf',
    'unit_member',
    'letter',
    'correspondence',
  ] as const
).map((table) => from.deleteFrom(table).where('held', '=', REC).compile())
const RELATED = from.selectFrom('relation').select('target').where('held', '=', REC).compile()
const MOVES = from
  .selectFrom('link')
  .select('target')
  .where('held', '=', REC)
  .where('kind', '=', 'document')
  .where('source', '=', 'exchange')
  .compile()
const mark = (column: 'touched' | 'near') =>
  from
    .updateTable('held')
    .set({ [column]: given<number>('seq') })
    .where(column, '<', given<number>('seq'))
    .where('kind', '=', 'document')
    .where(among('id_folded', 'targets'))
    .compile()
const MARK_TOUCHED = mark('touched')
const MARK_NEAR = mark('near')

/** After every day: where documents without one stand. */
export const NO_DAY = '~'
/** After the last leaf of any file, and the last place of any collection. */
export const LAST_OF_ALL = Number.MAX_SAFE_INTEGER

export interface Drawing {
  readonly units: Units
}

interface ToDraw extends Omit<Drawn, 'audience'> {
  readonly rec: number
  readonly seq: number
  readonly audience: number
  readonly aliases: readonly string[]
}

/** Takes away what was drawn from the version before, and tells what it named that something near it has changed. */
export function* erase(kind: Kind, rec: number, seq: number): Program<void> {
  yield* tell(kind, seq, rec)
  for (const query of ERASE) yield* run(query, { rec })
}

/** Fills the tables beside the versions. */
export function* draw(tx: Drawing, held: Held, one: ToDraw): Program<void> {
  const { kind } = held
  const { rec, seq, audience } = one
  yield* add(ADD_ALIASES, one.aliases, (folded) => ({ kind, folded, held: rec }))
  yield* add(ADD_LINKS, one.named, (named) => ({ ...named, held: rec, audience }))
  for (const [ordinal, { to, kind, certainty = null, note = null, evidence }] of one.relations.entries()) {
    const resting = evidence === undefined ? null : JSON.stringify(evidence)
    yield* run(ADD_RELATION, { rec, ordinal, target: to.document, kind, certainty, note, evidence: resting })
  }
  const day = one.row.day ?? NO_DAY
  yield* add(ADD_MEMBERS, one.members, ({ collection, position = LAST_OF_ALL }) => ({
    collection,
    place: position,
    day,
    held: rec,
    audience,
  }))
  yield* add(ADD_NAMES, one.names, (key) => ({ kind, key, held: rec }))
  yield* add(ADD_OUTSIDE, one.links, (link) => ({ kind, link, held: rec }))
  if (held.kind === 'collection') yield* drawCollection(held, rec)
  if (one.references.length > 0) yield* drawShelves(tx, one)
  if (one.letter !== undefined) yield* drawLetter(one.letter, one)
  if (one.relations.length > 0 || kind === 'exchange') yield* tell(kind, seq, rec)
}

function* add<T>(
  query: Query<unknown>,
  all: readonly T[],
  row: (one: T) => Readonly<Record<string, string | number>>,
): Program<void> {
  if (all.length > 0) yield* run(query, { rows: all.map(row) })
}

function* drawCollection({ id, type, parent, unit }: Collection, rec: number): Program<void> {
  const repository = unit?.repository ?? null
  const path = unit?.path ?? null
  yield* run(ADD_COLLECTION, { rec, id, type, parent: parent ?? null, repository, path })
}

/** Of a circular the first of many: whoever answers it is among those who wrote it. */
const MOST_PAIRS = 1000

function* drawLetter({ id: _, ...letter }: Letter, { rec, row }: ToDraw): Program<void> {
  yield* run(ADD_LETTER, { rec, content: JSON.stringify(letter) })
  const day = row.day ?? NO_DAY
  const side = (agents: readonly string[]) => (agents.length === 0 ? [''] : agents)
  const pairs = side(letter.from).flatMap((writer) => side(letter.to).map((reader) => ({ writer, reader })))
  yield* add(ADD_CORRESPONDENCE, pairs.slice(0, MOST_PAIRS), (pair) => ({ ...pair, day, held: rec }))
}

function* drawShelves({ units }: Drawing, { references, rec, audience }: ToDraw): Program<void> {
  const within = new Set<number>()
  for (const [ordinal, reference] of references.entries()) {
    const path = yield* units.of(reference)
    const unit = path.at(-1)
    if (unit === undefined) continue
    for (const each of path) within.add(each)
    const { first, last } = leafSpan(reference.leaves) ?? { first: LAST_OF_ALL, last: LAST_OF_ALL }
    const leaves = reference.leaves.length === 0 ? null : formatLeaves(reference.leaves)
    const { asGiven: as_given, status } = reference
    yield* run(ADD_SHELF, { rec, ordinal, unit, first, last, leaves, as_given, status, audience })
  }
  yield* add(ADD_UNIT_MEMBERS, [...within], (unit) => ({ unit, held: rec, audience }))
}

/** The documents that a record names, or named, are described anew because of it: their stamps must not stand still, nor ever fall. */
function* tell(kind: Kind, seq: number, rec: number): Program<void> {
  if (kind !== 'document' && kind !== 'exchange') return
  const named = yield* ask(kind === 'document' ? RELATED : MOVES, { rec })
  if (named.length === 0) return
  const targets = named.map(({ target }) => target.toLowerCase())
  yield* run(kind === 'document' ? MARK_NEAR : MARK_TOUCHED, { seq, targets })
}
