import type { Context, Hono } from 'hono'
import type { Facet } from '#search/search.ts'
import { address } from '#value/address.ts'
import { Refusal } from '#value/refusal.ts'
import { show } from '../answer.tsx'
import { FacetValuesPage } from '../pages/search/facet-values-page.tsx'
import { valueProps } from '../pages/search/search-facets.ts'
import { searchInWords } from '../pages/search/search-in-words.ts'
import type { SiteContext } from '../site-context.ts'
import { counted } from '../words/counted.ts'
import { FACET } from '../words/terms.ts'
import { namesOf } from './facet-names.ts'
import {
  askedAsMeant,
  askedOf,
  chosenIn,
  FACET_PARAMETERS,
  foundBy,
  searchAddress,
  valuesAddress,
} from './search-request.ts'

const ON_A_PAGE = 100
/** As many values as an index counts out at once. */
const MOST = 1_000

/** Every value of one facet among the hits of a search, the most frequent first. */
export function facetValuesRoutes(app: Hono, site: SiteContext): void {
  app.get(`${address.search}/values`, (c) => values(c, site, 'html'))
  app.get(`${address.search}/values.json`, (c) => values(c, site, 'json'))
}

function facetOf(given: string | undefined): Facet {
  const facet = Object.hasOwn(FACET_PARAMETERS, given ?? '') ? FACET_PARAMETERS[given ?? ''] : undefined
  if (facet === undefined)
    throw new Refusal('invalid', `of is one of ${Object.keys(FACET_PARAMETERS).join(', ')}: the values to be listed.`)
  return facet
}

function values(c: Context, site: SiteContext, form: 'html' | 'json'): Promise<Response> {
  const typed = askedOf(new URL(c.req.url).searchParams)
  const facet = facetOf(c.req.query('of'))
  return show(c, site, form, async () => {
    const result = await site.finding.search({
      ...foundBy(typed),
      size: 0,
      facets: [{ facet, size: MOST }],
      signal: c.req.raw.signal,
    })
    const asked = askedAsMeant(typed, result)
    const from = (asked.page - 1) * ON_A_PAGE
    const all = result.facets[facet] ?? []
    const shown = all.slice(from, from + ON_A_PAGE)
    const names = await namesOf(site, (one) => [
      ...chosenIn(asked, one),
      ...(one === facet ? shown.map(({ value }) => value) : []),
    ])
    const words = searchInWords(asked, names)
    const way = (page: number) => valuesAddress(asked, facet, page)
    const lines = shown.map((one) => valueProps(asked, facet, one, names))
    return {
      title: `${FACET[facet]}: ${words || 'all documents'}`,
      path: way(asked.page),
      section: 'documents',
      unlisted: true,
      matter: (
        <FacetValuesPage
          query={asked.typed}
          label={FACET[facet]}
          of={{
            words: `${counted(result.total.value, 'document')}${words === '' ? '' : `: ${words}`}`,
            href: searchAddress(asked),
          }}
          values={lines}
          cut={all.length >= MOST}
          ways={{
            label: 'Pages of values',
            ...(asked.page > 1 ? { previous: way(asked.page - 1) } : {}),
            ...(from + ON_A_PAGE < all.length ? { next: way(asked.page + 1) } : {}),
            words: ['More frequent', 'Less frequent'],
          }}
        />
      ),
      twin: () => ({
        of: facet,
        total: result.total,
        values: shown.map(({ value, count }, n) => ({ value, words: lines[n]?.words, count })),
        ...(from + ON_A_PAGE < all.length ? { next: way(asked.page + 1).replace('/values', '/values.json') } : {}),
      }),
    }
  })
}
