import { identifierFrom } from '#value/identifier.ts'
import { decode } from '../bytes/decode.ts'
import { sniff } from '../csv/dialect.ts'
import { rows } from '../csv/rows.ts'
import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { type Column, columnNamed, type PointRow } from './columns.ts'
import { readExchange } from './read-exchange.ts'

/** Rows of one exchange; more is a mistake. */
const MOST_ROWS = 20_000

/** A table of the points of exchanges, as a historian types it in a spreadsheet (docs/exchanges.md); `writeExchangeCsv` writes it. */
export const exchangeCsv: ReadableFormat = {
  id: 'exchange-csv',
  label: 'Table of points of an exchange (CSV)',
  recognises,
  read,
}

function recognises(_name: string, head: string): number {
  if (/^\s*[{[<]/u.test(head)) return 0
  const columns = new Set(sniff(head).cells.map(columnNamed))
  return columns.has('sign') && columns.has('from') && columns.has('point') && columns.has('act') ? 0.97 : 0
}

async function* read(file: Incoming): AsyncIterable<Reading> {
  const decoding = decode(file)
  const pieces = decoding.pieces[Symbol.asyncIterator]()
  const first = await pieces.next()
  const head = first.done === true ? '' : first.value
  async function* all() {
    yield head
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  let columns: readonly (Column | undefined)[] | undefined
  let gathered: PointRow[] = []
  let exchange: string | undefined
  for await (const row of rows(all(), sniff(head))) {
    for (const issue of decoding.takeIssues()) yield { kind: 'issue', issue }
    if (columns === undefined) {
      columns = row.cells.map(columnNamed)
      for (const heading of row.cells.filter((cell) => columnNamed(cell) === undefined && cell.trim() !== ''))
        yield warning(`${file.name}:${row.line}`, 'columns', `“${heading}” is no column of this table; it is left out`)
      continue
    }
    if (row.trouble !== undefined)
      yield warning(
        `${file.name}:${row.line}`,
        'file',
        `a row whose quotation marks do not fit, or that is too long (${row.trouble})`,
      )
    const point = { line: row.line, cells: cellsOf(row.cells, columns) }
    const own = point.cells.get('exchange') ?? exchange
    if (exchange !== own && gathered.length > 0) {
      yield* taken(gathered, exchange, file.name)
      gathered = []
    }
    exchange = own
    if (point.cells.size > 0 && gathered.length < MOST_ROWS) gathered.push(point)
    else if (point.cells.size > 0)
      yield warning(
        `${file.name}:${row.line}`,
        'file',
        `more than ${MOST_ROWS} rows of one exchange; this one is left out`,
      )
  }
  if (gathered.length > 0) yield* taken(gathered, exchange, file.name)
  for (const issue of decoding.takeIssues()) yield { kind: 'issue', issue }
}

const warning = (at: string, field: string, message: string): Reading => ({
  kind: 'issue',
  issue: { severity: 'warning', at, field, message },
})

/** What a cell says; a mark that keeps a spreadsheet from taking it for a formula is none of its words. */
function cellsOf(given: readonly string[], columns: readonly (Column | undefined)[]): ReadonlyMap<Column, string> {
  return new Map(
    given.flatMap((cell, n): [Column, string][] => {
      const column = columns[n]
      const words = cell.trim().replace(/^'(?='*\s*[=+\-@＝＋－＠])/u, '')
      return column === undefined || words === '' ? [] : [[column, words]]
    }),
  )
}

function* taken(gathered: readonly PointRow[], exchange: string | undefined, name: string): Iterable<Reading> {
  const { held, at, places, issues, isAccessUnsaid } = readExchange(
    identifierFrom(exchange ?? name.replace(/\.[a-z]+$/iu, '')),
    gathered,
    name,
  )
  for (const issue of issues) yield { kind: 'issue', issue }
  yield held === undefined
    ? { kind: 'refused' }
    : {
        kind: 'held',
        held,
        at,
        places,
        isUnsound: issues.some(({ severity }) => severity !== 'note'),
        ...(isAccessUnsaid ? { isAccessUnsaid } : {}),
      }
}
