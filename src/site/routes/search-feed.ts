import type { Context } from 'hono'
import type { Described } from '#holding/described.ts'
import { type Named, partiesOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { answer, isKnown, notModified, tagOf } from '../answer.tsx'
import { escapeHtml } from '../body/escape.ts'
import { dayOfDocument } from '../frame/document-lines.tsx'
import type { SiteContext } from '../site-context.ts'
import { askedOf, formAddress, foundBy, searchAddress } from './search-request.ts'

const ENTRIES = 50

/** A feed (RFC 4287) of a search: what of it came or was changed last, by the change log; the newest first. */
export async function searchFeed(c: Context, site: SiteContext): Promise<Response> {
  const asked = { ...askedOf(new URL(c.req.url).searchParams), sort: 'changed' as const }
  const tag = tagOf(site, await site.standing(), 'atom')
  if (isKnown(c, tag)) return notModified(c, tag)
  const { base, name } = site.publisher
  const { hits } = await site.finding.search({
    ...foundBy(asked),
    sort: asked.sort,
    size: ENTRIES,
    signal: c.req.raw.signal,
  })
  const described = await site.records.describe(hits.flatMap((hit) => identifier<never>(hit.id) ?? []))
  const own = `${base}${formAddress(asked, 'atom', { sort: undefined })}`
  const title = asked.typed === '' ? name : `${name}: ${asked.typed.slice(0, 200)}`
  const last = described.reduce((latest, { at }) => Math.max(latest, at.getTime()), 0)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<title>${words(title)}</title>`,
    `<id>${words(own)}</id>`,
    `<updated>${new Date(last).toISOString()}</updated>`,
    `<author><name>${words(name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${words(own)}"/>`,
    `<link rel="alternate" type="text/html" href="${words(`${base}${searchAddress(asked, { open: [], sort: undefined })}`)}"/>`,
    ...described.map((one) => entry(one, base)),
    '</feed>',
    '',
  ]
  return answer(c, lines.join('\n'), 'application/atom+xml; charset=utf-8', tag)
}

function entry(described: Described, base: string): string {
  const { document, version, at } = described
  const link = `${base}${address.document(document.id)}`
  const { from, to } = partiesOf(described)
  const said = [
    dayOfDocument(document).day,
    [namesOf(from), namesOf(to)].filter((one) => one !== '').join(' to '),
    version === 1 ? 'New here' : `Changed: version ${version}`,
  ]
  return [
    '<entry>',
    `<title>${words(document.title)}</title>`,
    `<id>${words(link)}</id>`,
    `<updated>${at.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${words(link)}"/>`,
    `<link rel="alternate" type="application/json" href="${words(`${link}.json`)}"/>`,
    `<summary>${words(`${said.filter((one) => one !== '').join('. ')}.`)}</summary>`,
    '</entry>',
  ].join('\n')
}

const namesOf = (all: readonly Named[]): string => all.map(({ name }) => name).join(', ')

/** Without the characters that XML does not know. */
const words = (text: string): string =>
  escapeHtml(text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''))
