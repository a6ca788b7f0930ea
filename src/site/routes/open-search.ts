import type { Hono } from 'hono'
import { xmlWords } from '#formats/xml/words.ts'
import { address } from '#value/address.ts'
import { answer, isKnown, notModified, tagOf } from '../answer.tsx'
import { ATOM } from '../feed.ts'
import type { SiteContext } from '../site-context.ts'

export const OPEN_SEARCH_TYPE = 'application/opensearchdescription+xml'

/** How the archive is searched from outside (OpenSearch 1.1): by browsers in their own field, by programs as Atom. */
export function openSearchRoutes(app: Hono, site: SiteContext): void {
  app.get(address.openSearch, (c) => {
    const tag = tagOf(site, 'opensearch')
    return isKnown(c, tag) ? notModified(c, tag) : answer(c, description(site), OPEN_SEARCH_TYPE, tag)
  })
}

/** The specification's longest names and descriptions, in characters. */
const [NAME, DESCRIPTION] = [16, 1024]

function description({ publisher: { name, base }, description: says, contact, assets }: SiteContext): string {
  const words = (text: string, longest: number) => xmlWords([...text].slice(0, longest).join(''))
  const url = (type: string, path: string, more = '') =>
    `<Url type="${type}"${more} template="${xmlWords(base)}${path}"/>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${words(name, NAME)}</ShortName>`,
    `<LongName>${words(name, 48)}</LongName>`,
    `<Description>${words(says === '' ? `Search the documents of ${name}` : says, DESCRIPTION)}</Description>`,
    ...(contact?.includes('@') && !contact.includes(':') ? [`<Contact>${xmlWords(contact)}</Contact>`] : []),
    url('text/html', `${address.search}?q={searchTerms}`),
    url(ATOM.split(';')[0] ?? ATOM, `${address.search}.atom?q={searchTerms}`),
    url(
      'application/x-suggestions+json',
      `${address.search}/suggest?as=list&amp;q={searchTerms}`,
      ' rel="suggestions"',
    ),
    url(OPEN_SEARCH_TYPE, address.openSearch, ' rel="self"'),
    `<Image type="image/svg+xml">${xmlWords(`${base}${assets.icon}`)}</Image>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    '<OutputEncoding>UTF-8</OutputEncoding>',
    '</OpenSearchDescription>',
    '',
  ].join('\n')
}
