import type { Held } from '#holding/held.ts'
import { parseEdtf } from '#value/edtf.ts'
import { identifierFrom } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import { readHeld } from '../jsonl/read.ts'
import { readAccess } from './access-cell.ts'
import { type Column, listOf, type PointRow, ROWS, type SetAside } from './columns.ts'
import { readMove } from './move-cells.ts'
import { placesIn } from './places.ts'
import { evidenceOf, readPoint } from './point-cells.ts'

interface ExchangeRead {
  readonly held?: Held
  readonly at: string
  /** Rows of its parts. */
  readonly places: ReadonlyMap<string, string>
  readonly issues: readonly Issue[]
}

/** An exchange from its rows. What a cell says and cannot be is set aside, with an issue at its row; without `held`, an issue says why. */
export function readExchange(id: string, rows: readonly PointRow[], name: string): ExchangeRead {
  const at = `${name}:${rows[0]?.line ?? 1}`
  const issues: Issue[] = []
  const unplaced: { label: string; value: string }[] = []
  const setAside: SetAside = ({ line, cells }, column, value, message) => {
    const said = value === '' ? message : `“${value}” ${message}`
    issues.push({ severity: 'warning', at: `${name}:${line}`, field: column, message: said })
    if (value !== '')
      unplaced.push({ label: [cells.get('sign'), cells.get('point'), column].filter(Boolean).join(', '), value })
  }
  const kindOf = (row: PointRow) => ROWS.find((kind) => kind === (row.cells.get('row') ?? 'point').toLowerCase())
  for (const row of rows)
    if (kindOf(row) === undefined)
      setAside(row, 'row', JSON.stringify(Object.fromEntries(row.cells)), `is none of ${ROWS.join(', ')}`)
  const of = (kind: (typeof ROWS)[number]) => rows.filter((row) => kindOf(row) === kind)
  const first = (column: Column) => rows.find(({ cells }) => cells.has(column))?.cells.get(column)
  const table = { parties: of('party'), points: of('point'), silences: of('silence') }
  const { parties, party } = partiesOf(table.parties, setAside)
  const moves = movesOf(table.points, party, setAside)
  const silences = table.silences.flatMap((row) => silenceOf(row, party, setAside))
  const places = placesIn(table, name, party)
  const [summary, timeOf, aliases] = [first('summary'), first('time of'), listOf(first('aliases'))]
  const access = readAccess(first('access') ?? 'public')
  if (access === undefined)
    return {
      at,
      places,
      issues: [
        {
          severity: 'error',
          at,
          field: 'access',
          message: `“${first('access')}” says of nobody that they may read it`,
        },
      ],
    }
  const value = {
    kind: 'exchange',
    id,
    ...(aliases.length === 0 ? {} : { aliases }),
    title: first('title') ?? id,
    ...(summary === undefined ? {} : { summary }),
    parties: parties(),
    moves,
    ...(silences.length === 0 ? {} : { silences }),
    ...(timeOf === undefined ? {} : { timeOf }),
    access,
    ...(unplaced.length === 0 ? {} : { unplaced }),
  }
  const read = readHeld(value, at)
  return { ...(read.held === undefined ? {} : { held: read.held }), at, places, issues: [...issues, ...read.issues] }
}

/** The parties of the table's own rows; where it has none, whoever is named as one. */
function partiesOf(rows: readonly PointRow[], setAside: SetAside) {
  const stated = rows.flatMap((row) => {
    const { cells } = row
    const label = cells.get('label') ?? cells.get('party')
    if (label === undefined) return []
    const order = cells.get('order')
    const isOrder = order !== undefined && Number.isFinite(Number(order))
    if (order !== undefined && !isOrder) setAside(row, 'order', order, 'is no number')
    const agents = listOf(cells.get('agents'))
    const place = cells.get('place')
    return [
      {
        id: cells.get('party') ?? named(label),
        label,
        ...(agents.length === 0 ? {} : { agents }),
        ...(place === undefined ? {} : { place }),
        ...(isOrder ? { order: Number(order) } : {}),
      },
    ]
  })
  const found = new Map<string, { id: string; label: string }>()
  const party = (given: string): string => {
    const known =
      stated.find(({ id }) => id === given) ?? stated.find(({ label }) => label.toLowerCase() === given.toLowerCase())
    if (known !== undefined || stated.length > 0) return known?.id ?? given
    const id = named(given)
    if (!found.has(id)) found.set(id, { id, label: given })
    return id
  }
  return { party, parties: () => (stated.length > 0 ? stated : [...found.values()]) }
}

const named = (label: string) => identifierFrom(label).toLowerCase()

function movesOf(rows: readonly PointRow[], party: (name: string) => string, setAside: SetAside) {
  for (const row of rows)
    if (!row.cells.has('sign'))
      setAside(row, 'sign', JSON.stringify(Object.fromEntries(row.cells)), 'is a row without the sign of its move')
  const known = new Set<string>()
  return [...Map.groupBy(rows, ({ cells }) => cells.get('sign') ?? '')].flatMap(([sign, own]) =>
    sign === ''
      ? []
      : [
          {
            ...readMove(sign, own, party, setAside),
            points: own.flatMap((row) => {
              const id = row.cells.get('point')
              if (id !== undefined && !known.has(id)) {
                known.add(id)
                return [readPoint(row, id, setAside)]
              }
              if (id !== undefined) {
                setAside(row, 'point', JSON.stringify(Object.fromEntries(row.cells)), 'is a point of a row before it')
                return []
              }
              for (const column of ['act', 'content', 'answers'] as const) {
                const cell = row.cells.get(column)
                if (cell !== undefined) setAside(row, column, cell, 'is of a point that has no name')
              }
              return []
            }),
          },
        ],
  )
}

function silenceOf(row: PointRow, party: (name: string) => string, setAside: SetAside) {
  const cell = (column: Column) => row.cells.get(column)
  const [owedBy, to, denies, asOf, saidIn] = [
    cell('owed by'),
    cell('about'),
    cell('denies'),
    cell('as of'),
    cell('said in'),
  ]
  const isDay = asOf === 'never' || (asOf !== undefined && parseEdtf(asOf) !== undefined)
  if (owedBy === undefined || to === undefined || !isDay || (denies !== 'sent' && denies !== 'received')) {
    setAside(
      row,
      'row',
      JSON.stringify(Object.fromEntries(row.cells)),
      'is no silence: it wants “owed by”, “about”, “denies” (sent or received) and “as of” (a day, or never)',
    )
    return []
  }
  const evidence = evidenceOf(cell('evidence'))
  return [
    {
      owedBy: party(owedBy),
      to,
      denies,
      asOf,
      ...(saidIn === undefined ? {} : { saidIn }),
      ...(evidence.length === 0 ? {} : { evidence }),
    },
  ]
}
