import { EVERY } from './letters.ts'

/** The columns of an index; `x` has what is no running text (`letters.ts`). */
export type Column = 'title' | 'body' | 'names' | 'x'

/**
 * What is sought in an index, as every engine can ask it. `row`: tokens side by side, of which the last need only begin so where it is open;
 * `near`: rows with at most so many other tokens between them; `value`: a value as it is, of engines that keep such beside the tokens. `key`
 * tells it from others.
 */
export type Expression = { readonly key: string } & (
  | { readonly is: 'row'; readonly tokens: readonly string[]; readonly open: boolean }
  | { readonly is: 'near'; readonly rows: readonly Row[]; readonly within: number }
  | { readonly is: 'value'; readonly field: string; readonly value: string }
  | { readonly is: 'in'; readonly column: Column; readonly of: Expression }
  | { readonly is: 'any' | 'all'; readonly of: readonly Expression[] }
  | { readonly is: 'not'; readonly of: Expression; readonly but: Expression }
)
export type Row = Extract<Expression, { is: 'row' }>

/** An expression, or what is simpler: everything, nothing, or no condition at all (a "word" of signs alone). */
export type Match = Expression | true | false | undefined

export const row = (tokens: readonly string[], open = false): Row => ({
  is: 'row',
  tokens,
  open,
  key: `${tokens.join(' ')}${open ? '*' : ''}`,
})

export const token = (one: string): Row => row([one])

/** What every document has. */
export const EVERYTHING = token(EVERY)

export const near = (rows: readonly Row[], within: number): Expression => ({
  is: 'near',
  rows,
  within,
  key: `<${rows.map(({ key }) => key).join(',')}>${within}`,
})

/** A value that an engine has in a field of its own. */
export const having = (field: string, value: string): Expression => ({
  is: 'value',
  field,
  value,
  key: `${field}=${JSON.stringify(value)}`,
})

export function inColumn(column: Column | undefined, of: Expression): Expression {
  return column === undefined ? of : { is: 'in', column, of, key: `${column}:${of.key}` }
}

/** Those of several that are expressions, each once. */
const distinct = (matches: readonly Match[]): Expression[] => [
  ...new Map(matches.flatMap((match) => (typeof match === 'object' ? [[match.key, match] as const] : []))).values(),
]

function joined(is: 'any' | 'all', of: readonly Expression[], sign: string): Expression | undefined {
  if (of.length < 2) return of[0]
  return { is, of, key: `(${of.map(({ key }) => key).join(sign)})` }
}

export function anyOf(matches: readonly Match[]): Match {
  if (matches.includes(true)) return true
  const said = matches.filter((match) => match !== undefined)
  return joined('any', distinct(said), '|') ?? (said.length === 0 ? undefined : false)
}

export function allOf(matches: readonly Match[]): Match {
  if (matches.includes(false)) return false
  const said = matches.filter((match) => match !== undefined)
  return joined('all', distinct(said), '&') ?? (said.length === 0 ? undefined : true)
}

export function butNot(match: Match, but: Match): Match {
  if (but === true) return false
  if (but === undefined || but === false || match === false) return match
  const of = typeof match === 'object' ? match : EVERYTHING
  return { is: 'not', of, but, key: `(${of.key}-${but.key})` }
}

export const isSame = (a: Match, b: Match): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.key === b.key : a === b
