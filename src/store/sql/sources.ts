import { sql } from 'kysely'
import type { Kind } from '#holding/held.ts'
import type { HeldId } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import type { Known, Remembered } from '../store.ts'
import { asKey, comparable } from './comparable.ts'
import { ask, type Program, runRows, together } from './program.ts'
import { addRows, among, from, given, unsought } from './query.ts'

const KNOWN = from
  .selectFrom('origin')
  .innerJoin('held', 'held.rec', 'origin.held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select(['origin.key', 'held.kind', 'held.id', 'origin.imported', 'origin.version', 'version.number as current'])
  .where('origin.source', '=', given('source'))
  .where(among('origin.key', 'keys'))
  .compile()
const STANDING = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select(['held.rec', 'held.id', 'version.number'])
  .where('held.kind', '=', given<Kind>('kind'))
  .where(among('held.id_folded', 'ids'))
  .compile()
const REMEMBER = addRows(
  'origin',
  undefined,
  sql`on conflict (source, key) do update set held = excluded.held, version = excluded.version,
    imported = coalesce(nullif(excluded.imported, ''), origin.imported),
    likeness = coalesce(excluded.likeness, origin.likeness)`,
)
/** Of one likeness so many are told: whoever reads the report sees that it is no rare one. */
const MOST_ALIKE = 20
const alikeWhere = (side: '<' | '>') =>
  from
    .selectFrom('origin')
    .innerJoin('held', 'held.rec', 'origin.held')
    .select(['origin.source', 'held.id'])
    .where('origin.likeness', '=', given('likeness'))
    // From either side of the source, along the index: a source may have thousands of the same likeness.
    .where('origin.source', side, given('source'))
    // Not sought by kind: SQLite would go through everything of that kind.
    .where(unsought<Kind>('held.kind'), '=', 'document')
    .orderBy('origin.source')
    .orderBy('origin.key')
    .limit(sql.lit(MOST_ALIKE))
    .compile()
const ALIKE_BEFORE = alikeWhere('<')
const ALIKE_AFTER = alikeWhere('>')

export function* known(source: string, keys: readonly string[]): Program<ReadonlyMap<string, Known>> {
  // A long one may have been remembered as it is, before there was another engine.
  const rows = yield* ask(KNOWN, { source, keys: keys.flatMap((key) => [asKey(key), comparable(key)]) })
  const found = new Map(rows.map(({ key, ...rest }) => [key, rest]))
  return new Map(
    keys.flatMap((key): [string, Known][] => {
      const known = found.get(asKey(key)) ?? found.get(comparable(key))
      return known === undefined ? [] : [[key, { ...known, id: known.id as HeldId }]] // an identifier when it was put
    }),
  )
}

export function* rememberAll(source: string, made: Iterable<readonly [key: string, made: Remembered]>): Program<void> {
  const wanted = byKey(made)
  const standing = yield* standingOf(wanted.values())
  const rows = [...wanted].map(([key, { kind, id, imported = '', likeness = null }]) => {
    const here = standing.get(`${kind} ${id}`)
    if (here === undefined) throw new Refusal('not-found', `There is no ${kind} ${id} to remember for ${source}.`)
    return { source, key, held: here.rec, version: here.number, imported, likeness }
  })
  yield* runRows(REMEMBER, rows)
}

/** Of what is made twice of one key the later word counts, as far as it goes. */
function byKey(made: Iterable<readonly [key: string, made: Remembered]>): ReadonlyMap<string, Remembered> {
  const found = new Map<string, Remembered>()
  for (const [key, one] of made) found.set(asKey(key), { ...found.get(asKey(key)), ...one })
  return found
}

function* standingOf(wanted: Iterable<Remembered>): Program<ReadonlyMap<string, { rec: number; number: number }>> {
  const kinds = [...Map.groupBy(wanted, ({ kind }) => kind)]
  const answers = yield* together(
    ...kinds.map(([kind, ofKind]) => ask(STANDING, { kind, ids: ofKind.map(({ id }) => id.toLowerCase()) })),
  )
  return new Map(kinds.flatMap(([kind], n) => (answers[n] ?? []).map((row) => [`${kind} ${row.id}`, row] as const)))
}

export function* alike(
  source: string,
  likenesses: readonly string[],
): Program<ReadonlyMap<string, readonly { readonly source: string; readonly id: HeldId }[]>> {
  const sides = yield* together(
    ...likenesses.map((likeness) =>
      together(ask(ALIKE_BEFORE, { source, likeness }), ask(ALIKE_AFTER, { source, likeness })),
    ),
  )
  const found = sides.map(
    ([before, after]) =>
      [...before, ...after].slice(0, MOST_ALIKE).map((row) => ({ source: row.source, id: row.id as HeldId })), // identifiers when they were put
  )
  return new Map(likenesses.flatMap((likeness, n) => (found[n]?.length ? [[likeness, found[n]] as const] : [])))
}
