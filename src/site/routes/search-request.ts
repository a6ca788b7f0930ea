import type { Days, Field, Query } from '#search/query.ts'
import { datedThen, daysOf } from '#search/read-days.ts'
import { dateApart, filterWritten, type QueryRead, readQuery, valuesApart } from '#search/read-query.ts'
import { FACETS, type Facet, type Filter, type Request, type Result, type Years } from '#search/search.ts'
import { address } from '#value/address.ts'
import { LONGEST_QUERY } from '../frame/search-field.tsx'
import { cursor, oneOf, pageNumber, when } from '../parameters.ts'
import { namesAsTyped } from './names-in-address.ts'

export const HITS_ON_A_PAGE = 20
export const SORTS = ['relevance', 'date', 'date-descending', 'title', 'added', 'changed'] as const
export type Sort = (typeof SORTS)[number]

/** The facets that an address can ask for, by the name that they have in it. */
export const FACET_PARAMETERS: Readonly<Record<string, Facet>> = {
  sender: 'sender',
  recipient: 'recipient',
  person: 'person',
  place: 'place',
  genre: 'genre',
  archive: 'archive',
  lang: 'language',
  collection: 'collection',
  subject: 'subject',
  has: 'has',
}
export const parameterOf = (facet: Facet): string =>
  Object.entries(FACET_PARAMETERS).find(([, held]) => held === facet)?.[0] ?? facet

/** What an address asks of the index: an address alone decides what is shown. */
export interface Asked {
  readonly typed: string
  /** The query was longer than is read, and was cut. */
  readonly cut: boolean
  readonly query: Query
  readonly notes: readonly string[]
  /** As the address names them: chosen, and taken off by a press. */
  readonly chosen: readonly Chosen[]
  readonly date?: string
  /** A date that was typed (`date:1949`) and narrows all of it, and what was typed without. */
  readonly apart?: { readonly date: string; readonly rest: string }
  /** Values that were typed (`lang:ru`) and narrow all of it. */
  readonly named: readonly NamedValues[]
  readonly number?: string
  /** What was typed; what is chosen stands beside it. */
  readonly filters: readonly Filter[]
  readonly years?: Years
  readonly days?: Days
  /** Words as they are typed, without other names of whom they name. */
  readonly exact: boolean
  readonly sort: Sort
  /** Where the address says none: by relevance where words are sought, else by date. */
  readonly usualSort: Sort
  /** Facets that are counted because somebody opened them. */
  readonly open: readonly Facet[]
  readonly page: number
  readonly after?: string
}

/** A value; `isName`: of more than stand there one by one, and known by their name. */
export interface Chosen {
  readonly facet: Facet
  readonly value: string
  readonly isName?: true
}

/** What was typed in one field; any of its values. */
export interface NamedValues {
  readonly facet: Facet
  readonly typed: string
  readonly values: readonly string[]
  /** The query without what was typed of this facet. */
  readonly rest: string
}

const MOST_CHOSEN = 20
/** A name that more values have than these is taken out as a whole. */
const MOST_NAMED = 12

/** The span that is chosen, wherever it is said: where the address says one, that is it. */
export const spanAsked = ({ date, apart }: Asked): string | undefined => date ?? apart?.date

/** What is sought besides it, and besides the values that are told one by one, as typed. */
export function wordsAsked({ typed, date, apart, named }: Asked): string {
  const told = named.flatMap(({ facet, values }) => (values.length === 0 ? [] : [facet]))
  const words = told.length === 0 ? typed : valuesApart(typed, ...told)
  return date === undefined && apart !== undefined ? (dateApart(words)?.rest ?? words) : words
}

export function askedOf(given: URLSearchParams): Asked {
  const parameters = namesAsTyped(given)
  const whole = (parameters.get('q') ?? '').trim()
  const typed = whole.slice(0, LONGEST_QUERY)
  const read = readQuery(typed)
  const apart = (read.years ?? read.days) === undefined ? undefined : dateApart(typed)
  const chosen = Object.entries(FACET_PARAMETERS)
    .flatMap(([name, facet]) => parameters.getAll(name).map((value) => ({ facet, value: value.slice(0, 300) })))
    .filter(({ value }) => value.trim() !== '')
    .slice(0, MOST_CHOSEN)
  const number = parameters.get('number')?.trim().slice(0, 100)
  const date = parameters.get('date')?.trim() ?? ''
  const sort = oneOf('sort', parameters.get('sort') ?? undefined, SORTS)
  return {
    typed,
    cut: whole.length > LONGEST_QUERY,
    ...whenAsked(read, date),
    query: withNumber(conditioned(read, date), number),
    notes: [...read.notes, ...(when(date)?.notes ?? [])],
    chosen,
    ...(date === '' ? {} : { date }),
    ...(apart === undefined ? {} : { apart }),
    named: namedIn(typed, read.filters),
    ...(number === undefined || number === '' ? {} : { number }),
    filters: read.filters,
    exact: parameters.get('exact') === '1',
    sort: sort ?? usualSort(read.query),
    usualSort: usualSort(read.query),
    open: Object.entries(FACET_PARAMETERS).flatMap(([name, facet]) =>
      parameters.getAll('open').includes(name) ? [facet] : [],
    ),
    page: pageNumber(parameters.get('page') ?? undefined),
    ...cursor(parameters.get('after') ?? undefined),
  }
}

