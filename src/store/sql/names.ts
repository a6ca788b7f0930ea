import { sql } from 'kysely'
import type { HeldOf, Kind } from '#holding/held.ts'
import { asKey } from './comparable.ts'
import { ask, type Program } from './program.ts'
import { among, from, given } from './query.ts'
import type { View } from './view.ts'

// A merged authority gives its names to the one it was merged into, so that the next import links to that.
const end = sql<number>`case when held.merged_into is null then held.rec else (
  with recursive way (rec, n) as (
    select held.rec, 0 union
    select into_.rec, n + 1 from way
      join held was on was.rec = way.rec
      join held into_ on into_.kind = was.kind and into_.id_folded = lower(was.merged_into)
    where n < 20)
  select rec from way order by n desc limit 1) end`
const BY_NAME = from
  .selectFrom('name_key')
  .innerJoin('held', 'held.rec', 'name_key.held')
  .innerJoin('held as one', (join) => join.on('one.rec', '=', end))
  .innerJoin('version', 'version.seq', 'one.head')
  .select(['name_key.key as asked', 'one.rec', 'version.seq', 'version.content'])
  .where('name_key.kind', '=', given<Kind>('kind'))
  .where(among('name_key.key', 'asked'))
  .orderBy('one.rec')
  .compile()
const BY_LINK = from
  .selectFrom('outside_link')
  .innerJoin('held', 'held.rec', 'outside_link.held')
  .innerJoin('held as one', (join) => join.on('one.rec', '=', end))
  .innerJoin('version', 'version.seq', 'one.head')
  .select(['outside_link.link as asked', 'one.rec', 'version.seq', 'version.content'])
  .where('outside_link.kind', '=', given<Kind>('kind'))
  .where(among('outside_link.link', 'asked'))
  .orderBy('one.rec')
  .compile()

type Row = { readonly asked: string; readonly rec: number; readonly seq: number; readonly content: string }

/** Any number at once: one call a batch, and a batch names as many as it names. */
export function* byName<K extends Kind>(
  view: View,
  kind: K,
  keys: readonly string[],
): Program<ReadonlyMap<string, HeldOf<K>[]>> {
  return grouped(view, kind, keys, yield* ask(BY_NAME, { kind, asked: keys.map(asKey) }))
}

/** Where two authorities have one outside identifier, the older stands. */
export function* byLink<K extends Kind>(
  view: View,
  kind: K,
  links: readonly string[],
): Program<ReadonlyMap<string, HeldOf<K>>> {
  const all = grouped(view, kind, links, yield* ask(BY_LINK, { kind, asked: links.map(asKey) }))
  return new Map([...all].flatMap(([link, [first]]) => (first === undefined ? [] : [[link, first] as const])))
}

function grouped<K extends Kind>(
  { contents }: View,
  kind: K,
  keys: readonly string[],
  rows: readonly Row[],
): Map<string, HeldOf<K>[]> {
  const groups = Map.groupBy(rows, (row) => row.asked)
  const found = new Map<string, HeldOf<K>[]>()
  for (const key of keys) {
    const distinct = new Map(groups.get(asKey(key))?.map((row) => [row.rec, row]))
    if (distinct.size === 0) continue
    found.set(
      key,
      [...distinct.values()].map((row) => contents.read(kind, row.seq, row.content)),
    )
  }
  return found
}
