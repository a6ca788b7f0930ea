import type { Context, Hono } from 'hono'
import { toAnnotationPage } from '#formats/iiif/annotations.ts'
import { toManifest } from '#formats/iiif/manifest.ts'
import { CONTENT_SEARCH, mediaType, PRESENTATION } from '#formats/iiif/reference.ts'
import { toSearchAnswer } from '#formats/iiif/search-answer.ts'
import type { Described } from '#holding/described.ts'
import { readQuery } from '#search/read-query.ts'
import { address } from '#value/address.ts'
import { answer, isKnown, jsonText, notModified, tagOf } from '../answer.tsx'
import { LONGEST_QUERY } from '../frame/search-field.tsx'
import { manifestWords } from '../pages/record/manifest-words.ts'
import type { SiteContext } from '../site-context.ts'
import { nothingHere } from './nothing-here.ts'
import { here } from './record-here.ts'

/** A record for IIIF viewers: its manifest, its texts as annotations, and the search in them. */
export function iiifRoutes(app: Hono, site: SiteContext): void {
  app.get('/documents/:id/manifest.json', (c) => manifest(c, site, c.req.param('id')))
  app.get('/documents/:id/manifest/texts/:text', (c) => text(c, site, c.req.param('id'), c.req.param('text')))
  app.get('/documents/:id/manifest/search', (c) => searchWithin(c, site, c.req.param('id')))
}

const wordsOf = (site: SiteContext, described: Described) =>
  manifestWords(described, site.blocks, site.finding.capabilities.within)

const placeOf = (site: SiteContext, { document: { id } }: Described) => ({ id, base: site.publisher.base })

async function manifest(c: Context, site: SiteContext, id: string): Promise<Response> {
  const described = await here(c, site, id, '/manifest.json')
  if (described instanceof Response) return described
  const tag = tagOf(site, described.stamp, 'manifest')
  if (isKnown(c, tag)) return notModified(c, tag)
  const body = toManifest(described, wordsOf(site, described), site.publisher)
  return answer(c, jsonText(body), mediaType(PRESENTATION), tag)
}

async function text(c: Context, site: SiteContext, id: string, given: string): Promise<Response> {
  const described = await here(c, site, id, `/manifest/texts/${encodeURIComponent(given)}`)
  if (described instanceof Response) return described
  const told = wordsOf(site, described).texts.find((one) => `${one.text.id}.json` === given)
  if (told === undefined) return nothingHere(c, site, 'documents', `${id} text ${given}`)
  const tag = tagOf(site, described.stamp, 'annotations')
  if (isKnown(c, tag)) return notModified(c, tag)
  return answer(c, jsonText(toAnnotationPage(placeOf(site, described), told)), mediaType(PRESENTATION), tag)
}

/** What Content Search may be asked beside `q`: annotations here have one motivation, no author and no day of their own. */
const IGNORED = ['motivation', 'date', 'user'] as const

async function searchWithin(c: Context, site: SiteContext, id: string): Promise<Response> {
  const described = await here(c, site, id, '/manifest/search')
  if (described instanceof Response) return described
  const q = (c.req.query('q') ?? '').trim().slice(0, LONGEST_QUERY).toWellFormed()
  // Which words are found follows the names and spellings that the index knows.
  const tag = tagOf(site, described.stamp, await site.standing(), 'within')
  if (isKnown(c, tag)) return notModified(c, tag)
  const found = q === '' ? [] : await site.finding.within(id, readQuery(q).query)
  const body = toSearchAnswer(placeOf(site, described), wordsOf(site, described).texts, {
    id: `${site.publisher.base}${address.searchWithin(described.document.id)}?${new URLSearchParams({ q })}`,
    ignored: IGNORED.filter((name) => c.req.query(name) !== undefined),
    found,
  })
  return answer(c, jsonText(body), mediaType(CONTENT_SEARCH), tag)
}
