import { partyWhere, pointWhere, silenceWhere } from '#exchange/where.ts'
import type { PointRow } from './columns.ts'
import { isOfMove } from './move-cells.ts'

/** The rows of one table, by what they are about. */
export interface TableRows {
  readonly parties: readonly PointRow[]
  readonly points: readonly PointRow[]
  readonly silences: readonly PointRow[]
}

/**
 * Where in the table each part of an exchange stands, by its place within the exchange (`4`, `4, 4a`): for what can only be told when the whole is known.
 * Of a move it is the row that says what the move is; of what stands twice, the first.
 */
export function placesIn(
  { parties, points, silences }: TableRows,
  name: string,
  party: (name: string) => string,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  const add = (where: string, { line }: PointRow) => {
    if (!places.has(where)) places.set(where, `${name}:${line}`)
  }
  for (const row of parties) {
    const id = row.cells.get('party') ?? row.cells.get('label')
    if (id !== undefined) add(partyWhere(party(id)), row)
  }
  for (const row of [...points.filter(isOfMove), ...points]) add(row.cells.get('sign') ?? '', row)
  for (const row of points)
    add(pointWhere({ sign: row.cells.get('sign') ?? '' }, { id: row.cells.get('point') ?? '' }), row)
  for (const row of silences)
    add(silenceWhere({ owedBy: party(row.cells.get('owed by') ?? ''), to: row.cells.get('about') ?? '' }), row)
  return places
}
