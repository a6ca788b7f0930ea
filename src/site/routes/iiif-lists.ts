import type { Context, Hono } from 'hono'
import type { Document } from '#document/document.ts'
import { toChanges, toChangesPage } from '#formats/iiif/changes.ts'
import { toCollection } from '#formats/iiif/collection.ts'
import { inLanguage } from '#formats/iiif/language-map.ts'
import { DISCOVERY, mediaType, PRESENTATION } from '#formats/iiif/reference.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { answer, isKnown, jsonText, notModified, tagOf } from '../answer.tsx'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { figure } from '../words/counted.ts'
import { nothingHere } from './nothing-here.ts'
import { formAddress, foundBy, searchAddress } from './search-request.ts'
import { askedOfFile } from './unknown-parameters.ts'
import { wordsOfSearch } from './words-of-search.ts'

/** Documents of one page of a collection. */
const AT_ONCE = 100
/** Changes of the whole archive that one page of the list is made of: it has at most as many, and begins and ends where it always did. */
const CHANGES = 500

/** Lists for IIIF: collections, searches, and what has changed. */
export function iiifListRoutes(app: Hono, site: SiteContext): void {
  app.get('/collections/:id/manifest.json', (c) => collection(c, site, c.req.param('id')))
  app.get('/search.manifest.json', (c) => search(c, site))
  app.get(address.iiifChanges, (c) => told(c, site, DISCOVERY, () => changes(site)))
  app.get('/iiif/changes/:page', (c) => changesPage(c, site, c.req.param('page')))
}

/** A list that follows everything that the archive holds; made once while nothing changes. */
async function told(c: Context, site: SiteContext, context: string, make: () => Promise<object>): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'iiif')
  if (isKnown(c, tag)) return notModified(c, tag)
  return answer(c, jsonText(await make()), mediaType(context), tag)
}

async function collection(c: Context, site: SiteContext, id: string): Promise<Response> {
  const held = identifier(id) === undefined ? undefined : (await site.records.get('collection', [id])).get(id)
  if (held === undefined || held.id !== id) {
    const found = await site.records.find('collection', id)
    return found.is === 'moved' || found.is === 'here'
      ? c.redirect(`/collections/${found.id}/manifest.json`, 301)
      : nothingHere(c, site, 'page', id)
  }
  // Units are shown by what lies in them, and have no order of their own.
  if (held.unit !== undefined) return nothingHere(c, site, 'page', id)
  const asked = cursor(c.req.query('after'))
  return told(c, site, PRESENTATION, async () => {
    const members = await site.records.members(held.id, { limit: AT_ONCE, ...asked })
    // All of a large collection is not counted anew for each page of it.
    const counts = asked.after === undefined ? await site.records.memberCounts([held.id]) : undefined
    return pageOf(site, {
      label: inLanguage(undefined, held.title),
      ...(counts === undefined ? {} : { total: figure(counts.get(held.id) ?? 0) }),
      homepage: address.collection(held.id),
      documents: await documentsOf(
        site,
        members.items.map(({ document }) => document),
      ),
      address: (after) => withAfter(address.collectionManifest(held.id), after),
      after: asked.after,
      next: members.next,
      ...(held.introduction === undefined ? {} : { summary: held.introduction.text }),
    })
  })
}

function search(c: Context, site: SiteContext): Promise<Response> {
  const asked = askedOfFile(new URL(c.req.url).searchParams)
  const name = site.publisher.name
  return told(c, site, PRESENTATION, async () => {
    const { hits, total, after } = await site.finding.search({
      ...foundBy(asked),
      sort: asked.sort,
      size: AT_ONCE,
      ...(asked.after === undefined ? {} : { after: asked.after }),
      signal: c.req.raw.signal,
    })
    const words = await wordsOfSearch(site, asked)
    return pageOf(site, {
      label: inLanguage(undefined, words === '' ? name : `${name}: ${words}`),
      total: `${total.relation === 'exact' ? '' : 'at least '}${figure(total.value)}`,
      homepage: searchAddress(asked, { open: [] }),
      documents: await documentsOf(
        site,
        hits.map(({ id }) => id),
      ),
      address: (next) => formAddress(asked, 'manifest.json', next === undefined ? {} : { after: next }),
      after: asked.after,
      next: hits.length === 0 ? undefined : after,
    })
  })
}

const withAfter = (path: string, after: string | undefined) =>
  after === undefined ? path : `${path}?${new URLSearchParams({ after })}`

/** Those that the public may read now, in the order in which they were found. */
async function documentsOf(site: SiteContext, ids: readonly string[]): Promise<readonly Document[]> {
  const documents = await site.records.get('document', ids)
  return ids.flatMap((id) => documents.get(id) ?? [])
}

/** One page of a list of documents, and how the others are found. */
interface PageMade {
  readonly label: Readonly<Record<string, readonly string[]>>
  /** How many there are in all. */
  readonly total?: string
  readonly summary?: string
  readonly homepage: string
  readonly documents: readonly Document[]
  address(after: string | undefined): string
  readonly after: string | undefined
  readonly next: string | undefined
}

function pageOf({ publisher }: SiteContext, { total, homepage, after, next, ...made }: PageMade): object {
  const at = (cursor: string | undefined) => `${publisher.base}${made.address(cursor)}`
  return toCollection(
    {
      ...made,
      id: at(after),
      metadata: total === undefined ? [] : [{ label: 'Documents', values: [total] }],
      homepage: `${publisher.base}${homepage}`,
      ...(after === undefined ? {} : { first: at(undefined) }),
      ...(next === undefined ? {} : { next: at(next) }),
    },
    publisher,
  )
}

/** The page on which a change is told. */
const pageWith = (seq: number) => Math.floor((seq - 1) / CHANGES)

async function changes({ records, publisher }: SiteContext): Promise<object> {
  const { last } = await records.harvestSpan({})
  const all = { after: 0, last, newest: last }
  const ends = (await records.harvestEnds(all)) ?? { first: 1, last: 1 }
  const total = await records.harvestSize(all)
  return toChanges(publisher.base, { first: pageWith(ends.first), last: pageWith(ends.last), total })
}

async function changesPage(c: Context, site: SiteContext, given: string): Promise<Response> {
  const number = /^(?:0|[1-9]\d{0,9})\.json$/u.test(given) ? Number.parseInt(given, 10) : undefined
  const { records, publisher } = site
  const { newest } = await records.harvestSpan({})
  if (number === undefined || (number > 0 && number * CHANGES >= newest)) return nothingHere(c, site, 'page', given)
  return told(c, site, DISCOVERY, async () => {
    const [after, end] = [number * CHANGES, (number + 1) * CHANGES]
    const last = Math.min(end, newest)
    const [{ items }, before, behind] = await Promise.all([
      records.harvest({ after, last, newest, limit: CHANGES, whole: false }),
      records.harvestEnds({ after: 0, last: after }),
      records.harvestEnds({ after: end, last: newest }),
    ])
    return toChangesPage(publisher.base, number, {
      changes: items,
      ...(before === undefined ? {} : { previous: pageWith(before.last) }),
      ...(behind === undefined ? {} : { next: pageWith(behind.first) }),
    })
  })
}
