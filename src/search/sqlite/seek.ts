import { slipsIn } from '../expand-terms.ts'
import { compileFilters } from '../index/compile-filters.ts'
import { type Compiled, compileQuery } from '../index/compile-query.ts'
import { formToken } from '../index/letters.ts'
import { allOf, anyOf, type Match, token } from '../index/match.ts'
import { NOBODY } from '../name-book.ts'
import type { Facet, Request, Result } from '../search.ts'
import { mayBeMisspelt } from '../spelling.ts'
import { type Books, type Understood, understand, understandLoosely } from '../understand.ts'
import type { IndexReader } from './index-reader.ts'
import { prepared } from './prepared.ts'
import { printed } from './print-match.ts'

const MOST_MISSING = 50
const MOST_MISSPELT = 6
const MOST_SPELLINGS = 6

/** What of a request says which documents it finds. */
export type Seeking = Pick<Request, 'query' | 'filters' | 'years' | 'days' | 'exact' | 'clearance'>

/** A question with all that it finds. */
export interface Sought {
  readonly understood: Understood
  readonly compiled: Compiled
  readonly match: Match
  readonly rows: Uint32Array
  /** Words as typed that no document open to this reader holds, and where nothing was found by them, what is spelt nearly so. */
  readonly missing: readonly string[]
  readonly near: NonNullable<Result['near']>
  /** An expression with the filters and the clearance; `but`: without the filter of one facet. */
  matchOf(match: Match, but?: Facet): Match
}

/** Finds as it was typed; where that finds nothing, with its missing words taken more loosely. */
export function seek(reader: IndexReader, request: Seeking): Sought {
  const values = reader.vocabulary(request.clearance)
  const open = (match: Match) => reader.open(match, request.clearance)
  const matchOf = (match: Match, but?: Facet) => open(allOf([match, compileFilters(request, values, but)]))
  const found = (understood: Understood) => {
    const compiled = compileQuery(understood.query, values)
    const match = matchOf(compiled.match)
    return { understood, compiled, match, rows: reader.rowsOf(match), matchOf }
  }
  const books: Books = {
    names: request.exact ? NOBODY : reader.agents(request.clearance),
    terms: reader.terms(request.clearance),
  }
  const asTyped = found(understand(request.query, books))
  const [word, ...others] = asTyped.compiled.words
  const isAll = others.length === 0 && keyOf(word?.match) === keyOf(asTyped.compiled.match) && asTyped.rows.length > 0
  const wanting = isAll ? [] : missing(reader, asTyped.compiled, open)
  if (asTyped.rows.length > 0) return { ...asTyped, missing: wanting, near: [] }
  const near = nearSpellings(reader, wanting, books.terms, open)
  for (const way of understandLoosely(request.query, books, wanting, near)) {
    const loosely = found(way)
    if (loosely.rows.length > 0) return { ...loosely, missing: wanting, near }
  }
  return { ...asTyped, missing: wanting, near }
}

/** The words that no document open to this reader holds. */
function missing(reader: IndexReader, { words }: Compiled, open: (match: Match) => Match): string[] {
  return words
    .slice(0, MOST_MISSING)
    .filter(({ match }) => {
      const visible = open(match)
      return visible === false || (typeof visible === 'object' && !reader.holds(visible))
    })
    .map(({ word }) => word)
}

/** Words that documents open to this reader hold, spelt nearly like those that none holds. */
function nearSpellings(
  reader: IndexReader,
  words: readonly string[],
  terms: Books['terms'],
  open: (match: Match) => Match,
): NonNullable<Result['near']> {
  const counted = prepared<[string], number>(reader.db, 'SELECT count(*) FROM words WHERE words MATCH ?').pluck()
  return words
    .filter(mayBeMisspelt)
    .slice(0, MOST_MISSPELT)
    .flatMap((word) => {
      const spellings = terms
        .near(word, slipsIn(word))
        .map((form) => {
          const match = open(anyOf([token(form), token(formToken(form))]))
          return { word: form, count: typeof match === 'object' ? (counted.get(printed(match)) ?? 0) : 0 }
        })
        .filter(({ count }) => count > 0)
      return spellings.length === 0 ? [] : [{ word, spellings: spellings.slice(0, MOST_SPELLINGS) }]
    })
}

const keyOf = (match: Match): unknown => (typeof match === 'object' ? match.key : match)
