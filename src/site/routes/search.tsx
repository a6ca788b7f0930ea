import type { Context, Hono } from 'hono'
import { preferredName } from '#authority/agent.ts'
import type { Query } from '#search/query.ts'
import type { Facet, Result } from '#search/search.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { show, type Twinned } from '../answer.tsx'
import type { StripProps } from '../frame/strip.tsx'
import { NothingFoundPage } from '../pages/search/nothing-found.tsx'
import { SearchPage } from '../pages/search/search-page.tsx'
import { type FacetNames, type SearchProps, searchProps } from '../pages/search/search-props.ts'
import type { SiteContext } from '../site-context.ts'
import { referencesOf } from './references.ts'
import { type Asked, askedOf, requestOf, searchAddress } from './search-request.ts'
import { timeStrip } from './time-strip.ts'

export function searchRoutes(app: Hono, site: SiteContext): void {
  app.get(address.search, (c) => search(c, site, 'html'))
  app.get(`${address.search}.json`, (c) => search(c, site, 'json'))
}

function search(c: Context, site: SiteContext, form: 'html' | 'json'): Promise<Response> {
  const asked = askedOf(new URL(c.req.url).searchParams)
  return show(c, site, form, async () => {
    const result = await site.finding.search({ ...requestOf(asked), signal: c.req.raw.signal })
    const ids = result.hits.map((hit) => hit.id).flatMap((id) => identifier<never>(id) ?? [])
    const [described, units, names, strip] = await Promise.all([
      site.records.describe(ids),
      site.records.unitsOf(ids),
      namesOf(site, result, asked),
      stripOf(site, asked, result),
    ])
    const props = searchProps(asked, result, described, units, names, strip)
    const page = {
      title:
        asked.typed === ''
          ? 'Documents'
          : `${asked.typed.slice(0, 80)}: ${props.total.figure} ${props.total.count === 1 ? 'document' : 'documents'}`,
      path: searchAddress(asked, { page: asked.page, ...(asked.after === undefined ? {} : { after: asked.after }) }),
      section: 'documents',
      ownSearch: true,
      // At most two facets deep may be indexed by others.
      ...(asked.typed !== '' || asked.chosen.length > 2 || asked.page > 1 ? { unlisted: true } : {}),
      ...(props.ways.previous === undefined ? {} : { previous: props.ways.previous }),
      ...(props.ways.next === undefined ? {} : { next: props.ways.next }),
      twin: () => twinOf(asked, result, props),
    } as const satisfies Omit<Twinned, 'matter'>
    if (result.total.value > 0) return { ...page, matter: <SearchPage {...props} /> }
    return { ...page, unlisted: true, matter: await nothingFound(site, asked, props, result) }
  })
}

/** Chosen years alone say where the hits lie; then, and only for few of them, the days do. */
function stripOf(site: SiteContext, asked: Asked, { total, facets }: Result): Promise<StripProps> {
  return timeStrip(site, {
    total: total.value,
    years: facets.year ?? [],
    of: {
      query: asked.query,
      filters: asked.filters,
      ...(asked.years === undefined ? {} : { years: asked.years }),
      ...(asked.days === undefined ? {} : { days: asked.days }),
      ...(asked.exact ? { exact: true } : {}),
    },
    yearAddress: (from, to) => searchAddress(asked, { date: from === to ? String(from) : `${from}..${to}` }),
    pageAddress: (page) => searchAddress(asked, { sort: 'date', page }),
  })
}

function twinOf(asked: Asked, result: Result, props: SearchProps) {
  return {
    query: asked.typed,
    total: result.total,
    done: result.done,
    missing: result.missing,
    ...(result.near === undefined ? {} : { near: result.near }),
    hits: result.hits.map((hit, n) => ({ ...hit, address: `/documents/${hit.id}`, day: props.hits[n]?.day })),
    facets: result.facets,
    ...(props.ways.next === undefined ? {} : { next: props.ways.next.replace('/search', '/search.json') }),
  }
}

/** The words for what the facets hold by identifier: one call for each kind. */
async function namesOf(site: SiteContext, { facets }: Result, asked: Asked): Promise<FacetNames> {
  const values = (...of: Facet[]) => [
    ...new Set(
      of.flatMap((facet) => [
        ...(facets[facet] ?? []).map((one) => one.value),
        ...asked.chosen.filter((one) => one.facet === facet).map((one) => one.value),
      ]),
    ),
  ]
  const held = (all: readonly string[]) => all.filter((id) => identifier(id) !== undefined)
  const [agents, subjects, collections, archive] = await Promise.all([
    site.records.get('agent', held(values('sender', 'recipient', 'person'))),
    site.records.get('subject', held(values('subject'))),
    site.records.get('collection', held(values('collection'))),
    referencesOf(site, values('archive')),
  ])
  const people = new Map([...agents].map(([id, agent]) => [id, preferredName(agent)]))
  return {
    sender: people,
    recipient: people,
    person: people,
    subject: new Map([...subjects].map(([id, subject]) => [id, preferredName(subject)])),
    collection: new Map([...collections].map(([id, collection]) => [id, collection.title])),
    archive,
  }
}

const MOST_WORDS = 6

async function nothingFound(site: SiteContext, asked: Asked, props: SearchProps, result: Result) {
  const words = [...new Set(wordsOf(asked.query))].slice(0, MOST_WORDS)
  const told = await Promise.all(
    words.map(async (word) => {
      const { total } = await site.finding.search({ query: { is: 'term', word }, size: 0 })
      const near =
        total.value > 0 ? [] : await site.finding.suggest(word.slice(0, Math.max(3, Math.ceil(word.length / 2))), 3)
      return {
        word,
        count: total.value,
        href: `/search?${new URLSearchParams({ q: word })}`,
        near: [
          ...near.map(({ name, documents, agent }) => ({ name, count: documents, href: `/people/${agent}` })),
          ...(result.near ?? [])
            .filter((one) => one.word === word)
            .flatMap(({ spellings }) => spellings)
            .map((one) => ({
              name: one.word,
              count: one.count,
              href: `/search?${new URLSearchParams({ q: one.word })}`,
            })),
        ],
      }
    }),
  )
  const narrowed = asked.filters.length > 0 || (asked.years ?? asked.days) !== undefined
  const plain =
    narrowed && asked.typed !== ''
      ? await site.finding.search({ query: asked.query, exact: asked.exact, size: 0 })
      : undefined
  const without =
    plain === undefined || plain.total.value === 0
      ? {}
      : {
          without: {
            href: `/search?${new URLSearchParams({ q: asked.typed, ...(asked.exact ? { exact: '1' } : {}) })}`,
            count: plain.total.value,
          },
        }
  return (
    <NothingFoundPage
      names={props.names}
      typed={asked.typed}
      did={props.did}
      words={told.length > 1 || (told[0]?.near.length ?? 0) > 0 ? told : []}
      kept={asked.exact ? [['exact', '1']] : []}
      {...without}
    />
  )
}

/** The words that a query is made of, as typed; those that must not stand are none of them. */
function wordsOf(query: Query): string[] {
  if (query.is === 'term' || query.is === 'fuzzy') return [query.word]
  if (query.is === 'phrase' || query.is === 'near') return [...query.words]
  if (query.is === 'bool') return [...query.must, ...query.should].flatMap(wordsOf)
  if (query.is === 'field') return wordsOf(query.of)
  return query.is === 'anyOf' ? query.variants.slice(0, 1).flatMap(wordsOf) : []
}
