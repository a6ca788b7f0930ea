import type { Context, Hono } from 'hono'
import { address } from '#value/address.ts'
import { queryTold } from '../pages/search/query-told.tsx'
import { type FacetNames, facetWords, unknownValues } from '../pages/search/search-facets.ts'
import type { SiteContext } from '../site-context.ts'
import { citations } from './citations.tsx'
import { citationsFile } from './citations-file.ts'
import type { CitedList } from './cited-list.ts'
import { namesOf } from './facet-names.ts'
import { foundList } from './listed.ts'
import { type Asked, citationsAddress, formAddress, type Sort, searchAddress } from './search-request.ts'
import { askedOfFile, askedOfPage } from './unknown-parameters.ts'

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

async function listOf(site: SiteContext, path: string, asked: Asked): Promise<CitedList> {
  const { chosen } = asked
  const names = await namesOf(site, (facet) => chosen.filter((one) => one.facet === facet).map(({ value }) => value))
  const [sort, order] = ORDERS[asked.sort]
  const parameters = new URLSearchParams(searchAddress(asked, { open: [] }).split('?')[1] ?? '')
  return {
    list: foundList(site, asked, sort),
    of: wordsOf(asked, names),
    told: (found) =>
      queryTold({ ...asked, notes: [...asked.notes, ...unknownValues(chosen, names)] }, found, (one, { exact }) =>
        citationsAddress({ ...one, exact }),
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
  const { typed, chosen, date, number } = asked
  const values = chosen.map(({ facet, value }) => facetWords(facet, value, names))
  const said = [
    ...(typed === '' ? [] : [`“${typed.slice(0, 80)}”`]),
    ...values,
    ...[date, number].filter((one) => one !== undefined),
  ]
  const [one, ...others] = chosen
  const isAlone = one !== undefined && said.length === 1 && others.length === 0
  const home = isAlone && names[one.facet]?.has(one.value) === true ? HOMES[one.facet] : undefined
  return {
    words: said.length === 0 ? 'The whole archive' : said.join(', '),
    href: home === undefined ? searchAddress(asked, { open: [] }) : `${home}/${one?.value}`,
  }
}
