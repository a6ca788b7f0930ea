import type { Sequence } from '../analysis/sequences.ts'
import type { Field } from '../query.ts'
import { formToken, rowToken, wordOf } from './letters.ts'
import { allOf, type Column, inColumn, type Match, near, row, token } from './match.ts'
import { isSmall, rowsIn } from './neighbours.ts'

const COLUMN_OF: Readonly<Partial<Record<Field, Column>>> = {
  title: 'title',
  text: 'body',
  person: 'names',
  place: 'names',
}

/** The column that a field's words stand in. */
export const columnOf = (field: Field | undefined): Column | undefined =>
  field === undefined ? undefined : COLUMN_OF[field]

/** What finds a row of words in one of the ways in which it may stand. `prefix`: the last is the beginning of a word. */
export function rowInTexts({ tokens, open }: Sequence, field: Field | undefined, prefix: boolean): Match[] {
  if (field === 'from' || field === 'to' || field === 'number')
    return [
      row(
        tokens.map((one) => wordOf(field, one)),
        open,
      ),
    ]
  const column = columnOf(field)
  // A token for each two or three small or common words in a row: only documents that have them all are looked at for the whole row.
  const common = rowsIn(open ? tokens.slice(0, -1) : tokens)
  const rows = common.map((some) => token(rowToken(...some)))
  const [alone] = tokens
  // The words are there where the row is: they are sought too, for hits are ranked by them.
  if (column === undefined && common[0]?.length === tokens.length)
    return [allOf([...rows, ...tokens.filter((one) => !isSmall(one)).map(token)])]
  const text = allOf([...rows, inColumn(column, row(tokens, open))])
  return column === undefined && prefix && tokens.length === 1 && alone !== undefined
    ? [text, row([formToken(alone)], true)]
    : [text]
}

/** What finds words near each other, with at most so many others between them. */
export function nearInTexts(way: readonly Sequence[], within: number, column: Column | undefined): Match {
  const rows = way.map(({ tokens, open }) => row(tokens, open))
  return rows.length === 0 ? undefined : inColumn(column, near(rows, within))
}
