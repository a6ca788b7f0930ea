import type { Hono } from 'hono'
import { preferredName } from '#authority/agent.ts'
import { EVERYTHING } from '#search/query.ts'
import { type FacetValue, NOTHING_FOUND } from '#search/search.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { show } from '../answer.tsx'
import { documentLine } from '../frame/document-lines.tsx'
import { ifItAnswers } from '../if-it-answers.ts'
import { HomePage, type HomeProps, type RollLine } from '../pages/home.tsx'
import type { SiteContext } from '../site-context.ts'
import { collectionLines } from './collections.tsx'
import { exchangeLines } from './exchanges-list.tsx'
import { ADDITIONS, CORRECTIONS } from './feeds.ts'
import { referencesOf } from './references.ts'
import { timeStrip } from './time-strip.ts'

const SHOWN = 7
const RECENT = 6

export function homeRoutes(app: Hono, site: SiteContext): void {
  for (const form of ['html', 'json'] as const) {
    app.get(form === 'html' ? '/' : '/index.json', (c) =>
      show(c, site, form, async () => {
        const props = await homeProps(site)
        return {
          description: site.description,
          path: '/',
          ownSearch: true,
          isPassing: !props.isCounted,
          alternates: [ADDITIONS, CORRECTIONS],
          matter: <HomePage {...props} />,
          twin: () => ({
            name: props.name,
            description: props.description,
            ...(props.isCounted ? { documents: props.documents } : {}),
            people: props.people,
            files: props.files,
            collections: props.collections,
            exchanges: props.exchanges,
            recent: props.recent.map(({ href, title, day }) => ({ title, day, address: href })),
          }),
        }
      }),
    )
  }
}

async function homeProps(site: SiteContext): Promise<HomeProps> {
  const [result, recent] = await Promise.all([
    ifItAnswers(site, () =>
      site.finding.search({
        query: EVERYTHING,
        size: 0,
        facets: [
          { facet: 'year', size: 500 },
          { facet: 'person', size: SHOWN },
          { facet: 'archive', size: 60 },
        ],
      }),
    ),
    site.records.recent(RECENT),
  ])
  const { total, facets } = result ?? NOTHING_FOUND
  const [strip, people, files, collections, exchanges, described] = await Promise.all([
    timeStrip(site, {
      total: total.value,
      years: facets.year ?? [],
      of: { query: EVERYTHING },
      yearAddress: (from, to) => `/search?date=${from === to ? from : `${from}..${to}`}`,
      pageAddress: (page) => (page === 1 ? '/search' : `/search?page=${page}`),
    }),
    peopleLines(site, facets.person ?? []),
    fileLines(site, facets.archive ?? []),
    collectionLines(site, {}),
    exchangeLines(site, { limit: 3 }),
    site.records.listed(recent),
  ])
  // A reference as long as a line is no example of what may be typed.
  const [person, file] = [people[0], files.find(({ words }) => words.length <= 40)]
  return {
    name: site.publisher.name,
    description: site.description,
    documents: total.value,
    isCounted: result !== undefined,
    tries: [
      ...(person === undefined
        ? []
        : [{ words: person.words, href: `/search?${new URLSearchParams({ q: person.words })}` }]),
      ...(file === undefined ? [] : [{ words: file.words, href: file.href }]),
    ],
    strip,
    people,
    files: files.slice(0, SHOWN),
    collections: collections.lines.slice(0, SHOWN),
    exchanges: exchanges.lines,
    moreExchanges: exchanges.next !== undefined,
    recent: described.map(documentLine),
  }
}

async function peopleLines(site: SiteContext, values: readonly FacetValue[]): Promise<RollLine[]> {
  const agents = await site.records.get(
    'agent',
    values.map(({ value }) => value).filter((id) => identifier(id) !== undefined),
  )
  return values.flatMap(({ value, count }) => {
    const agent = agents.get(value)
    return agent === undefined ? [] : [{ words: preferredName(agent), href: address.agent(agent.id), count }]
  })
}

/** The fullest files: units that no other counted unit lies below. */
async function fileLines(site: SiteContext, values: readonly FacetValue[]): Promise<RollLine[]> {
  const innermost = values
    .filter(({ value }) => !values.some((other) => other.value.startsWith(`${value}/`)))
    .slice(0, SHOWN)
  const words = await referencesOf(
    site,
    innermost.map(({ value }) => value),
  )
  return innermost.map(({ value, count }) => ({ words: words.get(value) ?? value, href: address.unit(value), count }))
}