function namedIn(query: string, filters: readonly Filter[]): NamedValues[] {
  return filters.flatMap(({ facet, typed = [] }) =>
    typed.map((one) => ({ facet, typed: one.typed, values: one.codes, rest: valuesApart(query, facet) })),
  )
}

/** The same with what was written as the values that it was understood as; what was sought as words instead is none. */
export function askedAsMeant(asked: Asked, { meant = [] }: Pick<Result, 'meant'>): Asked {
  const valuesOf = (facet: Facet, written: string) =>
    meant.find((one) => one.facet === facet && one.typed === written)?.codes
  const named = asked.named.flatMap((one) => {
    const values = valuesOf(one.facet, one.typed)
    return values === undefined ? [] : [{ ...one, values: values.length > MOST_NAMED ? [] : values }]
  })
  const chosen = asked.chosen.flatMap((one) => {
    const values = valuesOf(one.facet, one.value) ?? []
    if (values.length > MOST_NAMED) return [{ ...one, isName: true as const }]
    return values.length === 0 ? [one] : values.map((value) => ({ facet: one.facet, value }))
  })
  const each = [...new Map(chosen.map((one) => [`${one.facet} ${one.value}`, one])).values()]
  return { ...asked, named, chosen: each.length > MOST_CHOSEN ? asked.chosen : each }
}

/** The values of a facet that are chosen, by a press or by what was typed. */
export const chosenIn = ({ chosen, named }: Asked, facet: Facet): readonly string[] => [
  ...new Set([
    ...chosen.flatMap((one) => (one.facet === facet ? [one.value] : [])),
    ...named.flatMap((one) => (one.facet === facet ? one.values : [])),
  ]),
]

/** Fields of which a document has the value or has not, whatever else it holds. */
const BY_VALUE: readonly Field[] = ['archive', 'genre', 'language', 'collection', 'subject', 'has', 'number']

function seeksWords(query: Query): boolean {
  if (query.is === 'bool') return [...query.must, ...query.should].some(seeksWords)
  if (query.is === 'field') return !BY_VALUE.includes(query.field)
  return query.is !== 'all' && query.is !== 'dated'
}
const usualSort = (query: Query): Sort => (seeksWords(query) ? 'relevance' : 'date')

/** The address says when, or else what was typed does. */
function whenAsked({ years, days }: QueryRead, date: string): Pick<Asked, 'years' | 'days'> {
  const { notes: _, either: __, ...asked } = when(date) ?? {}
  if ('years' in asked || 'days' in asked) return asked
  return { ...(years === undefined ? {} : { years }), ...(days === undefined ? {} : { days }) }
}

/** Where both say when, both count; a date of the address that is one of several is one of them. */
function conditioned({ query, years, days }: QueryRead, date: string): Query {
  const then = when(date)
  if (then === undefined) return query
  const must = [
    query,
    ...((years ?? days) === undefined ? [] : [datedThen({ days: days ?? daysOf({ years: years ?? {} }) })]),
    ...(then.either === undefined ? [] : [datedThen(then)]),
  ].filter(({ is }) => is !== 'all')
  const [first] = must
  return must.length < 2 ? (first ?? query) : { is: 'bool', must, should: [], not: [] }
}

function withNumber(query: Query, number: string | undefined): Query {
  if (number === undefined || number === '') return query
  const asked: Query = { is: 'field', field: 'number', of: { is: 'term', word: number } }
  return query.is === 'all' ? asked : { is: 'bool', must: [query, asked], should: [], not: [] }
}

function filtersOf(chosen: Asked['chosen']): Filter[] {
  return FACETS.flatMap((facet) => {
    const anyOf = chosen.filter((one) => one.facet === facet).map((one) => one.value)
    return anyOf.length === 0 ? [] : [filterWritten(facet, anyOf)]
  })
}

/** Counted with every result. The others are counted when they are opened, or chosen in. */
export const COUNTED_ALWAYS = ['sender', 'recipient', 'archive', 'genre', 'language'] as const satisfies Facet[]
export const COUNTED_OPEN = ['person', 'place', 'collection', 'subject', 'has'] as const satisfies Facet[]
export const SHOWN_VALUES = 8
/** Units are counted at every level; files stand for the fonds above them, so more are asked for than shown. */
export const ARCHIVE_VALUES = 32
const MOST_VALUES = 1_000

/** The years in full, for the strip; of each facet one more than is shown, to know whether there are more; where some are chosen, those too. */
function countedFor(asked: Asked): NonNullable<Request['facets']> {
  const isChosen = (facet: Facet) => chosenIn(asked, facet).length > 0
  const isOpen = (facet: Facet) => asked.open.includes(facet) || isChosen(facet)
  const shown: Facet[] = [...COUNTED_ALWAYS, ...COUNTED_OPEN.filter(isOpen)]
  const size = (facet: Facet) =>
    isChosen(facet) ? MOST_VALUES : facet === 'archive' ? ARCHIVE_VALUES : SHOWN_VALUES + 1
  return [{ facet: 'year', size: 500 }, ...shown.map((facet) => ({ facet, size: size(facet) }))]
}

