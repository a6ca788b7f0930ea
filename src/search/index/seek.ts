import { slipsIn } from '../expand-terms.ts'
import { NOBODY } from '../name-book.ts'
import type { Facet, Request, Result } from '../search.ts'
import { mayBeMisspelt } from '../spelling.ts'
import { type Books, type Understood, understand, understandLoosely } from '../understand.ts'
import { isValueField } from '../value-fields.ts'
import { Agents } from './agents.ts'
import { compileFilters } from './compile-filters.ts'
import { type Compiled, compileQuery, type SoughtWord } from './compile-query.ts'
import { allOf, isSame, type Match } from './match.ts'
import type { Seen } from './seen.ts'
import { Terms, wordAsItStands } from './terms.ts'

const MOST_MISSING = 50
const MOST_MISSPELT = 6
const MOST_SPELLINGS = 6

/** What of a request says which documents it finds. */
export type Seeking = Pick<Request, 'query' | 'filters' | 'years' | 'days' | 'exact' | 'clearance'>

/** A question as it is asked of an index. */
export interface Question {
  readonly understood: Understood
  readonly compiled: Compiled
  /** With the filters. */
  readonly match: Match
  /** An expression with the filters; `but`: without that of one facet. */
  matchOf(match: Match, but?: Facet): Match
}

/** A question with what it finds. */
export interface Sought<Found> extends Question {
  readonly found: Found
  /** Words as typed that no document open to this reader holds (in their field), and where nothing was found by them, what is spelt nearly so. */
  readonly missing: readonly Missing[]
  readonly near: NonNullable<Result['near']>
}

type Missing = Pick<SoughtWord, 'word' | 'field'>

/** Finds as it was typed; where that finds nothing, with its missing words taken more loosely. */
export function seek<Found extends { readonly length: number }>(
  seen: Seen,
  request: Omit<Seeking, 'clearance'>,
  find: (question: Question) => Found,
): Sought<Found> {
  const { vocabulary } = seen
  const matchOf = (match: Match, but?: Facet) => allOf([match, compileFilters(request, seen, but)])
  const found = (understood: Understood) => {
    const compiled = compileQuery(understood.query, vocabulary)
    const question = { understood, compiled, match: matchOf(compiled.match), matchOf }
    return { ...question, found: find(question) }
  }
  const books: Books = { names: request.exact ? NOBODY : new Agents(seen), terms: new Terms(seen) }
  const asTyped = found(understand(request.query, books))
  const isFound = asTyped.found.length > 0
  const wanting = missing(seen, isFound ? unsure(asTyped.compiled) : asTyped.compiled.words)
  if (isFound) return { ...asTyped, missing: wanting, near: [] }
  const spelt = wanting.filter(({ field }) => !isValueField(field)).map(({ word }) => word)
  const near = nearSpellings(seen, spelt, books.terms)
  for (const way of understandLoosely(request.query, books, spelt, near)) {
    const loosely = found(way)
    if (loosely.found.length > 0) return { ...loosely, missing: wanting, near }
  }
  return { ...asTyped, missing: wanting, near }
}

/** As `seek`, where only what is sought is asked. */
export const sought = (seen: Seen, request: Omit<Seeking, 'clearance'>): Question =>
  seek(seen, request, ({ match }) => ({ length: seen.count(match, 1) }))

/** The words that no document open to this reader holds, each once. */
function missing(seen: Seen, words: Compiled['words']): Missing[] {
  const some = words.slice(0, MOST_MISSING).filter(({ match }) => match !== undefined)
  const lost = some.filter(({ match }) => seen.count(match, 1) === 0)
  return [...new Map(lost.map((one) => [`${one.field ?? ''}:${one.word}`, one])).values()]
}

/** The missing words as a result tells them. */
export function missingOf({ missing }: Pick<Sought<unknown>, 'missing'>): Pick<Result, 'missing' | 'missingIn'> {
  const inFields = missing.flatMap(({ word, field }) => (field === undefined ? [] : [{ word, field }]))
  return {
    missing: missing.filter(({ field }) => field === undefined).map(({ word }) => word),
    ...(inFields.length === 0 ? {} : { missingIn: inFields }),
  }
}

/** The words that something may be found without: where anything is, the others are held. */
const unsure = ({ words, match }: Compiled): Compiled['words'] => words.filter((word) => !isHeldBy(word.match, match))

const isHeldBy = (part: Match, whole: Match): boolean =>
  isSame(part, whole) ||
  (typeof whole === 'object' &&
    ((whole.is === 'all' && whole.of.some((one) => isHeldBy(part, one))) ||
      (whole.is === 'not' && isHeldBy(part, whole.of))))

/** Asks beforehand what `seek` asks when it knows that a question finds something. */
export const look = (seen: Seen, { compiled }: Question): void => void missing(seen, unsure(compiled))

/** Words that documents open to this reader hold, spelt nearly like those that none holds. */
function nearSpellings(seen: Seen, words: readonly string[], terms: Books['terms']): NonNullable<Result['near']> {
  return words
    .filter(mayBeMisspelt)
    .slice(0, MOST_MISSPELT)
    .flatMap((word) => {
      const spellings = terms
        .near(word, slipsIn(word))
        .map((form) => ({ word: form, count: seen.count(wordAsItStands(form)) }))
        .filter(({ count }) => count > 0)
      return spellings.length === 0 ? [] : [{ word, spellings: spellings.slice(0, MOST_SPELLINGS) }]
    })
}
