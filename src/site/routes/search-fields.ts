import { endsTyped, readWhen } from '#search/read-days.ts'
import { dateApart } from '#search/read-query.ts'
import { LONGEST_QUERY } from '../frame/search-field.tsx'
import { fielded } from './names-in-address.ts'
import { FACET_PARAMETERS } from './search-request.ts'

/** The fields that the form has and an address of results has not: each is a way of putting part of a query. */
export const FORM_FIELDS = ['phrase', 'any', 'none', 'from', 'to', 'in-title', 'since', 'until'] as const

/** Whether somebody comes from a form, whose fields are to become a query. */
export const isFromForm = (parameters: URLSearchParams): boolean => FORM_FIELDS.some((field) => parameters.has(field))

const LONGEST = 500
const field = (parameters: URLSearchParams, name: string): string =>
  (parameters.get(name) ?? '').trim().slice(0, LONGEST)

/** Words and "phrases", each by itself, without what would join or part them. */
const wordsOf = (given: string): string[] =>
  [...given.matchAll(/"[^"]*"|[^\s"()]+/gu)].map(([word]) => word.replace(/^-+/u, '')).filter((word) => word !== '')

const bare = (given: string): string =>
  given
    .replace(/["()]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()

/** What the form asks, in the language of the search box. */
export function queryOf(parameters: URLSearchParams): string {
  const phrase = bare(field(parameters, 'phrase'))
  const any = wordsOf(field(parameters, 'any'))
  const more = [
    phrase === '' ? '' : `"${phrase}"`,
    any.length > 1 ? `(${any.join(' OR ')})` : (any[0] ?? ''),
    ...wordsOf(field(parameters, 'none')).map((word) => `-${word}`),
    fielded('from', field(parameters, 'from')),
    fielded('to', field(parameters, 'to')),
    fielded('title', field(parameters, 'in-title')),
  ].filter((part) => part !== '')
  const typed = (parameters.get('q') ?? '').trim()
  const first = more.length > 0 && /(?:^|\s)OR\s/u.test(typed) ? `(${typed})` : typed
  return [first, ...more].filter((part) => part !== '').join(' ')
}

/** From and to, as the form has them or as they stand in the address of results. */
export function spanOf(parameters: URLSearchParams): { readonly since: string; readonly until: string } {
  if (!parameters.has('since') && !parameters.has('until')) return endsTyped(parameters.get('date') ?? '')
  return { since: field(parameters, 'since'), until: field(parameters, 'until') }
}

/** A date that was typed in the query goes to the fields for dates, unless one stands there. */
export function withDateApart(parameters: URLSearchParams): URLSearchParams {
  const isSaid = ['date', 'since', 'until'].some((name) => parameters.has(name))
  const apart = isSaid ? undefined : dateApart((parameters.get('q') ?? '').slice(0, LONGEST_QUERY))
  if (apart === undefined) return parameters
  const changed = new URLSearchParams(parameters)
  changed.set('q', apart.rest)
  changed.set('date', apart.date)
  return changed
}

/** Whether a date says itself from when or to when: *before 1949*. */
function isSpan(given: string): boolean {
  const { since, until } = endsTyped(given)
  return since !== until
}

/** Both fields as one date; a span that stands alone in either is meant as it is. */
function dateOf({ since, until }: ReturnType<typeof spanOf>): string {
  const alone = since === '' ? until : until === '' ? since : undefined
  if (since === until || (alone !== undefined && isSpan(alone))) return since || until
  return `${since}..${until}`
}

/** What is wrong with the dates of a form, for the field that it is about. */
export function faultsOf(parameters: URLSearchParams): { readonly since?: string; readonly until?: string } {
  const { since, until } = spanOf(parameters)
  const fault = (given: string, other: string) =>
    given === '' || (readWhen(given) !== undefined && (other === '' || other === given || !isSpan(given)))
      ? undefined
      : `“${given.slice(0, 60)}” is no date${readWhen(given) === undefined ? '' : ' to go with the other'}. Write 1949, 1949-01 or 10 January 1949.`
  const [first, last] = [fault(since, until), fault(until, since)]
  if (first !== undefined || last !== undefined)
    return { ...(first === undefined ? {} : { since: first }), ...(last === undefined ? {} : { until: last }) }
  // Two dates that are dates are none together where the second is before the first.
  const isBackwards = since !== '' && until !== '' && readWhen(dateOf({ since, until })) === undefined
  return isBackwards ? { until: 'This is before the first date.' } : {}
}

const KEPT = [...Object.keys(FACET_PARAMETERS), 'number', 'exact', 'sort']

/** The address of the results that a form asks for; of the form itself, where its dates cannot be read. */
export function addressOfForm(parameters: URLSearchParams): string {
  const faults = faultsOf(parameters)
  if (faults.since !== undefined || faults.until !== undefined) return `/search/form?${parameters}`
  const asked = new URLSearchParams()
  const add = (name: string, value: string) => {
    if (value !== '') asked.append(name, value)
  }
  add('q', queryOf(parameters))
  add('date', dateOf(spanOf(parameters)))
  for (const name of KEPT) for (const value of new Set(parameters.getAll(name))) add(name, value.trim())
  return asked.size === 0 ? '/search' : `/search?${asked}`
}
