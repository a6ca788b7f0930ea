import type { Context, Hono } from 'hono'
import { everyDocument, writeLetters } from '#dissemination/letters.ts'
import { emailIn } from '#dissemination/oai/repository.ts'
import type { CmifFrame } from '#formats/cmif/write.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { isKnown, notModified, tagOf } from '../answer.tsx'
import { refuseHalfRead } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { streamed } from '../streamed.ts'
import { type Asked, cmifAddress, foundBy } from './search-request.ts'
import { askedOfFile } from './unknown-parameters.ts'
import { wordsOfSearch } from './words-of-search.ts'

/** Documents found at a time. */
const AT_ONCE = 250

/** The letters of the archive, or of a search (its parameters), as one file in CMIF 2, written while it is read. */
export function cmifRoutes(app: Hono, site: SiteContext): void {
  app.get(address.cmif, (c) => cmif(c, site))
}

async function cmif(c: Context, site: SiteContext): Promise<Response> {
  const { searchParams, search } = new URL(c.req.url)
  const asked = askedOfFile(searchParams)
  const isAll = cmifAddress(asked) === address.cmif
  refuseHalfRead(asked.date)
  const tag = tagOf(site, await site.standing(), 'cmif')
  if (isKnown(c, tag)) return notModified(c, tag)
  const query = await wordsOfSearch(site, asked)
  const email = emailIn(site.contact)
  const frame: CmifFrame = {
    ...site.publisher,
    url: `${site.publisher.base}${address.cmif}${isAll ? '' : search}`,
    licence: site.licence,
    at: new Date(),
    ...(query === '' ? {} : { query }),
    ...(email === undefined ? {} : { email }),
  }
  const documents = isAll ? everyDocument(site.records) : found(site, asked, c.req.raw.signal)
  return c.body(await streamed(writeLetters(frame, documents)), 200, {
    'content-type': 'application/tei+xml; charset=utf-8',
    'content-disposition': `inline; filename="${isAll ? 'letters' : 'search'}.cmif.xml"`,
    etag: tag,
    'cache-control': 'public, no-cache',
  })
}

async function* found(site: SiteContext, asked: Asked, signal: AbortSignal): AsyncGenerator<readonly Described[]> {
  let after: typeof asked.after
  do {
    const result = await site.finding.search({
      ...foundBy(asked),
      sort: asked.sort,
      size: AT_ONCE,
      ...(after === undefined ? {} : { after }),
      signal,
    })
    yield await site.records.describe(result.hits.flatMap((hit) => identifier<never>(hit.id) ?? []))
    after = result.hits.length === 0 ? undefined : result.after
  } while (after !== undefined)
}
