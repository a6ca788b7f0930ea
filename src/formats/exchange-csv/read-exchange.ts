import type { Held } from '#holding/held.ts'
import type { Issue } from '#value/issue.ts'
import { readHeld } from '../jsonl/read.ts'
import { readAccess } from './access-cell.ts'
import { COLUMNS, type Column, listOf, type PointRow, ROWS } from './columns.ts'
import { readAs, readDay } from './day-cell.ts'
import { readMove } from './move-cells.ts'
import { nearlyNamed, partiesOf } from './parties.ts'
import { placesIn } from './places.ts'
import { evidenceOf, readPoint } from './point-cells.ts'
import { type Desk, openDesk } from './set-aside.ts'

interface ExchangeRead {
  readonly held?: Held
  readonly at: string
  /** Rows of its parts. */
  readonly places: ReadonlyMap<string, string>
  readonly issues: readonly Issue[]
  /** No row says who may read it. */
  readonly isAccessUnsaid: boolean
}

/** An exchange from its rows. What a cell says and cannot be is set aside, with an issue at its row; without `held`, an issue says why. */
export function readExchange(id: string, rows: readonly PointRow[], name: string): ExchangeRead {
  const at = `${name}:${rows[0]?.line ?? 1}`
  const desk = openDesk(name)
  const kindOf = (row: PointRow) => ROWS.find((kind) => kind === (row.cells.get('row') ?? 'point').toLowerCase())
  for (const row of rows)
    if (kindOf(row) === undefined)
      desk.setCellsAside(row, 'row', `“${row.cells.get('row')}” is none of ${ROWS.join(', ')}`)
  const of = (kind: (typeof ROWS)[number]) => rows.filter((row) => kindOf(row) === kind)
  const first = (column: Column) => rows.find(({ cells }) => cells.has(column))?.cells.get(column)
  const table = { parties: of('party'), points: of('point'), silences: of('silence') }
  const { parties, party } = partiesOf(table.parties, desk)
  const moves = movesOf(table.points, party, desk)
  const silences = table.silences.flatMap((row) => silenceOf(row, party, desk))
  const places = placesIn(table, name, party)
  const [summary, timeOf, aliases] = [first('summary'), first('time of'), listOf(first('aliases'))]
  const access = readAccess(first('access') ?? 'public')
  if (access === undefined)
    return {
      at,
      places,
      isAccessUnsaid: false,
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
    ...(desk.unplaced.length === 0 ? {} : { unplaced: desk.unplaced }),
  }
  if (table.parties.length === 0) nearlyNamed(table.points, party, desk)
  const read = readHeld(value, at)
  return {
    ...(read.held === undefined ? {} : { held: read.held }),
    at,
    places,
    isAccessUnsaid: first('access') === undefined,
    issues: [...desk.issues, ...read.issues],
  }
}

/** What a row says of its point; the rest is of the move. */
const OF_POINT = COLUMNS.slice(COLUMNS.indexOf('act'), COLUMNS.indexOf('owed by')).concat('evidence')

function movesOf(rows: readonly PointRow[], party: (name: string) => string, desk: Desk) {
  for (const row of rows)
    if (!row.cells.has('sign')) desk.setCellsAside(row, 'sign', 'a row without the sign of its move')
  const signed = rows.filter(({ cells }) => cells.has('sign'))
  const names = new Map<string, PointRow>()
  const all = new Set(rows.map(({ cells }) => cells.get('point')))
  return [...Map.groupBy(signed, ({ cells }) => cells.get('sign') ?? '')].map(([sign, own]) => ({
    ...readMove(sign, own, party, desk),
    points: own.flatMap((row) => {
      const id = row.cells.get('point')
      if (id === undefined) {
        if (OF_POINT.some((column) => row.cells.has(column)))
          desk.setCellsAside(row, 'point', `what ${sign} does has no name: give the point one`, OF_POINT)
        return []
      }
      const before = names.get(id)
      if (before === undefined) {
        names.set(id, row)
        return [readPoint(row, id, desk)]
      }
      const other = `${sign}${id}`
      const advice = all.has(other) ? 'give it another' : `call it ${other}`
      const message = `a point “${id}” stands already in row ${before.line}, and no two of an exchange have one name: ${advice}`
      desk.setCellsAside(row, 'point', message, ['point', ...OF_POINT])
      return []
    }),
  }))
}

function silenceOf(row: PointRow, party: (name: string) => string, desk: Desk) {
  const cell = (column: Column) => row.cells.get(column)
  const [owedBy, to, denies, asOf, saidIn] = [
    cell('owed by'),
    cell('about'),
    cell('denies'),
    cell('as of'),
    cell('said in'),
  ]
  const day = readAsOf(asOf)
  if (owedBy === undefined || to === undefined || 'wrong' in day || (denies !== 'sent' && denies !== 'received')) {
    const why = 'wrong' in day && asOf !== undefined ? `; “${asOf}” ${day.wrong}` : ''
    const wants = 'it wants “owed by”, “about”, “denies” (sent or received) and “as of” (a day, or never)'
    desk.setCellsAside(row, 'row', `is no silence: ${wants}${why}`)
    return []
  }
  if (day.words !== undefined) desk.note(row, 'as of', readAs(day.words, day.edtf))
  const evidence = evidenceOf(cell('evidence'))
  return [
    {
      owedBy: party(owedBy),
      to,
      denies,
      asOf: day.edtf,
      ...(saidIn === undefined ? {} : { saidIn }),
      ...(evidence.length === 0 ? {} : { evidence }),
    },
  ]
}

const readAsOf = (given = '') => (given === 'never' ? { edtf: given, words: undefined } : readDay(given))