/** What is found, without the order, the place in it, and what is counted. */
export const foundBy = (asked: Asked): Pick<Request, 'query' | 'filters' | 'years' | 'days' | 'exact'> => ({
  query: asked.query,
  filters: [...asked.filters, ...filtersOf(asked.chosen)],
  ...(asked.years === undefined ? {} : { years: asked.years }),
  ...(asked.days === undefined ? {} : { days: asked.days }),
  ...(asked.exact ? { exact: true } : {}),
})

export function requestOf(asked: Asked): Omit<Request, 'clearance'> {
  return {
    ...foundBy(asked),
    sort: asked.sort,
    ...(asked.after === undefined ? { from: (asked.page - 1) * HITS_ON_A_PAGE } : { after: asked.after }),
    size: HITS_ON_A_PAGE,
    facets: countedFor(asked),
    highlight: true,
  }
}

/** What of an address is changed in another; `undefined` takes it out. A date takes the place of one that was typed, values that of those of their facet. Pages and cursors never go along. */
export interface Change {
  readonly q?: string | undefined
  readonly date?: string | undefined
  readonly number?: string | undefined
  readonly sort?: Sort | undefined
  readonly exact?: boolean
  readonly page?: number
  readonly after?: string
  readonly open?: readonly Facet[]
  readonly toggle?: { readonly facet: Facet; readonly value: string }
}

/** The address of a search that is this one but for one change. */
export function searchAddress(asked: Asked, change: Change = {}): string {
  const parameters = parametersOf(asked, change)
  return parameters.size === 0 ? '/search' : `/search?${parameters}`
}

/** The same search in another form: `csv`, `atom`, `ris`; all of it, from the first. */
export function formAddress(
  asked: Asked,
  form: 'json' | 'csv' | 'atom' | 'ris' | 'bib' | 'csl.json' | 'manifest.json',
  change: Change = {},
): string {
  const parameters = parametersOf(asked, { open: [], ...change })
  return parameters.size === 0 ? `/search.${form}` : `/search.${form}?${parameters}`
}

/** The letters of a search as one file of CMIF. */
export const cmifAddress = (asked: Asked): string => formAddress(asked, 'csv').replace('/search.csv', address.cmif)

/** The documents of a search, cited. */
export const citationsAddress = (asked: Asked): string =>
  formAddress(asked, 'csv').replace('/search.csv', '/search/cite')

/** Every value of a facet among the hits. */
export function valuesAddress(asked: Asked, facet: Facet, page = 1): string {
  const parameters = parametersOf(asked, { open: [], sort: undefined, ...(page === 1 ? {} : { page }) })
  return `/search/values?of=${parameterOf(facet)}${parameters.size === 0 ? '' : `&${parameters}`}`
}

/** Why a document is among the hits. */
export function whyAddress(asked: Asked, document: string): string {
  const parameters = parametersOf(asked, { open: [], sort: undefined })
  return `/search/why?document=${document}${parameters.size === 0 ? '' : `&${parameters}`}`
}

function parametersOf(asked: Asked, change: Change): URLSearchParams {
  const { toggle } = change
  const taken = asked.named.find(({ facet }) => facet === toggle?.facet)?.rest
  const q = 'q' in change ? change.q : 'date' in change ? (asked.apart?.rest ?? asked.typed) : (taken ?? asked.typed)
  const date = 'date' in change ? change.date : asked.date
  const number = 'number' in change ? change.number : asked.number
  const sort = 'sort' in change ? change.sort : asked.sort
  const parameters = new URLSearchParams()
  if (q !== undefined && q !== '') parameters.append('q', q)
  if (date !== undefined) parameters.append('date', date)
  if (number !== undefined) parameters.append('number', number)
  if (change.exact ?? asked.exact) parameters.append('exact', '1')
  for (const { facet, value } of asked.chosen) if (facet !== toggle?.facet) parameters.append(parameterOf(facet), value)
  if (toggle !== undefined)
    for (const value of toggled(chosenIn(asked, toggle.facet), toggle.value))
      parameters.append(parameterOf(toggle.facet), value)
  const usual = q === asked.typed || q === taken ? asked.usualSort : usualSort(readQuery(q ?? '').query)
  if (sort !== undefined && sort !== usual) parameters.append('sort', sort)
  for (const facet of change.open ?? asked.open) parameters.append('open', parameterOf(facet))
  if (change.page !== undefined && change.page > 1) parameters.append('page', String(change.page))
  if (change.after !== undefined) parameters.append('after', change.after)
  return parameters
}

const toggled = (some: readonly string[], value: string): readonly string[] =>
  some.includes(value) ? some.filter((one) => one !== value) : [...some, value]
