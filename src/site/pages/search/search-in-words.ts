import { endsTyped } from '#search/read-days.ts'
import type { Facet } from '#search/search.ts'
import { dateInWords } from '#value/date-in-words.ts'
import { parseEdtf } from '#value/edtf.ts'
import { type Asked, spanAsked, wordsAsked } from '../../routes/search-request.ts'
import { inARow } from '../../words/counted.ts'
import { kindsInWords } from '../../words/kinds.ts'
import { type FacetNames, facetWords } from './search-facets.ts'

/** What narrows a search, one sort of it: its values are either of them. */
export interface Narrowing {
  /** "from", "in the collection": nothing where the values speak for themselves. */
  readonly before: string
  readonly values: readonly { readonly words: string; readonly value: string }[]
  readonly of: Facet | 'date' | 'number'
}

/** In the order in which they are said, with what is said before. */
const SAID: readonly (readonly [facet: Facet, before: string])[] = [
  ['genre', ''],
  ['sender', 'from'],
  ['recipient', 'to'],
  ['person', 'naming'],
  ['place', 'place'],
  ['subject', 'on'],
  ['archive', 'in'],
  ['collection', 'in the collection'],
  ['language', 'in'],
  ['has', ''],
]

const MOST_SAID = 3
const SAID_OF_MORE = 2

/** So many of several values are said, and how many others there are. */
export function fewOf<T>(values: readonly T[]): { readonly few: readonly T[]; readonly more: number } {
  const few = values.length > MOST_SAID ? values.slice(0, SAID_OF_MORE) : values
  return { few, more: values.length - few.length }
}

const eitherOf = (values: readonly { readonly words: string }[]): string => {
  const { few, more } = fewOf(values)
  return inARow([...few.map(({ words }) => words), ...(more === 0 ? [] : [`${more} more`])], 'or')
}

const LONGEST = 80
const short = (words: string) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words)

/** What was typed in fields and narrows all of it: of each its values. */
export function namedNarrowings({ named, chosen }: Asked, names: FacetNames): Narrowing[] {
  return named.flatMap(({ facet, values }) => {
    const [, before = ''] = SAID.find(([said]) => said === facet) ?? []
    // What is chosen by a press as well is told there.
    const own = values.filter((value) => !chosen.some((one) => one.facet === facet && one.value === value))
    const each = own.map((value) => ({ words: short(valueInWords(facet, value, names)), value }))
    return each.length === 0 ? [] : [{ before, values: each, of: facet }]
  })
}

/** All that narrows a search besides its words, in words. */
export function narrowingsOf(asked: Asked, names: FacetNames): Narrowing[] {
  const chosen = SAID.flatMap(([facet, before]) => {
    const values = asked.chosen.flatMap((one) =>
      one.facet === facet ? [{ words: short(valueInWords(facet, one.value, names)), value: one.value }] : [],
    )
    return values.length === 0 ? [] : [{ before, values, of: facet }]
  })
  const { number } = asked
  const date = spanAsked(asked)
  return [
    ...chosen,
    ...(date === undefined
      ? []
      : [{ before: '', values: [{ words: spanInWords(date), value: date }], of: 'date' as const }]),
    ...(number === undefined
      ? []
      : [{ before: 'number', values: [{ words: number, value: number }], of: 'number' as const }]),
  ]
}

function valueInWords(facet: Facet, value: string, names: FacetNames): string {
  if (facet === 'genre') return kindsInWords(value)
  const words = facetWords(facet, value, names)
  return facet === 'has' ? words.toLowerCase() : words
}

/** "Filippov · letters · from Joseph Stalin · 1949": a search for titles, feeds, and the way back to it. Nothing where everything is asked for. */
export function searchInWords(asked: Asked, names: FacetNames): string {
  const words = wordsAsked(asked)
  return [
    ...(words === '' ? [] : [short(words)]),
    ...[...namedNarrowings(asked, names), ...narrowingsOf(asked, names)].map(({ before, values }) =>
      `${before} ${eitherOf(values)}`.trim(),
    ),
    ...(asked.exact ? ['exactly as typed'] : []),
  ].join(' · ')
}

const dateWords = (given: string): string => (parseEdtf(given) === undefined ? given : dateInWords(given))

/** "1949", "from 1949", "10–14 January 1949". */
export function spanInWords(date: string): string {
  const { since, until } = endsTyped(date)
  if (since === until) return dateWords(since)
  if (since === '') return `to ${dateWords(until)}`
  if (until === '') return `from ${dateWords(since)}`
  const span = `${since}/${until}`
  return parseEdtf(span) === undefined ? `${dateWords(since)} to ${dateWords(until)}` : dateInWords(span)
}
