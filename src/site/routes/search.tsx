import type { Context, Hono } from 'hono'
import { mediaType, PRESENTATION } from '#formats/iiif/reference.ts'
import { FACETS, type Facet, type Result } from '#search/search.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { formAccepted, show, type Twinned } from '../answer.tsx'
import type { StripProps } from '../frame/strip.tsx'
import { addressWith, isLong, WAY } from '../frame/way.tsx'
import { unclaimed } from '../pages/search/query-told.tsx'
import { type FacetNames, facetWords, unknownValues } from '../pages/search/search-facets.ts'
import { searchInWords } from '../pages/search/search-in-words.ts'
import { SearchPage } from '../pages/search/search-page.tsx'
import { type SearchProps, searchProps } from '../pages/search/search-props.ts'
import type { SiteContext } from '../site-context.ts'
import { isBehind, isUpToDate } from '../standing.ts'
import { namesOf } from './facet-names.ts'
import { nothingFound } from './nothing-found.tsx'
import { DOWNLOADS, type Download, searchDownload } from './search-download.ts'
import { searchFeed } from './search-feed.ts'
import { addressOfForm, isFromForm } from './search-fields.ts'
import {
  ARCHIVE_VALUES,
  type Asked,
  askedAsMeant,
  chosenIn,
  formAddress,
  foundBy,
  requestOf,
  searchAddress,
  spanAsked,
} from './search-request.ts'
import { timeStrip } from './time-strip.ts'
import { askedOfPage } from './unknown-parameters.ts'

const BEHIND = 'The index has not yet taken in all that has changed: there may be more than is found here.'
const BEYOND = 'There is no such page: the hits end before it.'
const isBeyond = ({ total, hits }: Result): boolean => total.value > 0 && hits.length === 0

export function searchRoutes(app: Hono, site: SiteContext): void {
  app.get(address.search, async (c) => {
    const { searchParams } = new URL(c.req.url)
    const way = searchParams.get(WAY)
    if (way !== null) return c.redirect(addressWith(searchParams.get('q') ?? '', way), 302)
    if (isFromForm(searchParams)) return c.redirect(addressOfForm(searchParams), 302)
    return search(c, site, formAccepted(c))
  })
  app.get(`${address.search}.json`, (c) => search(c, site, 'json'))
  for (const name of Object.keys(DOWNLOADS) as Download[])
    app.get(`${address.search}.${name}`, (c) => searchDownload(c, site, name))
  app.get(`${address.search}.atom`, (c) => searchFeed(c, site))
}

function search(c: Context, site: SiteContext, form: 'html' | 'json'): Promise<Response> {
  const typed = askedOfPage(new URL(c.req.url).searchParams, ['page'])
  return show(c, site, form, async (standing) => {
    const found = await site.finding.search({ ...requestOf(typed), signal: c.req.raw.signal })
    const asked = askedAsMeant(typed, found)
    const isSure = isUpToDate(standing)
    const result = isSure ? found : unclaimed(found)
    const ids = result.hits.map((hit) => hit.id).flatMap((id) => identifier<never>(id) ?? [])
    const [listed, units, names, strip] = await Promise.all([
      site.records.listed(ids),
      site.records.unitsOf(ids),
      namesOf(site, valuesNamed(asked, result)),
      stripOf(site, asked, result),
    ])
    const notes = [
      ...asked.notes,
      ...unknownValues(asked.chosen, names),
      ...(isBehind(standing) ? [BEHIND] : []),
      ...(isBeyond(result) ? [BEYOND] : []),
    ]
    const props = searchProps({ ...asked, notes }, result, listed, units, names, strip, site.publisher)
    const words = searchInWords(asked, names)
    const nothing = result.total.value === 0 ? await nothingFound(site, asked, props, result, !isSure) : undefined
    const page = {
      title: words === '' ? 'Documents' : `${words} — Search`,
      path: searchAddress(asked, {
        open: [],
        page: asked.page,
        ...(asked.after === undefined ? {} : { after: asked.after }),
      }),
      section: 'documents',
      ownSearch: true,
      alternates: isLong(asked.typed)
        ? []
        : [
            { href: formAddress(asked, 'atom'), type: 'application/atom+xml', title: 'What is new for this search' },
            { href: formAddress(asked, 'csv'), type: 'text/csv', title: 'These results as a table' },
            {
              href: formAddress(asked, 'ris'),
              type: 'application/x-research-info-systems',
              title: 'These results as RIS',
            },
            { href: formAddress(asked, 'manifest.json'), type: mediaType(PRESENTATION), title: 'IIIF collection' },
          ],
      // At most two facets deep may be indexed by others.
      ...(asked.typed !== '' || asked.chosen.length > 2 || asked.page > 1 || asked.open.length > 0
        ? { unlisted: true }
        : {}),
      ...(props.ways.previous === undefined || isLong(asked.typed) ? {} : { previous: props.ways.previous }),
      ...(props.ways.next === undefined || isLong(asked.typed) ? {} : { next: props.ways.next }),
      twin: () => ({
        query: asked.typed,
        inWords: words,
        ...twinOf(result, props, names),
        ...(nothing === undefined || nothing.parts.length === 0 ? {} : { parts: nothing.parts }),
      }),
    } as const satisfies Omit<Twinned, 'matter'>
    if (nothing === undefined) return { ...page, matter: <SearchPage {...props} /> }
    return { ...page, unlisted: true, matter: nothing.matter }
  })
}

