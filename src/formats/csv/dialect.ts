import { fieldNamed } from '../fields/names.ts'
import type { Dialect } from './rows.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The first row of a text, quotes honoured; enough to tell a dialect by. */
function firstCells(head: string, { delimiter, quote }: Dialect): readonly string[] {
  const cells: string[] = ['']
  let quoted = false
  for (const sign of head.trimStart()) {
    if (sign === quote) quoted = !quoted
    else if (sign === '\n' && !quoted) break
    else if (sign === delimiter && !quoted) cells.push('')
    else cells.push((cells.pop() ?? '') + sign)
  }
  return cells.map((cell) => cell.trim())
}

export interface Sniffed extends Dialect {
  readonly cells: readonly string[]
  /** How many cells of the first row are names of fields. */
  readonly known: number
}

/** The delimiter that parts the first row into the most names of fields, else into the most cells. */
export function sniff(head: string): Sniffed {
  const quote = /^\s*'[^'\n]*'\s*[,;\t|]/u.test(head) ? "'" : '"'
  const start = head.slice(0, 65_536)
  const tried = DELIMITERS.map((delimiter) => {
    const cells = firstCells(start, { delimiter, quote })
    return { delimiter, quote, cells, known: cells.filter((cell) => fieldNamed(cell) !== undefined).length }
  })
  return tried.reduce((best, next) =>
    next.known > best.known || (next.known === best.known && next.cells.length > best.cells.length) ? next : best,
  )
}
