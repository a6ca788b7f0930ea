import { EVERYTHING, type Field, type Query } from '#search/query.ts'
import type { Filter } from '#search/search.ts'
import { writeQuery } from '#search/write-query.ts'

/** A part of a question that can be asked alone. */
export interface Part {
  readonly query: Query
  readonly filter?: Filter
  /** As it is typed. */
  readonly typed: string
  readonly kind: 'word' | 'row' | 'near' | Field
  /** Its words, wherever and in whichever order they stand: what asks less. */
  readonly looser?: Query
}

const all = (words: readonly string[]): Query => {
  const must = words.flatMap((word) => word.split(/\s+/u)).map((word): Query => ({ is: 'term', word }))
  const [one, ...more] = must
  return one === undefined ? EVERYTHING : more.length === 0 ? one : { is: 'bool', must, should: [], not: [] }
}

/** The words of what may be a name, or a word. */
function bareWords(query: Query): string[] {
  if (query.is === 'term' || query.is === 'fuzzy' || query.is === 'form') return [query.word]
  if (query.is === 'phrase' || query.is === 'near') return [...query.words]
  return query.is === 'bool' ? query.must.flatMap(bareWords) : []
}

const FIELDS_OF_WORDS: readonly Field[] = ['title', 'text', 'from', 'to', 'person', 'place', 'number']

function partsOfQuery(query: Query): Part[] {
  const part = (kind: Part['kind'], words: readonly string[]): Part => ({
    query,
    typed: writeQuery(query),
    kind,
    ...(words.length === 0 ? {} : { looser: all(words) }),
  })
  if (query.is === 'bool') return [...query.must, ...query.should].flatMap(partsOfQuery)
  if (query.is === 'all') return []
  if (query.is === 'written')
    return partsOfQuery(query.of).map((one) => {
      const own: Query = { is: 'written', of: one.query }
      return { ...one, query: own, typed: writeQuery(own) }
    })
  if (query.is === 'near') return [part('near', query.words)]
  if (query.is === 'phrase') return [part('row', query.words.length > 1 ? query.words : [])]
  if (query.is !== 'field') return [part('word', [])]
  const { field, of } = query
  // Of several words a name is made; alternatives are asked one by one.
  if (of.is === 'bool' && of.should.length > 0)
    return of.should.flatMap((one) => partsOfQuery({ is: 'field', field, of: one }))
  return [part(field, FIELDS_OF_WORDS.includes(field) ? bareWords(of) : [])]
}

/** The parts of a question, each once; what must not be there is none of them. */
export function partsOf(query: Query, filters: readonly Filter[]): Part[] {
  const typed = filters.flatMap((filter): Part[] => {
    const field = filter.facet
    if (!isField(field)) return []
    return (filter.typed ?? []).map((one) => {
      const of: Query = { is: 'term', word: one.typed }
      return { query: EVERYTHING, filter, typed: writeQuery({ is: 'field', field, of }), kind: field }
    })
  })
  return [...new Map([...partsOfQuery(query), ...typed].map((one) => [one.typed, one])).values()]
}

const isField = (facet: Filter['facet']): facet is Field & Filter['facet'] =>
  facet === 'archive' || facet === 'language' || facet === 'collection'

/** Whether any of its parts is enough. */
export const isEither = (query: Query): boolean =>
  query.is === 'field' || query.is === 'written'
    ? isEither(query.of)
    : query.is === 'bool' && query.must.length === 0 && query.should.length > 0
