import type { Context, Hono } from 'hono'
import { address } from '#value/address.ts'
import { answer, isKnown, notModified, tagOf } from '../answer.tsx'
import { ATOM, type FeedEntry, feedText } from '../feed.ts'
import type { SiteContext } from '../site-context.ts'
import { documentEntry } from './search-feed.ts'

const ENTRIES = 50

/** What the heads of pages say of the two. */
export const ADDITIONS = { href: address.additions, type: 'application/atom+xml', title: 'Feed of what came last' }
export const CORRECTIONS = {
  href: address.correctionsFeed,
  type: 'application/atom+xml',
  title: 'Feed of corrections',
}

/** Feeds of the archive: what came last, and what was corrected last. */
export function feedRoutes(app: Hono, site: SiteContext): void {
  app.get(address.additions, (c) =>
    feed(c, site, { of: 'new documents', own: address.additions, page: address.home }, () => additions(site)),
  )
  app.get(address.correctionsFeed, (c) =>
    feed(c, site, { of: 'corrections', own: address.correctionsFeed, page: address.corrections }, () =>
      corrections(site),
    ),
  )
}

interface Frame {
  readonly of: string
  readonly own: string
  readonly page: string
}

async function feed(
  c: Context,
  site: SiteContext,
  { of, own, page }: Frame,
  entries: () => Promise<readonly FeedEntry[]>,
): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'atom')
  if (isKnown(c, tag)) return notModified(c, tag)
  const { base, name } = site.publisher
  const text = feedText({
    title: `${name}: ${of}`,
    own: `${base}${own}`,
    page: `${base}${page}`,
    author: name,
    entries: await entries(),
  })
  return answer(c, text, ATOM, tag)
}

async function additions({ records, publisher }: SiteContext): Promise<readonly FeedEntry[]> {
  const described = await records.describe(await records.recent(ENTRIES))
  return described.map((one) => documentEntry(one, publisher.base))
}

/** An entry is one correction: the version that it made. */
async function corrections({ records, publisher }: SiteContext): Promise<readonly FeedEntry[]> {
  const { items } = await records.corrections({ limit: ENTRIES })
  return items.map(({ document, title, version: { number, at, note } }) => {
    const href = `${publisher.base}${address.version(document, number)}`
    return { id: href, title, updated: at, href, json: `${href}.json`, summary: note }
  })
}
