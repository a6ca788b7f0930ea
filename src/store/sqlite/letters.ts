import { sql } from 'kysely'
import type { Letter } from '#exchange/suggestion/letter.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'
import type { Between } from '../store.ts'
import { mergedFrom, mergedInto } from './merged.ts'
import { from, given } from './query.ts'
import { AUDIENCE, readable } from './readable.ts'
import type { View } from './view.ts'

// The cross joins keep the order: from what is asked, along the key of the pairs.
const BETWEEN = sql<{ id: string; content: string }>`
  select held.id, letter.content
  from json_each(${given('between')}) a
  cross join correspondence c on c.writer = a.value ->> 'writer' and c.reader = a.value ->> 'reader'
    and c.day between a.value ->> 'from' and a.value ->> 'to'
  cross join held on held.rec = c.held
  cross join letter on letter.held = c.held
  where ${readable('held.audience')} and held.audience <> ${sql.lit(AUDIENCE.withdrawn)}`.compile(from)

export function lettersBetween({ connection, who }: View, asked: readonly Between[]): readonly Letter[] {
  return connection.atOnce(() => {
    const all = mergedFrom(connection, new Set(asked.flatMap(({ writer, reader }) => [writer, reader])))
    const forms = (id: string) => all.get(id) ?? [id]
    const between = asked.flatMap((one) =>
      forms(one.writer).flatMap((writer) => forms(one.reader).map((reader) => ({ ...one, writer, reader }))),
    )
    const rows = connection.all(BETWEEN, { ...who, between: JSON.stringify(between) })
    // What is kept was drawn from a document as this.
    const letters = new Map(
      rows.map(({ id, content }) => [id, { ...(JSON.parse(content) as Omit<Letter, 'id'>), id: id as DocumentId }]),
    )
    return standing(connection, [...letters.values()])
  })
}

/** With what their people were merged into in the place of those. */
function standing(connection: View['connection'], letters: readonly Letter[]): readonly Letter[] {
  const merged = mergedInto(
    connection,
    letters.flatMap((one) => [...one.from, ...one.to]),
  )
  if (merged.size === 0) return letters
  const now = (agents: readonly AgentId[]) => [...new Set(agents.map((id) => (merged.get(id) ?? id) as AgentId))] // an identifier when it was put
  return letters.map((one) => ({ ...one, from: now(one.from), to: now(one.to) }))
}

export function agentsMergedInto({ connection }: View, agents: readonly AgentId[]): ReadonlyMap<AgentId, AgentId> {
  return mergedInto(connection, agents) as ReadonlyMap<AgentId, AgentId> // identifiers when they were put
}
