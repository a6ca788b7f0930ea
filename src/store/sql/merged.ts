import { sql } from 'kysely'
import type { NamedKind } from '../store.ts'
import { ask, type Program } from './program.ts'
import { among, from, given, unsought } from './query.ts'

const INTO = from
  .selectFrom('held')
  .select(['id', 'merged_into as into'])
  .where('kind', '=', sql.lit('agent'))
  .where(among('id_folded', 'ids'))
  // Each is sought by its identifier: SQLite would go through all that were ever merged.
  .where(unsought('merged_into'), 'is not', null)
  .compile()
const OF = from
  .selectFrom('held')
  .select(['id', 'merged_into as into'])
  .where('kind', '=', given<NamedKind>('kind'))
  .where(among('merged_into', 'ids'))
  .orderBy('rec')
  .compile()

/** What each of these agents was merged into at last, of those that were. A circle of mergers ends where it began. */
export function* mergedInto(ids: Iterable<string>): Program<ReadonlyMap<string, string>> {
  const steps = new Map<string, string>()
  const asked = [...new Set(ids)]
  for (let next = asked; next.length > 0; ) {
    const rows = yield* ask(INTO, { ids: next.map((id) => id.toLowerCase()) })
    const fresh = rows.filter(({ id }) => !steps.has(id))
    for (const { id, into } of fresh) steps.set(id, into ?? id)
    next = fresh.flatMap(({ into }) => into ?? [])
  }
  return new Map(asked.flatMap((id) => (steps.has(id) ? [[id, endOf(steps, id)] as const] : [])))
}

function endOf(steps: ReadonlyMap<string, string>, start: string): string {
  const met = new Set([start])
  for (let at = start; ; ) {
    const next = steps.get(at)
    if (next === undefined || met.has(next)) return at
    met.add(next)
    at = next
  }
}

/** All that was merged into these, on whatever way, by what it was merged into; each with itself. */
export function* mergedFrom(kind: NamedKind, ids: Iterable<string>): Program<ReadonlyMap<string, readonly string[]>> {
  const ends = new Map([...ids].map((id) => [id, id] as const))
  for (let next = [...ends.keys()]; next.length > 0; ) {
    const rows = (yield* ask(OF, { kind, ids: next })).filter(({ id }) => !ends.has(id))
    for (const { id, into } of rows) ends.set(id, ends.get(into ?? id) ?? id)
    next = rows.map(({ id }) => id)
  }
  const all = new Map<string, string[]>()
  for (const [id, end] of ends) all.set(end, [...(all.get(end) ?? []), id])
  return all
}
