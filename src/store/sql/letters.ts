import { sql } from 'kysely'
import type { Letter } from '#exchange/suggestion/letter.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'
import type { Between } from '../store.ts'
import { mergedFrom, mergedInto } from './merged.ts'
import { ask, atOnce, type Program } from './program.ts'
import { from, records } from './query.ts'
import { AUDIENCE, readable } from './readable.ts'
import type { View } from './view.ts'

// The cross joins keep the order: from what is asked, along the key of the pairs.
const BETWEEN = sql<{ id: string; content: string }>`
  select held.id, letter.content
  from ${records('between', ['writer', 'reader', 'from', 'to'])} a
  cross join correspondence c cross join held cross join letter
  where c.writer = a.writer and c.reader = a.reader and c.day between a."from" and a."to"
  and held.rec = c.held and letter.held = c.held and ${readable('held.audience')} and held.audience <> ${sql.lit(AUDIENCE.withdrawn)}`.compile(
  from,
)

export function* lettersBetween({ who }: View, asked: readonly Between[]): Program<readonly Letter[]> {
  yield* atOnce()
  const all = yield* mergedFrom('agent', new Set(asked.flatMap(({ writer, reader }) => [writer, reader])))
  const forms = (id: string) => all.get(id) ?? [id]
  const between = asked.flatMap((one) =>
    forms(one.writer).flatMap((writer) => forms(one.reader).map((reader) => ({ ...one, writer, reader }))),
  )
  const rows = yield* ask(BETWEEN, { ...who, between: between })
  // What is kept was drawn from a document as this.
  const letters = new Map(
    rows.map(({ id, content }) => [id, { ...(JSON.parse(content) as Omit<Letter, 'id'>), id: id as DocumentId }]),
  )
  return yield* standing([...letters.values()])
}

/** With what their people were merged into in the place of those. */
function* standing(letters: readonly Letter[]): Program<readonly Letter[]> {
  const merged = yield* mergedInto(letters.flatMap((one) => [...one.from, ...one.to]))
  if (merged.size === 0) return letters
  const now = (agents: readonly AgentId[]) => [...new Set(agents.map((id) => (merged.get(id) ?? id) as AgentId))] // an identifier when it was put
  return letters.map((one) => ({ ...one, from: now(one.from), to: now(one.to) }))
}

export function* agentsMergedInto(agents: readonly AgentId[]): Program<ReadonlyMap<AgentId, AgentId>> {
  return (yield* mergedInto(agents)) as ReadonlyMap<AgentId, AgentId> // identifiers when they were put
}
