import { clearanceOf } from '#document/access.ts'
import { onRecord, type ValueBooks, valueBooks } from './held-values.ts'
import { EVERYTHING } from './search/query.ts'
import {
  type Clearance,
  type FacetValue,
  NOTHING_FOUND,
  type Request,
  type Result,
  type Searching,
} from './search/search.ts'
import type { ValueBook } from './search/value-book.ts'
import {
  isValueField,
  keyOf,
  type Meaning,
  type TypedValue,
  type ValueField,
  valuesTyped,
  withMeanings,
} from './search/value-fields.ts'
import { byCode, byName, meantInWords, unmetInWords } from './search/values-meant.ts'
import type { Reader, Reading } from './store/store.ts'

/** Searching as one reader: the clearance is theirs, and cannot be given. */
export interface Finding {
  readonly capabilities: Searching['capabilities']
  search(request: Omit<Request, 'clearance'>): Promise<Result>
  /** As a search tells it, without one. */
  meant(request: Pick<Request, 'query' | 'filters'>): Promise<NonNullable<Result['meant']>>
  suggest(prefix: string, limit: number): ReturnType<Searching['suggest']>
  within(document: string, query: Request['query'], exact?: boolean): ReturnType<Searching['within']>
  why(document: string, request: Omit<Request, 'clearance' | 'size'>): ReturnType<Searching['why']>
  sought(query: Request['query'], exact?: boolean): ReturnType<Searching['sought']>
  similar(document: string, limit: number): ReturnType<Searching['similar']>
  marks: Searching['marks']
}

/** What a reader finds, by their clearance. Values of fields are understood by the names that `records` has for them. */
export function findingAs(searching: Searching, { groups }: Reader, records: Reading): Finding {
  const clearance = clearanceOf(groups)
  const books = valueBooks(records)
  const understood = <Q extends Pick<Request, 'query' | 'filters'>>(request: Q) =>
    withValues(searching, records, books, clearance, request)
  return {
    capabilities: searching.capabilities,
    async search(given) {
      const { request, done, unmet, ...meant } = await understood(given)
      const result = await searching.search({ ...request, clearance })
      if (done.length + unmet.length === 0) return { ...result, ...meant }
      // What is told of a value is not told once more of its words.
      const { missingIn = [], ...others } = result
      const inFields = missingIn.filter(({ field }) => !isValueField(field))
      return {
        ...others,
        ...meant,
        done: [...done, ...result.done],
        ...(inFields.length === 0 ? {} : { missingIn: inFields }),
        ...(unmet.length === 0 ? {} : { unmet }),
      }
    },
    meant: async (given) => (await understood(given)).meant,
    suggest: (prefix, limit) => searching.suggest(prefix, clearance, limit),
    within: (document, query, exact) => searching.within(document, query, clearance, exact),
    why: async (document, given) => searching.why(document, { ...(await understood(given)).request, clearance }),
    sought: async (query, exact) => searching.sought((await understood({ query })).request.query, clearance, exact),
    similar: (document, limit) => searching.similar(document, clearance, limit),
    marks: (blocks, query) => searching.marks(blocks, query),
  }
}

/** Of more values than these, those that the most documents have are known by name. */
const MOST_KNOWN = 1000
/** Of more values than these nobody asks whether they are some; fewer are looked for among names. */
const MOST_ASKED = 40
const MOST_TYPED = 12
const SPENT = {
  what: `Only the first ${MOST_TYPED} values of fields were also taken for names and words of names`,
  because: 'the question asks for more',
}

interface Understood<Q> {
  readonly request: Q
  readonly done: Result['done']
  readonly unmet: NonNullable<Result['unmet']>
  readonly meant: NonNullable<Result['meant']>
}

/** A question with the values that its fields name. One that asks no value takes nothing more than looking. */
async function withValues<Q extends Pick<Request, 'query' | 'filters'>>(
  searching: Searching,
  records: Reading,
  books: ValueBooks,
  clearance: Clearance,
  request: Q,
): Promise<Understood<Q>> {
  const all = valuesTyped(request)
  const asked = all.slice(0, MOST_ASKED)
  if (asked.length === 0) return { request, done: [], unmet: [], meant: [] }
  const find = (request: Pick<Request, 'filters' | 'facets'>) =>
    searching.search({ query: EVERYTHING, clearance, size: 0, ...request })
  // Most are codes, which is soon seen; only for the others all values are looked through.
  const codesHere = async ({ field, codes }: TypedValue): Promise<readonly string[]> => {
    const here = await onRecord(records, field, codes)
    if (here.length > 0 || field === 'archive') return here
    return (await find({ filters: [{ facet: field, anyOf: codes }] })).total.value > 0 ? codes : []
  }
  const here = await Promise.all(asked.map(codesHere))
  const unknown = asked.filter((_, n) => here[n]?.length === 0)
  const open = unknown.slice(0, MOST_TYPED)
  const facets = [...new Set(open.map(({ field }) => field))].map((facet) => ({ facet, size: MOST_KNOWN }))
  const counted = facets.length === 0 ? NOTHING_FOUND : await find({ facets })
  // However many are asked of a field, its values are read once.
  const held = new Map<ValueField, Promise<ValueBook>>()
  const bookOf = (field: ValueField) => {
    const known = held.get(field) ?? books(field, counted.facets[field] ?? [], counted.generation)
    held.set(field, known)
    return known
  }
  const told = await Promise.all(open.map((one) => meaningOf(one, counted.facets[one.field] ?? [], bookOf)))
  const meanings = new Map(open.map((one, n) => [keyOf(one), told[n]?.meaning ?? { values: one.codes }]))
  // Of several archives that write their references so, those that have such a file.
  for (const [n, one] of asked.entries()) {
    const values = here[n] ?? []
    if (values.length > 0 && values.length < one.codes.length) meanings.set(keyOf(one), { values })
  }
  const isCut = all.length > asked.length || unknown.length > open.length
  return {
    request: withMeanings(request, meanings),
    done: [...told.flatMap(({ done = [] }) => done), ...(isCut ? [SPENT] : [])],
    unmet: told.flatMap(({ unmet = [] }) => unmet),
    meant: all.flatMap((one) => {
      const meaning = meanings.get(keyOf(one)) ?? { values: one.codes }
      return 'words' in meaning ? [] : [{ facet: one.field, typed: one.typed, codes: meaning.values }]
    }),
  }
}

interface Told {
  readonly meaning: Meaning
  readonly done?: Result['done']
  readonly unmet?: NonNullable<Result['unmet']>
}

async function meaningOf(
  typed: TypedValue,
  counted: readonly FacetValue[],
  bookOf: (field: ValueField) => Promise<ValueBook>,
): Promise<Told> {
  const { field, codes, words } = typed
  const values = byCode(
    typed,
    counted.map(({ value }) => value),
  )
  if (values.length > 0) return { meaning: { values } }
  const book = await bookOf(field)
  const meant = byName(typed, book)
  if (meant !== undefined)
    return { meaning: { values: meant.values.map(({ value }) => value) }, done: meantInWords(typed, meant) }
  const isAll = counted.length < MOST_KNOWN
  return {
    meaning: words === undefined ? { values: codes } : { words },
    unmet: [unmetInWords(typed, book, { isAll: isAll || field === 'archive', asWords: words !== undefined })],
  }
}
