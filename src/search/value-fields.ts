import type { Field, Query } from './query.ts'
import { wordsInstead } from './query-filters.ts'
import type { Facet, Filter, Request, Written } from './search.ts'

/** Fields of which a document has a value, or has not. */
export const VALUE_FIELDS = ['archive', 'genre', 'language', 'collection', 'subject', 'has'] as const satisfies (Field &
  Facet)[]
export type ValueField = (typeof VALUE_FIELDS)[number]

export const isValueField = (field: string | undefined): field is ValueField =>
  VALUE_FIELDS.some((known) => known === field)

/** What was written of such a field. */
export interface TypedValue extends Written {
  readonly field: ValueField
}

/** What a typed value stands for; `words`: it is no value, and is sought as words. */
export type Meaning = { readonly values: readonly string[] } | { readonly words: readonly string[] }

const DEEPEST = 12

type Asked = Pick<Request, 'query' | 'filters'>

const typedIn = ({ facet, typed = [] }: Filter): TypedValue[] =>
  isValueField(facet) ? typed.map((one) => ({ field: facet, ...one })) : []

/** Words that all must be there are one name of several words; so are those in quotation marks. */
function textOf(query: Query): string | undefined {
  if (query.is === 'term') return query.word
  if (query.is === 'phrase') return query.words.join(' ')
  if (query.is === 'written') return textOf(query.of)
  if (query.is === 'prefix') return `${query.start}*`
  if (query.is === 'fuzzy') return query.word
  if (query.is !== 'bool' || query.should.length + query.not.length > 0) return undefined
  const words = query.must.map(textOf)
  return words.includes(undefined) ? undefined : words.join(' ')
}

/** A field's value as it stands in a question, or several that are all meant (`archive:` without its archive). */
function valueIn(field: ValueField, of: Query): TypedValue | undefined {
  if (of.is === 'anyOf') {
    const codes = of.variants.map(textOf).filter((one) => one !== undefined)
    const typed = of.typed ?? codes[0] ?? ''
    return { field, typed, codes, ...wordsInstead(field, typed) }
  }
  const typed = textOf(of)
  return typed === undefined ? undefined : { field, typed, codes: [typed], ...wordsInstead(field, typed) }
}

/** A question with each of its values as `mean` has it. */
function rewritten(query: Query, mean: (typed: TypedValue) => Query | undefined): Query {
  const walk = (node: Query, field: ValueField | undefined, depth: number): Query => {
    if (depth > DEEPEST) return node
    const each = (some: readonly Query[]) => some.map((one) => walk(one, field, depth + 1))
    const value = field === undefined ? undefined : valueIn(field, node)
    if (value !== undefined) return mean(value) ?? (field === undefined ? node : { is: 'field', field, of: node })
    if (node.is === 'bool') return { ...node, must: each(node.must), should: each(node.should), not: each(node.not) }
    if (node.is === 'written') return { ...node, of: walk(node.of, field, depth + 1) }
    if (node.is !== 'field') return field === undefined ? node : { is: 'field', field, of: node }
    return isValueField(node.field) ? walk(node.of, node.field, depth + 1) : node
  }
  return walk(query, undefined, 0)
}

/** The values that a question is about, each once. */
export function valuesTyped({ query, filters = [] }: Asked): TypedValue[] {
  const found = filters.flatMap(typedIn)
  rewritten(query, (value) => {
    found.push(value)
    return undefined
  })
  return [...new Map(found.map((one) => [keyOf(one), one])).values()]
}

export const keyOf = ({ field, typed }: Pick<TypedValue, 'field' | 'typed'>): string => `${field}:${typed}`

/** The question with what its values stand for. What none is known of stays as it is. */
export function withMeanings<Q extends Asked>(request: Q, meanings: ReadonlyMap<string, Meaning>): Q {
  const filters: Filter[] = []
  const words: Query[] = []
  for (const { facet, anyOf, typed } of request.filters ?? []) {
    const meant = typedIn({ facet, anyOf, ...(typed === undefined ? {} : { typed }) }).map(
      (one) => meanings.get(keyOf(one)) ?? { values: one.codes },
    )
    const inWords = meant.flatMap((one): Query[] => ('words' in one ? [{ is: 'phrase', words: one.words }] : []))
    words.push(...inWords)
    if (meant.length === 0) filters.push({ facet, anyOf })
    else if (inWords.length === 0)
      filters.push({ facet, anyOf: [...new Set(meant.flatMap((one) => ('words' in one ? [] : one.values)))] })
  }
  const query = rewritten(request.query, (typed) => {
    const meaning = meanings.get(keyOf(typed))
    if (meaning === undefined) return undefined
    if ('words' in meaning) return { is: 'phrase', words: meaning.words }
    const variants = meaning.values.map((word): Query => ({ is: 'term', word }))
    const [one, ...more] = variants
    const of: Query =
      one !== undefined && more.length === 0 ? one : { is: 'anyOf', variants, scored: 'constant', typed: typed.typed }
    return { is: 'field', field: typed.field, of }
  })
  const must = query.is === 'all' ? words : [query, ...words]
  const [alone, ...others] = must
  return {
    ...request,
    ...(request.filters === undefined ? {} : { filters }),
    query:
      words.length === 0 || alone === undefined
        ? query
        : others.length === 0
          ? alone
          : { is: 'bool', must, should: [], not: [] },
  }
}
