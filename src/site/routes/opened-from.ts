import { dateApart } from '#search/read-query.ts'
import { address } from '#value/address.ts'
import type { DocumentId } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import { LONGEST_QUERY } from '../frame/search-field.tsx'
import type { OpenedWith } from '../pages/record/bearings.tsx'
import type { SiteContext } from '../site-context.ts'
import { type Asked, askedOf, searchAddress } from './search-request.ts'
import { wordsOfSearch } from './words-of-search.ts'

/** In a record's address: it was opened from this page of the results of the search that stands beside it. */
const RESULTS = 'results'

/** The address of a record that is opened from results: the whole search goes along. Where nothing was asked for it is the record's own. */
export function openedAddress(asked: Asked, id: DocumentId, text?: string): string {
  const opened = new URLSearchParams(
    [...(text === undefined ? [] : [['text', text] as const]), ...(isAsking(asked) ? carriedBy(asked) : [])].map(
      ([name, value]) => [name, value],
    ),
  )
  return `${address.document(id)}${opened.size === 0 ? '' : `?${opened}`}`
}

const isAsking = ({ typed, chosen, date, number }: Asked): boolean =>
  typed !== '' || chosen.length > 0 || (date ?? number) !== undefined

function carriedBy(asked: Asked): [name: string, value: string][] {
  const search = new URLSearchParams(resultsAddress(asked).split('?')[1])
  search.delete('page')
  return [...search, [RESULTS, String(asked.page)]]
}

/** Where a hit stands on the page of the results. */
export const placeOfHit = (id: string): string => `h-${id}`

/** The very page of the results. */
const resultsAddress = (asked: Asked): string =>
  searchAddress(asked, { page: asked.page, ...(asked.after === undefined ? {} : { after: asked.after }) })

const wordsGiven = (given: URLSearchParams): string => (given.get('q') ?? '').slice(0, LONGEST_QUERY).trim()

/** Whether anything of a record's address is of a search. */
export const isOfSearch = (given: URLSearchParams): boolean => wordsGiven(given) !== '' || given.has(RESULTS)

/** What of a record's address is of a search: words to be marked, and where they were asked. Nothing where it was not opened so. */
export async function openedWith(
  site: SiteContext,
  id: DocumentId,
  given: URLSearchParams,
): Promise<OpenedWith | undefined> {
  const typed = wordsGiven(given)
  if (!isOfSearch(given)) return undefined
  const query = dateApart(typed)?.rest ?? typed
  const exact = given.get('exact') === '1'
  const at = /^[1-9]\d{0,5}$/u.test(given.get('at') ?? '') ? Number(given.get('at')) : undefined
  const asked = searchGiven(given)
  if (asked === undefined && typed === '') return undefined
  if (asked === undefined)
    return { query, exact, carried: [['q', typed], ...(exact ? [['exact', '1'] as const] : [])], at: at ?? 0 }
  const words = (await wordsOfSearch(site, asked)) || 'all documents'
  return {
    query,
    exact,
    carried: carriedBy(asked),
    at: at ?? 1,
    results: { words, isOfWords: query !== '', href: `${resultsAddress(asked)}#${placeOfHit(id)}` },
  }
}

/** The search that it was opened from; none where the address does not say one. */
function searchGiven(given: URLSearchParams): Asked | undefined {
  const page = given.get(RESULTS)
  if (page === null) return undefined
  const search = new URLSearchParams(given)
  search.set('page', page)
  try {
    return askedOf(search)
  } catch (fault) {
    // The record is there whatever is wrong with the way back to it.
    if (fault instanceof Refusal) return undefined
    throw fault
  }
}
