import { comparable } from '../sql/comparable.ts'
import type { Given, List, Row } from '../sql/program.ts'
import { Place, type Query } from '../sql/query.ts'
import { PostgresWords } from './dialect.ts'
import { textArray } from './text-array.ts'

interface Statement {
  readonly name: string
  readonly text: string
  readonly parameters: readonly unknown[]
}
type Value = string | number | null
type Values = readonly (Value | readonly Value[] | Buffer)[]

const statements = new WeakMap<Query<unknown>, Statement>()
let count = 0

/**
 * What the driver is told: the query in PostgreSQL's words, under a name by which each connection prepares it once, and the values; of rows an array for each
 * of their columns.
 */
export function statementOf(
  query: Query<unknown>,
  given: Given,
  rows?: readonly Row[],
): { name: string; text: string; values: Value[] } {
  const { name, text, parameters } = compiled(query)
  const values: Values = parameters.map((parameter) =>
    rows === undefined ? valueAt(parameter, given) : column(rows.map((row) => valueAt(parameter, row))),
  )
  return { name, text, values: values as Value[] } // the driver takes arrays, which its types do not say
}

const column = (values: readonly Value[]) =>
  values.every(mayBeText) && values.some((value) => value !== null) ? textArray(values) : values
const mayBeText = (value: Value) => typeof value !== 'number'

function compiled(query: Query<unknown>): Statement {
  const known = statements.get(query)
  if (known !== undefined) return known
  const { sql, parameters } = new PostgresWords().compileQuery(query.query, query.queryId)
  count += 1
  const statement = { name: `chancery_${count}`, text: sql, parameters }
  statements.set(query, statement)
  return statement
}

function valueAt(parameter: unknown, given: Given): Value {
  const value = parameter instanceof Place ? given[parameter.name] : parameter
  if (typeof value === 'string') return comparable(value)
  if (typeof value === 'number') return value
  return Array.isArray(value) ? inJson(value) : null
}

const inJson = (list: List): string =>
  JSON.stringify(list, (_, value: unknown) => (typeof value === 'string' ? comparable(value) : value))
