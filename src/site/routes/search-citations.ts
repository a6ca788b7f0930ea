import type { Context, Hono } from 'hono'
import { address } from '#value/address.ts'
import { queryTold, unclaimed } from '../pages/search/query-told.tsx'
import { type FacetNames, facetWords, unknownValues } from '../pages/search/search-facets.ts'
import { searchInWords } from '../pages/search/search-in-words.ts'
import type { SiteContext } from '../site-context.ts'
import { isUpToDate } from '../standing.ts'
import { citations } from './citations.tsx'
import { citationsFile } from './citations-file.ts'
import type { CitedList } from './cited-list.ts'
import { namesChosen } from './facet-names.ts'
import { foundList } from './listed.ts'
import { type Asked, citationsAddress, formAddress, type Sort, searchAddress } from './search-request.ts'
import { askedOfFile, askedOfPage } from './unknown-parameters.ts'
import { asMeant } from './words-of-search.ts'

/** `/search/cite`: what a search finds, cited; so also what a collection has, somebody's letters, a file. */
export function searchCitationRoutes(app: Hono, site: SiteContext): void {
  const path = `${address.search}/cite`
  const given = (c: Context) => new URL(c.req.url).searchParams
  for (const form of ['html', 'json'] as const)
    app.get(form === 'html' ? path : `${path}.json`, (c) =>
      citations(c, site, form, () => listOf(site, path, askedOfPage(given(c), MORE))),
    )
  for (const name of ['txt', 'rtf'] as const)
    app.get(`${path}.${name}`, async (c) =>
      citationsFile(c, site, name, await listOf(site, path, askedOfFile(given(c), MORE))),
    )
  for (const name of ['ris', 'bib', 'csl.json'] as const)
    app.get(`${path}.${name}`, (c) => c.redirect(formAddress(askedOfFile(given(c), MORE), name), 301))
}

/** Relevance orders no bibliography. */
const ORDERS: Readonly<Record<Sort, readonly [sort: Sort, words: string]>> = {
  relevance: ['date', 'by date'],
  date: ['date', 'by date'],
  'date-descending': ['date-descending', 'the latest first'],
  title: ['title', 'by title'],
  added: ['added', 'the last added first'],
  changed: ['changed', 'the last changed first'],
}

const MORE = ['form', 'style']

async function listOf(site: SiteContext, path: string, given: Asked): Promise<CitedList> {
  const asked = await asMeant(site, given)
  const { chosen } = asked
  const names = await namesChosen(site, asked)
  const [sort, order] = ORDERS[asked.sort]
  const isSure = isUpToDate(await site.standing())
  const parameters = new URLSearchParams(searchAddress(asked, { open: [] }).split('?')[1] ?? '')
  return {
    list: foundList(site, asked, sort),
    of: wordsOf(asked, names),
    told: (found) =>
      queryTold(
        { ...asked, notes: [...asked.notes, ...unknownValues(chosen, names)] },
        isSure ? found : unclaimed(found),
        (one, { exact }) => citationsAddress({ ...one, exact }),
      ),
    crumbs: [{ label: 'Documents', href: address.search }],
    section: 'documents',
    order,
    path,
    parameters: [...parameters],
    programs: (ending) => formAddress(asked, ending),
  }
}

/** Pages of what a facet's values are. */
const HOMES: Readonly<Record<string, string>> = {
  person: address.people,
  place: address.places,
  subject: address.subjects,
  collection: address.collections,
  archive: address.archives,
}

/** What was asked for in a few words; of one collection, person, place or file alone, it itself. */
function wordsOf(asked: Asked, names: FacetNames): CitedList['of'] {
  const { typed, chosen, date, number, exact } = asked
  const [one, ...others] = chosen
  const isAlone = typed === '' && others.length === 0 && (date ?? number) === undefined && !exact
  if (one !== undefined && isAlone && names[one.facet]?.has(one.value) === true) {
    const home = HOMES[one.facet]
    if (home !== undefined) return { words: facetWords(one.facet, one.value, names), href: `${home}/${one.value}` }
  }
  return { words: searchInWords(asked, names) || 'The whole archive', href: searchAddress(asked, { open: [] }) }
}
