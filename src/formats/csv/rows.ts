/** One row of a table, its cells unquoted. */
export interface Row {
  /** The line that it begins on, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** What was odd: a quote that is never closed, quotes that are not doubled, a row longer than a row can be (its cells are then left out). */
  readonly trouble?: 'unclosed-quote' | 'stray-quote' | 'too-long'
}

export interface Dialect {
  readonly delimiter: string
  readonly quote: string
}

/** A quoted cell, or a row, longer than this is none. */
const LONGEST = 16 * 1024 * 1024
/** After so many quotes that are never closed, no quote spans lines any more: each costs reading ahead. */
const PATIENCE = 20

type State = 'start' | 'bare' | 'quoted' | 'after'

/**
 * Rows from pieces of text whose line ends are `\n` (RFC 4180, leniently). It is not csv-parse, because a quote that is never closed must
 * not take the rest of the file with it: the cell is then read to the end of its line, quote and all, and reading goes on below.
 */
export async function* rows(pieces: AsyncIterable<string>, dialect: Dialect, longest = LONGEST): AsyncIterable<Row> {
  const reader = rowReader(dialect, longest)
  for await (const piece of pieces) yield* reader.take(piece)
  yield* reader.end()
}

function rowReader({ delimiter, quote }: Dialect, longest: number) {
  const ends = new RegExp(
    `[\\n${delimiter === '|' || delimiter === '\t' ? `\\${delimiter === '\t' ? 't' : delimiter}` : delimiter}]`,
    'gu',
  )
  // What is still to be read, the next piece last; `literalFrom`: the cell of the row from which quotes are no quotes.
  const input: { readonly text: string; readonly literalFrom?: number }[] = []
  let out: Row[] = []
  let state: State = 'start'
  let cells: string[] = []
  let cell = ''
  /** Blanks before an opening quote or after a closing one: dropped if they are that. */
  let blanks = ''
  let raw = ''
  let line = 1
  let rowLine = 1
  let literalFrom = Number.POSITIVE_INFINITY
  let trouble: Row['trouble']
  let unclosed = 0

  const endCell = () => {
    if (trouble !== 'too-long') cells.push(cell)
    cell = ''
    blanks = ''
    state = 'start'
  }
  const endRow = () => {
    endCell()
    line += 1
    if (trouble === 'too-long') out.push({ line: rowLine, cells: [], trouble })
    else if (cells.length > 1 || cells[0] !== '')
      out.push({ line: rowLine, cells, ...(trouble === undefined ? {} : { trouble }) })
    cells = []
    raw = ''
    rowLine = line
    trouble = undefined
    literalFrom = Number.POSITIVE_INFINITY
  }

  /** Puts the row back, to be read again with its last quote taken for a letter, and all that followed it on other lines after that. */
  const readAgain = (rest: string) => {
    unclosed += 1
    const whole = raw + rest
    const end = whole.indexOf('\n')
    const first = end < 0 ? whole : whole.slice(0, end + 1)
    if (end >= 0 && end + 1 < whole.length) input.push({ text: whole.slice(end + 1) })
    input.push({ text: first, literalFrom: cells.length })
    cells = []
    cell = ''
    blanks = ''
    raw = ''
    line = rowLine
    state = 'start'
    trouble = 'unclosed-quote'
  }

  /** Reads a piece; what is left of it is put back where a quote turns out never to be closed. */
  const read = (text: string) => {
    let at = 0
    let kept = 0
    while (at < text.length) {
      const sign = text[at] ?? ''
      if (state === 'start') {
        if (sign === quote && cells.length < literalFrom) {
          state = 'quoted'
          blanks = ''
          at += 1
        } else if (sign === ' ') {
          blanks += sign
          at += 1
        } else {
          cell = blanks
          state = 'bare'
        }
      } else if (state === 'bare') {
        ends.lastIndex = at
        const end = ends.exec(text)?.index ?? text.length
        if (trouble !== 'too-long') cell += text.slice(at, end)
        at = end
        if (end === text.length) break
        at += 1
        if (text[end] === '\n') {
          endRow()
          kept = at
        } else endCell()
      } else if (state === 'quoted') {
        const close = text.indexOf(quote, at)
        const end = close < 0 ? text.length : close
        const within = text.slice(at, end)
        const crosses = within.includes('\n')
        if (crosses && unclosed >= PATIENCE) {
          readAgain(text.slice(kept))
          return
        }
        cell += within
        if (crosses) line += within.split('\n').length - 1
        at = end
        if (close >= 0) {
          state = 'after'
          at += 1
        }
      } else if (sign === quote && blanks === '') {
        cell += quote
        state = 'quoted'
        at += 1
      } else if (sign === delimiter || sign === '\n') {
        at += 1
        if (sign === '\n') {
          endRow()
          kept = at
        } else endCell()
      } else if (sign === ' ') {
        blanks += sign
        at += 1
      } else if (cell.endsWith('\n') || (cell.endsWith(delimiter) && cell.includes('\n'))) {
        // This quote begins a cell of a later line: the one before it was never closed.
        readAgain(text.slice(kept))
        return
      } else {
        // A quote within a quoted cell that is not doubled: kept as it stands.
        cell += quote + blanks
        blanks = ''
        trouble ??= 'stray-quote'
        state = 'quoted'
      }
    }
    raw += text.slice(kept)
    if (raw.length <= longest) return
    if (state === 'quoted' || state === 'after') readAgain('')
    else {
      trouble = 'too-long'
      cells = []
      raw = ''
      cell = ''
    }
  }

  const drain = (): readonly Row[] => {
    for (let next = input.pop(); next !== undefined; next = input.pop()) {
      if (next.literalFrom !== undefined) literalFrom = next.literalFrom
      read(next.text)
    }
    const done = out
    out = []
    return done
  }
  return {
    take(piece: string): readonly Row[] {
      input.push({ text: piece })
      return drain()
    },
    end(): readonly Row[] {
      const found: Row[] = []
      while (state === 'quoted') {
        readAgain('')
        found.push(...drain())
      }
      if (raw !== '' || trouble === 'too-long') {
        endRow()
        found.push(...drain())
      }
      return found
    },
  }
}
