import type { Context, Hono } from 'hono'
import { addressesIn, addressParts, spanOf } from '#dissemination/addresses.ts'
import { SITEMAP, SITEMAP_INDEX } from '#formats/sitemap/write.ts'
import type { AddressSpan } from '#store/store.ts'
import { address } from '#value/address.ts'
import { answer, isKnown, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'
import { streamed } from '../streamed.ts'
import { nothingHere } from './nothing-here.ts'

/** Addresses in one file, by the protocol; some are left for the pages that are no record's. */
const MOST = 49_900

/** What there is besides records. */
const PAGES = [
  address.home,
  address.exchanges,
  address.people,
  address.archives,
  address.collections,
  address.places,
  address.subjects,
  address.about,
  address.api,
]

const XML = 'application/xml; charset=utf-8'

/** The addresses of everything that has a page, for crawlers: one file, or an index of several where they are more than one may hold. */
export function sitemapRoutes(app: Hono, site: SiteContext, most = MOST): void {
  app.get(address.sitemap, (c) => sitemap(c, site, most))
  app.get('/:part{sitemap-[1-9][0-9]{0,5}\\.xml}', async (c) => {
    const number = Number(/\d+/u.exec(c.req.path)?.[0])
    const { newest } = await site.records.harvestSpan({})
    const { since, last } = spanOf(number, most)
    return since < newest
      ? await part(c, site, { since, last }, number === 1)
      : nothingHere(c, site, 'page', c.req.path.slice(1))
  })
}

async function sitemap(c: Context, site: SiteContext, most: number): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'sitemap')
  if (isKnown(c, tag)) return notModified(c, tag)
  const key = `${tag} ${address.sitemap}`
  const kept = site.lists.get(key)
  if (kept !== undefined) return answer(c, kept, XML, tag)
  const parts = await addressParts(site.records, most)
  if (parts.reduce((sum, { size }) => sum + size, 0) <= most)
    return await part(c, site, { since: 0, last: Number.MAX_SAFE_INTEGER }, true)
  const lines = parts.map(({ number, changed }) =>
    SITEMAP_INDEX.line({
      address: `${site.publisher.base}${address.sitemapPart(number)}`,
      ...(changed === undefined ? {} : { changed }),
    }),
  )
  return answer(c, site.lists.put(key, `${SITEMAP_INDEX.head}${lines.join('')}${SITEMAP_INDEX.end}`), XML, tag)
}

/** Written while it is read; with the pages that are no record's where it is the first. */
async function part(c: Context, site: SiteContext, span: AddressSpan, isFirst: boolean): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'sitemap', span.since)
  if (isKnown(c, tag)) return notModified(c, tag)
  const body = await streamed(piecesOf(site, span, isFirst))
  return c.body(body, 200, { 'content-type': XML, etag: tag, 'cache-control': 'public, no-cache' })
}

async function* piecesOf(site: SiteContext, span: AddressSpan, isFirst: boolean): AsyncGenerator<string, undefined> {
  const { base } = site.publisher
  yield SITEMAP.head
  if (isFirst) yield PAGES.map((path) => SITEMAP.line({ address: `${base}${path}` })).join('')
  for await (const some of addressesIn(site.records, span))
    yield some.map(({ path, ...changed }) => SITEMAP.line({ address: `${base}${path}`, ...changed })).join('')
  yield SITEMAP.end
}
