import type { Context, Hono } from 'hono'
import { EVERYTHING } from '#search/query.ts'
import type { Facet } from '#search/search.ts'
import { address } from '#value/address.ts'
import { show } from '../answer.tsx'
import { type Choice, SearchFormPage } from '../pages/search/form-page.tsx'
import { facetWords } from '../pages/search/search-facets.ts'
import type { SiteContext } from '../site-context.ts'
import { FACET } from '../words/terms.ts'
import { namesOf } from './facet-names.ts'
import { FORM_FIELDS, faultsOf, spanOf, withDateApart } from './search-fields.ts'
import { FACET_PARAMETERS } from './search-request.ts'

const MOST_CHOICES = 200
const MOST_CHOSEN = 20

/** Facets that have few values in every archive: they are chosen from a list. */
const LISTED = ['archive', 'lang', 'genre', 'has'] as const

export function searchFormRoutes(app: Hono, site: SiteContext): void {
  app.get(`${address.search}/form`, (c) => form(c, site, 'html'))
  app.get(`${address.search}/form.json`, (c) => form(c, site, 'json'))
}

function form(c: Context, site: SiteContext, as: 'html' | 'json'): Promise<Response> {
  const parameters = withDateApart(new URL(c.req.url).searchParams)
  return show(c, site, as, async () => {
    const choices = await choicesOf(site)
    const { since, until } = spanOf(parameters)
    const values = { ...typedIn(parameters), since, until }
    const kept = ['number', 'sort'].flatMap((name) => {
      const value = parameters.get(name) ?? ''
      return value === '' ? [] : [[name, value] as const]
    })
    return {
      title: 'Search with a form',
      path: `${address.search}/form`,
      section: 'documents',
      crumbs: [{ label: 'Documents', href: address.search }, { label: 'Search with a form' }],
      ownSearch: true,
      ...(parameters.size > 0 ? { unlisted: true } : {}),
      matter: (
        <SearchFormPage
          values={values}
          faults={faultsOf(parameters)}
          chosen={await chosenOf(site, parameters)}
          choices={choices}
          exact={parameters.get('exact') === '1'}
          kept={kept}
        />
      ),
      twin: () => ({ fields: ['q', ...FORM_FIELDS, ...Object.keys(FACET_PARAMETERS), 'exact', 'number'], choices }),
    }
  })
}

function typedIn(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(['q', ...FORM_FIELDS].map((name) => [name, (parameters.get(name) ?? '').slice(0, 2_000)]))
}

async function choicesOf(site: SiteContext) {
  const [{ facets }, archives] = await Promise.all([
    site.finding.search({
      query: EVERYTHING,
      size: 0,
      facets: (['language', 'genre', 'has'] as const).map((facet) => ({ facet, size: MOST_CHOICES })),
    }),
    site.records.units('', { limit: MOST_CHOICES }),
  ])
  const of = (name: (typeof LISTED)[number]): Choice[] => {
    if (name === 'archive') return archives.items.map(({ path, label }) => ({ value: path, words: label }))
    const facet = FACET_PARAMETERS[name]
    const values = facet === undefined ? [] : (facets[facet] ?? [])
    return values.map(({ value }) => ({ value, words: facetWords(facet ?? 'has', value, {}) }))
  }
  return LISTED.map((name) => {
    const label = name === 'archive' ? 'Archive' : FACET[FACET_PARAMETERS[name] ?? 'has']
    return { name, label, of: of(name).sort((a, b) => a.words.localeCompare(b.words, 'en')) }
  }).filter((choice) => choice.of.length > 0)
}

async function chosenOf(site: SiteContext, parameters: URLSearchParams) {
  const chosen = Object.entries(FACET_PARAMETERS)
    .flatMap(([name, facet]) => parameters.getAll(name).map((value) => ({ name, facet, value: value.slice(0, 300) })))
    .filter(({ value }) => value !== '')
    .slice(0, MOST_CHOSEN)
  const values = (facet: Facet) => chosen.filter((one) => one.facet === facet).map((one) => one.value)
  const names = await namesOf(site, values)
  return chosen.map(({ name, facet, value }) => ({
    name,
    value,
    of: FACET[facet],
    words: facetWords(facet, value, names),
  }))
}
