import type { Exchange } from '#exchange/exchange.ts'
import type { Issue } from '#value/issue.ts'
import type { Column, PointRow } from './columns.ts'

type Unplaced = NonNullable<Exchange['unplaced']>[number]

/** Told of what a table says and cannot be, and of what was read otherwise than it stands there. */
export interface Desk {
  /** A value is set aside, with an issue; an empty one only has the issue. */
  readonly setAside: (row: PointRow, column: Column, value: string, message: string) => void
  /** Cells of a row are set aside together, with one issue: those of `columns`, or all. */
  readonly setCellsAside: (row: PointRow, column: Column, message: string, columns?: readonly Column[]) => void
  /** Read, and told. */
  readonly note: (row: PointRow, column: Column, message: string) => void
  readonly issues: readonly Issue[]
  readonly unplaced: readonly Unplaced[]
}

export function openDesk(name: string): Desk {
  const issues: Issue[] = []
  const unplaced: Unplaced[] = []
  const say = (severity: Issue['severity'], { line }: PointRow, field: Column, message: string) =>
    issues.push({ severity, at: `${name}:${line}`, field, message })
  const keep = ({ line, cells }: PointRow, column: Column, value: string) => {
    const where = [cells.get('sign') ?? `row ${line}`, cells.get('point'), column]
    if (value !== '') unplaced.push({ label: where.filter((part) => part !== undefined).join(', '), value })
  }
  return {
    issues,
    unplaced,
    setAside: (row, column, value, message) => {
      say('warning', row, column, value === '' ? message : `“${value}” ${message}`)
      keep(row, column, value)
    },
    setCellsAside: (row, column, message, columns) => {
      say('warning', row, column, message)
      for (const [each, value] of row.cells) if (columns?.includes(each) !== false) keep(row, each, value)
    },
    note: (row, column, message) => say('note', row, column, message),
  }
}
