import type { Row } from '../sql/program.ts'

const MOST_ROWS = 5000
/** Characters of text in one statement: what is longer is for a connection a burden, and for the driver, in one piece, too much. */
const MOST_TEXT = 8_000_000

/** Rows in as many portions as one statement each can carry; a row that is longer stands alone. */
export function* inPortions(rows: readonly Row[]): Iterable<readonly Row[]> {
  let from = 0
  let text = 0
  for (const [at, row] of rows.entries()) {
    const size = sizeOf(row)
    if (at > from && (at - from === MOST_ROWS || text + size > MOST_TEXT)) {
      yield rows.slice(from, at)
      from = at
      text = 0
    }
    text += size
  }
  yield rows.slice(from)
}

function sizeOf(row: Row): number {
  let size = 0
  for (const name in row) {
    const value = row[name]
    if (typeof value === 'string') size += value.length
  }
  return size
}