/** The values that the page names: the first of each facet, and what is chosen. */
const valuesNamed =
  (asked: Asked, { facets }: Result) =>
  (facet: Facet): string[] => [
    ...(facets[facet] ?? []).slice(0, ARCHIVE_VALUES).map(({ value }) => value),
    ...chosenIn(asked, facet),
  ]

/** All along which the hits lie: a span that is chosen is shown within what there is without it. */
async function stripOf(site: SiteContext, asked: Asked, { total, facets }: Result): Promise<StripProps> {
  const years = facets.year ?? []
  const { years: _years, days: _days, ...undated } = foundBy(asked)
  const isChosen = spanAsked(asked) !== undefined
  const more = isChosen ? { date: undefined } : {}
  const strip = await timeStrip(site, {
    // Years are counted without the span: all together they are at least the documents that there are without it.
    total: isChosen ? years.reduce((sum, { count }) => sum + count, 0) : total.value,
    years,
    of: isChosen ? undated : foundBy(asked),
    ...(isChosen ? { chosen: asked } : {}),
    yearAddress: (from, to) => searchAddress(asked, { date: from === to ? String(from) : `${from}..${to}` }),
    pageAddress: (page) => searchAddress(asked, { sort: 'date', page, ...more }),
  })
  // A long question stands in no links, and columns are none of the buttons that lead on instead: beside them are the fields for dates.
  return isLong(asked.typed) ? { ...strip, wide: strip.wide.map(unlinked), narrow: strip.narrow.map(unlinked) } : strip
}

const unlinked = ({ href: _, ...column }: StripProps['wide'][number]) => column

function twinOf(result: Result, { hits, told, ways }: SearchProps, names: FacetNames) {
  const json = (page: string) => page.replace('/search', '/search.json')
  return {
    total: result.total,
    from: result.from,
    ranking: result.ranking,
    said: told.did,
    done: result.done,
    missing: result.missing,
    ...(result.missingIn === undefined ? {} : { missingIn: result.missingIn }),
    ...(result.near === undefined ? {} : { near: result.near }),
    ...(result.unmet === undefined ? {} : { unmet: result.unmet }),
    hits: result.hits.map((hit, n) => ({ ...hit, address: `/documents/${hit.id}`, day: hits[n]?.day })),
    facets: Object.fromEntries(
      FACETS.flatMap((facet) => {
        const values = result.facets[facet]?.map((one) => ({ ...one, words: facetWords(facet, one.value, names) }))
        return values === undefined ? [] : [[facet, values]]
      }),
    ),
    ...(ways.previous === undefined ? {} : { previous: json(ways.previous) }),
    ...(ways.next === undefined ? {} : { next: json(ways.next) }),
  }
}
