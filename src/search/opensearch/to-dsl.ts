import { isNoted } from '../index/index-row.ts'
import { FORM, isWordAside } from '../index/letters.ts'
import type { Column, Expression, Row } from '../index/match.ts'
import { isAmongForms } from './entry-fields.ts'

/** A query as OpenSearch reads it. */
export type Dsl = Readonly<Record<string, unknown>>

export const NOTHING: Dsl = { match_none: {} }
export const both = (...filter: readonly Dsl[]): Dsl => ({ bool: { filter } })
const either = (should: readonly Dsl[]): Dsl =>
  should.length === 1 && should[0] !== undefined ? should[0] : { bool: { should, minimum_should_match: 1 } }
export const oneOf = (field: string, values: readonly string[]): Dsl =>
  values.length === 1 ? { term: { [field]: { value: values[0] } } } : { terms: { [field]: values } }

/** So many words that begin so are sought at the end of a row of others. */
const MOST_BEGINNINGS = 1000
/** Where a row of tokens may stand: `beside` and `forms` tell only which documents have a token. */
const COLUMNS = ['title', 'body', 'names', 'x'] as const
const inColumns = (column: Column | 'all', dsl: (column: Column) => Dsl): Dsl =>
  column === 'all' ? either(COLUMNS.map(dsl)) : dsl(column)

/** An expression in a column, or in whichever. It is not scored. */
export function toDsl(match: Expression, column: Column | 'all' = 'all'): Dsl {
  switch (match.is) {
    case 'row':
      return rowDsl(match, column)
    case 'near':
      return nearDsl(match.rows, match.within, column)
    case 'value':
      return { term: { [match.field]: match.value } }
    case 'in':
      return toDsl(match.of, match.column)
    case 'any':
      return anyDsl(match.of, column)
    case 'all':
      return both(...match.of.map((one) => toDsl(one, column)))
    case 'not':
      return { bool: { filter: [toDsl(match.of, column)], must_not: [toDsl(match.but, column)] } }
  }
}

const isToken = (match: Expression): match is Row => match.is === 'row' && match.tokens.length === 1 && !match.open

const NO_WORD = /[\uE000-\uF8FF]/u

/** Where a token is found that may stand anywhere: what is no word stands `beside` the body, a word as it stands among the `forms`. */
function fieldsOf(token: string, column: Column | 'all'): readonly string[] {
  if (column !== 'all') return [column]
  if (isAmongForms(token)) return ['forms']
  return NO_WORD.test(token) ? ['beside'] : ['body', 'beside']
}

/** Any of some tokens. They are looked up together: a query may hold so many clauses, and no more. */
function tokensDsl(tokens: readonly string[], column: Column | 'all'): readonly Dsl[] {
  const fields = new Map<string, string[]>()
  for (const token of tokens)
    for (const field of fieldsOf(token, column)) {
      const own = fields.get(field) ?? []
      fields.set(field, own)
      own.push(field === 'forms' ? token.slice(FORM.length) : token)
    }
  return [...fields].map(([field, values]) => oneOf(field, values))
}

function anyDsl(alternatives: readonly Expression[], column: Column | 'all'): Dsl {
  const tokens = alternatives.filter(isToken).flatMap(({ tokens }) => tokens)
  const others = alternatives.filter((one) => !isToken(one)).map((one) => toDsl(one, column))
  return either([...tokensDsl(tokens, column), ...others])
}

function rowDsl({ tokens, open }: Row, column: Column | 'all'): Dsl {
  const [alone = '', ...more] = tokens
  if (more.length === 0) return open ? beginningDsl(alone, column) : either(tokensDsl([alone], column))
  const query = tokens.join(' ')
  return inColumns(isWordAside(alone) ? 'x' : column, (one) =>
    open
      ? { match_phrase_prefix: { [one]: { query, max_expansions: MOST_BEGINNINGS } } }
      : { match_phrase: { [one]: { query } } },
  )
}

/** Words as they stand begin so, not stems; forms that are no stems are words, too. Scripts without blanks have no words, and every column has tokens. */
function beginningDsl(start: string, column: Column | 'all'): Dsl {
  if (column === 'all' && start.startsWith(FORM)) return NOTHING
  const isWord = column === 'all' && isNoted(start) && !NO_WORD.test(start)
  const fields = isWord ? ['forms'] : fieldsOf(start, column)
  return either(fields.map((field) => ({ prefix: { [field]: { value: start } } })))
}

const rowInterval = ({ tokens, open }: Row): Dsl => {
  const words = (some: readonly string[]): Dsl => ({
    match: { query: some.join(' '), ordered: true, max_gaps: 0 },
  })
  if (!open) return words(tokens)
  const last: Dsl = { prefix: { prefix: tokens.at(-1) ?? '' } }
  return tokens.length === 1
    ? last
    : { all_of: { ordered: true, max_gaps: 0, intervals: [words(tokens.slice(0, -1)), last] } }
}

/** Of more rows than these it is not tried which two stand at the ends. */
const MOST_ENDS = 6

/**
 * Rows so near that at most so many tokens lie between the end of the first and the beginning of the last. Lucene counts those that belong to no
 * row: where all rows are as long, the words of those within are taken off; else any two are taken for the ends, with the others between them.
 */
function nearDsl(given: readonly Row[], within: number, column: Column | 'all'): Dsl {
  const interval = nearInterval([...new Map(given.map((row) => [row.key, row])).values()], within)
  return interval === undefined ? NOTHING : inColumns(column, (one) => ({ intervals: { [one]: interval } }))
}

function nearInterval(rows: readonly Row[], within: number): Dsl | undefined {
  const lengths = rows.map(({ tokens }) => tokens.length).sort((a, b) => a - b)
  const [first, ...more] = rows.map(rowInterval)
  if (first === undefined || more.length === 0) return first
  const all = [first, ...more]
  if (lengths[0] !== lengths.at(-1) && all.length > 2 && all.length <= MOST_ENDS)
    return { any_of: { intervals: byEnds(all, within) } }
  const gaps = within - lengths.slice(0, -2).reduce((sum, length) => sum + length, 0)
  return gaps < 0 ? undefined : unordered(all, gaps)
}

const unordered = (intervals: readonly Dsl[], gaps: number, filter?: Dsl): Dsl => ({
  all_of: { ordered: false, max_gaps: gaps, intervals, ...(filter === undefined ? {} : { filter }) },
})

const byEnds = (rows: readonly Dsl[], within: number): Dsl[] =>
  rows.flatMap((one, n) =>
    rows.slice(n + 1).map((other) => {
      const others = rows.filter((row) => row !== one && row !== other)
      return unordered([one, other], within, { containing: unordered(others, -1) })
    }),
  )
