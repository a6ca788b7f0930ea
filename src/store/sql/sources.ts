import { sql } from 'kysely'
import type { Kind } from '#holding/held.ts'
import type { HeldId } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import type { Known, Remembered } from '../store.ts'
import { asKey, comparable } from './comparable.ts'
import { ask, askOne, type Program, run, together } from './program.ts'
import { among, from, given, unsought } from './query.ts'

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
  .where('held.id_folded', '=', given('folded'))
  .compile()
const REMEMBER = from
  .insertInto('origin')
  .values((row) => ({
    source: given('source'),
    key: given('key'),
    held: given<number>('rec'),
    imported: row.fn.coalesce(given<string | null>('imported'), row.val('')),
    version: given<number>('version'),
    likeness: given<string | null>('likeness'),
  }))
  .onConflict((row) =>
    row.columns(['source', 'key']).doUpdateSet((was) => ({
      held: was.ref('excluded.held'),
      version: was.ref('excluded.version'),
      imported: was.fn.coalesce(given<string | null>('imported'), 'origin.imported'),
      likeness: was.fn.coalesce('excluded.likeness', 'origin.likeness'),
    })),
  )
  .compile()
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

export function* remember(source: string, key: string, made: Remembered): Program<void> {
  const { kind, id, imported = null, likeness = null } = made
  const standing = yield* askOne(STANDING, { kind, folded: id.toLowerCase() })
  if (standing?.id !== id) throw new Refusal('not-found', `There is no ${kind} ${id} to remember for ${source}.`)
  yield* run(REMEMBER, {
    source,
    key: asKey(key),
    rec: standing.rec,
    version: standing.number,
    imported,
    likeness,
  })
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
