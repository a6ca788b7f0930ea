import type { Context, Hono } from 'hono'
import { mediaType, PRESENTATION } from '#formats/iiif/reference.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import { type DocumentId, identifier } from '#value/identifier.ts'
import { answer, HTML, htmlOf, isKnown, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'
import { citingMark } from './cited.ts'
import { type Beside, markOf, neighboursOf } from './neighbours.ts'
import { nothingHere } from './nothing-here.ts'
import { isOfSearch, openedWith } from './opened-from.ts'
import { propsOf, recordAsPage, textsAsked, textsOf, type Wish } from './record-as-page.tsx'
import { CITING_FORMS, formsOf, preferredForm, twinOf } from './record-forms.ts'
import { elsewhere } from './record-here.ts'

/** The record, its machine twins, and the old addresses that lead to it; all of them are a search for everything. */
export function documentRoutes(app: Hono, site: SiteContext): void {
  app.get('/documents', (c) => c.redirect('/search', 301))
  app.get('/documents.json', (c) => c.redirect('/search.json', 301))
  app.get('/documents/:name', (c) => record(c, site, c.req.param('name')))
  app.get('/document/:old', (c) => old(c, site, ['', 'slug:'], c.req.param('old')))
  app.get('/node/:old', (c) => old(c, site, ['node:'], c.req.param('old')))
}

async function record(c: Context, site: SiteContext, name: string): Promise<Response> {
  const { id, form } = formsOf(name)
  const [described] = identifier(id) === undefined ? [] : await site.records.describe([id])
  if (described === undefined || described.document.id !== id) return elsewhere(c, site, id, name.slice(id.length))
  if (form === 'unknown') return nothingHere(c, site, 'documents', id)
  const shown = form === 'html' ? preferredForm(c) : form
  if (shown === 'manifest') {
    c.header('vary', 'Accept')
    return c.redirect(address.manifest(described.document.id), 303)
  }
  const given = new URL(c.req.url).searchParams
  const neighbours = shown === 'html' ? await neighboursOf(site, described) : []
  // Which words are marked follows the names and spellings that the index knows.
  const marks = isOfSearch(given) ? await site.standing() : ''
  const style = c.req.query('style')
  const citing = shown === 'html' ? await citingMark(site, style) : ''
  const tag = tagOf(site, described.stamp, shown, markOf(neighbours), marks, citing)
  if (isKnown(c, tag)) return notModified(c, tag)
  const headers = { link: linksOf(described.document.id), vary: 'Accept' }
  if (shown !== 'html') {
    const twin = twinOf(described, shown, site.publisher)
    return answer(c, twin.body, twin.type, tag, {
      ...headers,
      'content-location': `${address.document(described.document.id)}.${shown}`,
    })
  }
  const opened = await openedWith(site, described.document.id, given)
  const { html, isPassing } = await pageOf(site, described, neighbours, citing, {
    ...(opened === undefined ? {} : { opened }),
    ...textsAsked(c),
    ...(style === undefined ? {} : { style }),
  })
  if (isPassing) return c.body(html, 200, { 'content-type': HTML, 'cache-control': 'no-store', ...headers })
  return answer(c, html, HTML, tag, headers)
}

/**
 * The page, made once for what its ETag follows; with the words of a query marked it is made for the one who asks. `isPassing`: the style could not be
 * used, and may be yet: nobody keeps it.
 */
async function pageOf(
  site: SiteContext,
  described: Described,
  neighbours: readonly Beside[],
  citing: string,
  wish: Wish,
): Promise<{ readonly html: string; readonly isPassing: boolean }> {
  const { text, beside } = textsOf(described, wish)
  const { document, version, stamp } = described
  const key = `${document.id} ${version} ${stamp} ${text?.id} ${beside?.id} ${markOf(neighbours)} ${citing}`
  const kept = wish.opened === undefined ? site.pages.get(key) : undefined
  if (kept !== undefined) return { html: kept, isPassing: false }
  const props = await propsOf(site, described, neighbours, wish)
  const isPassing = props.cite?.fault !== undefined
  const html = htmlOf(site, recordAsPage(site, props))
  return { html: wish.opened === undefined && !isPassing ? site.pages.put(key, html) : html, isPassing }
}

/** Signposting (RFC 8288): the page's other forms, for programs that read no HTML. */
const linksOf = (id: DocumentId) =>
  [
    `<${address.document(id)}>; rel="canonical"`,
    `<${address.document(id)}.json>; rel="alternate"; type="application/json"`,
    `<${address.document(id)}.tei.xml>; rel="alternate"; type="application/tei+xml"`,
    `<${address.document(id)}.txt>; rel="alternate"; type="text/plain"`,
    ...CITING_FORMS.map(
      ({ ending, type, ...more }) =>
        `<${address.document(id)}.${ending}>; rel="describedby"; type="${type}"${'profile' in more ? `; profile="${more.profile}"` : ''}`,
    ),
    `<${address.manifest(id)}>; rel="alternate"; type="${mediaType(PRESENTATION).replaceAll('"', '\\"')}"`,
    `<${address.versions(id)}>; rel="version-history"`,
  ].join(', ')

/** An address of an older site: `/document/112659`, `/document/<slug>`, `/node/89832`. */
async function old(c: Context, site: SiteContext, schemes: readonly string[], given: string): Promise<Response> {
  const { id, form } = formsOf(given)
  const ending = form === 'unknown' || form === 'html' ? '' : `.${form}`
  for (const scheme of schemes) {
    const found = await site.records.find('document', `${scheme}${id}`)
    if (found.is === 'withdrawn') return c.redirect(address.document(found.tombstone.id), 301)
    if (found.is !== 'nowhere') return c.redirect(`/documents/${found.id}${ending}`, 301)
  }
  return nothingHere(c, site, 'documents', id)
}
