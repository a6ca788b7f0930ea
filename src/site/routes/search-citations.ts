import type { Context, Hono } from 'hono'
import { address } from '#value/address.ts'
import { facetWords } from '../pages/search/search-facets.ts'
import type { SiteContext } from '../site-context.ts'
import { citations } from './citations.tsx'
import { citationsFile } from './citations-file.ts'
import type { CitedList } from './cited-list.ts'
import { namesOf } from './facet-names.ts'
import { foundList } from './listed.ts'
import { type Asked, askedOf, formAddress, type Sort, searchAddress } from './search-request.ts'

/** `/search/cite`: what a search finds, cited; so also what a collection has, somebody's letters, a file. */
export function searchCitationRoutes(app: Hono, site: SiteContext): void {
  const path = `${address.search}/cite`
  for (const form of ['html', 'json'] as const)
    app.get(form === 'html' ? path : `${path}.json`, (c) => citations(c, site, form, () => listOf(c, site, path)))
  for (const name of ['txt', 'rtf'] as const)
    app.get(`${path}.${name}`, async (c) => citationsFile(c, site, name, await listOf(c, site, path)))
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

async function listOf(c: Context, site: SiteContext, path: string): Promise<CitedList> {
  const asked = askedOf(new URL(c.req.url).searchParams)
  const [sort, order] = ORDERS[asked.sort]
  const parameters = new URLSearchParams(searchAddress(asked, { open: [] }).split('?')[1] ?? '')
  return {
    list: foundList(site, asked, sort),
    of: await wordsOf(site, asked),
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
async function wordsOf(site: SiteContext, asked: Asked): Promise<CitedList['of']> {
  const { typed, chosen, date, number } = asked
  const names = await namesOf(site, (facet) => chosen.filter((one) => one.facet === facet).map(({ value }) => value))
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
