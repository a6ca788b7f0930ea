import type { Context } from 'hono'
import type { Described } from '#holding/described.ts'
import { type Named, partiesOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { answer, isKnown, notModified, tagOf } from '../answer.tsx'
import { ATOM, type FeedEntry, feedText } from '../feed.ts'
import { dayOfDocument } from '../frame/document-lines.tsx'
import type { SiteContext } from '../site-context.ts'
import { formAddress, foundBy, searchAddress } from './search-request.ts'
import { askedOfFile } from './unknown-parameters.ts'
import { wordsOfSearch } from './words-of-search.ts'

const ENTRIES = 50

/** A feed of a search: what of it came or was changed last, by the change log; the newest first. */
export async function searchFeed(c: Context, site: SiteContext): Promise<Response> {
  const asked = { ...askedOfFile(new URL(c.req.url).searchParams), sort: 'changed' as const }
  const tag = tagOf(site, await site.standing(), 'atom')
  if (isKnown(c, tag)) return notModified(c, tag)
  const { base, name } = site.publisher
  const { hits } = await site.finding.search({
    ...foundBy(asked),
    sort: asked.sort,
    size: ENTRIES,
    signal: c.req.raw.signal,
  })
  const [described, words] = await Promise.all([
    site.records.describe(hits.flatMap((hit) => identifier<never>(hit.id) ?? [])),
    wordsOfSearch(site, asked),
  ])
  const text = feedText({
    title: words === '' ? name : `${name}: ${words}`,
    own: `${base}${formAddress(asked, 'atom', { sort: undefined })}`,
    page: `${base}${searchAddress(asked, { open: [], sort: undefined })}`,
    author: name,
    entries: described.map((one) => documentEntry(one, base)),
  })
  return answer(c, text, ATOM, tag)
}

/** One document in a feed: when, from whom to whom, and whether it is new or was changed. */
export function documentEntry(described: Described, base: string): FeedEntry {
  const { document, version, at } = described
  const href = `${base}${address.document(document.id)}`
  const { from, to } = partiesOf(described)
  const said = [
    dayOfDocument(document).day,
    [namesOf(from), namesOf(to)].filter((one) => one !== '').join(' to '),
    version === 1 ? 'New here' : `Changed: version ${version}`,
  ]
  const summary = `${said.filter((one) => one !== '').join('. ')}.`
  return { id: href, title: document.title, updated: at, href, json: `${href}.json`, summary }
}

const namesOf = (all: readonly Named[]): string => all.map(({ name }) => name).join(', ')
