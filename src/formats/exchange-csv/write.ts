import type { Exchange } from '#exchange/exchange.ts'
import { csvLine } from '../csv/write-line.ts'
import { writeAccess } from './access-cell.ts'
import { COLUMNS, type Column } from './columns.ts'
import { writeEvidence } from './evidence-cell.ts'
import { writeMove } from './move-cells.ts'
import { writePoint } from './point-cells.ts'

type Cells = Partial<Record<Column, string>>

/** An exchange as a table that `exchangeCsv` reads: its parties, a row a point, its silences. What was set aside is not in it (docs/exchanges.md). */
export function writeExchangeCsv(exchange: Exchange): string {
  const { id, title, summary = '', aliases = [], timeOf = '', access, parties, moves, silences = [] } = exchange
  const own: Cells = { title, summary, aliases: aliases.join('; '), 'time of': timeOf, access: writeAccess(access) }
  const rows: readonly Cells[] = [
    ...parties.map((party) => ({
      row: 'party',
      party: party.id,
      label: party.label,
      agents: (party.agents ?? []).join('; '),
      place: party.place ?? '',
      order: String(party.order ?? ''),
    })),
    ...moves.flatMap((move) => {
      const [first, ...others] = move.points
      return [
        { row: 'point', sign: move.sign, ...writeMove(move), ...(first === undefined ? {} : writePoint(first)) },
        ...others.map((point) => ({ row: 'point', sign: move.sign, ...writePoint(point) })),
      ]
    }),
    ...silences.map(({ owedBy, to, denies, asOf, saidIn = '', evidence = [] }) => ({
      row: 'silence',
      'owed by': owedBy,
      about: to,
      denies,
      'as of': asOf,
      'said in': saidIn,
      evidence: evidence.map(writeEvidence).join('\n'),
    })),
  ]
  const line = (cells: Cells) => csvLine(COLUMNS.map((column) => cells[column] ?? ''))
  return [csvLine(COLUMNS), ...rows.map((cells, n) => line({ exchange: id, ...(n === 0 ? own : {}), ...cells }))].join(
    '',
  )
}
