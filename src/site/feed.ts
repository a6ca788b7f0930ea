import { escapeHtml } from './body/escape.ts'

/** A feed (RFC 4287): what came or was changed last, the newest first. Addresses are whole ones. */
export interface Feed {
  readonly title: string
  /** Its own address, which is its id. */
  readonly own: string
  readonly page: string
  readonly author: string
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  readonly id: string
  readonly title: string
  readonly updated: Date
  readonly href: string
  readonly json: string
  readonly summary: string
}

export const ATOM = 'application/atom+xml; charset=utf-8'

export function feedText({ title, own, page, author, entries }: Feed): string {
  const last = entries.reduce((latest, { updated }) => Math.max(latest, updated.getTime()), 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<title>${words(title)}</title>`,
    `<id>${words(own)}</id>`,
    `<updated>${new Date(last).toISOString()}</updated>`,
    `<author><name>${words(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${words(own)}"/>`,
    `<link rel="alternate" type="text/html" href="${words(page)}"/>`,
    ...entries.map(entryText),
    '</feed>',
    '',
  ].join('\n')
}

const entryText = ({ id, title, updated, href, json, summary }: FeedEntry): string =>
  [
    '<entry>',
    `<title>${words(title)}</title>`,
    `<id>${words(id)}</id>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${words(href)}"/>`,
    `<link rel="alternate" type="application/json" href="${words(json)}"/>`,
    `<summary>${words(summary)}</summary>`,
    '</entry>',
  ].join('\n')

/** Without the characters that XML does not know. */
const words = (text: string): string =>
  escapeHtml(text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''))
