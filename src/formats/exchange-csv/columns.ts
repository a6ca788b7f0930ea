/** The columns of the table, in the order in which it is written; on reading, any order, and none of them has to be there. */
export const COLUMNS = [
  'row',
  'exchange',
  'title',
  'summary',
  'aliases',
  'time of',
  'access',
  'party',
  'label',
  'agents',
  'place',
  'order',
  'sign',
  'from',
  'to',
  'copies',
  'carrier',
  'form',
  'drafted',
  'approved',
  'ordered',
  'dispatched',
  'presented',
  'arrived',
  'deciphered',
  'seen',
  'published',
  'learned',
  'attested',
  'documents',
  'point',
  'act',
  'content',
  'terms',
  'wording',
  'due',
  'answers',
  'acknowledges',
  'continues',
  'carries out',
  'withdraws',
  'tells',
  'owed by',
  'about',
  'denies',
  'as of',
  'said in',
  'evidence',
  'evidence of steps',
] as const
export type Column = (typeof COLUMNS)[number]

/** What a row is about: a point of a move, where nothing else is said. */
export const ROWS = ['point', 'party', 'silence'] as const

/** The column of a heading, in any case, with `_` or `-` for blanks. */
export function columnNamed(heading: string): Column | undefined {
  const name = heading
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
  return COLUMNS.find((column) => column === name)
}

/** One row by its columns; a cell that is empty or not there says nothing. */
export interface PointRow {
  readonly line: number
  readonly cells: ReadonlyMap<Column, string>
}

/** Several values of a cell, parted by `;` or line ends. */
export const listOf = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(/[;\n]/u)
    .map((value) => value.trim())
    .filter((value) => value !== '')
