import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { PageFrame, type PageHead } from './frame/page-frame.tsx'
import type { SiteContext } from './site-context.ts'

/** A page ready to be shown: what it says of itself, and its matter. */
export interface Page extends PageHead {
  readonly matter: ComponentChildren
}

/** Pages may be kept by anybody, and are asked for anew each time: a withdrawn record is gone at once, and an unchanged one costs 304. */
const KEPT = 'public, no-cache'

export const htmlOf = (site: SiteContext, page: Page): string =>
  `<!doctype html>${render(
    <PageFrame archive={site.publisher.name} base={site.publisher.base} assets={site.assets} {...page}>
      {page.matter}
    </PageFrame>,
  )}`

/** The ETag of one form of a page, from what its content follows. Weak: a proxy may press it. */
export const tagOf = (site: SiteContext, ...of: readonly (string | number)[]): string =>
  `W/"${[site.mark, ...of].join('-')}"`

export function isKnown(c: Context, tag: string): boolean {
  const given = c.req.header('if-none-match')
  if (given === undefined) return false
  return given.trim() === '*' || given.split(',').some((one) => one.trim() === tag)
}

export function notModified(c: Context, tag: string): Response {
  return c.body(null, 304, { etag: tag, 'cache-control': KEPT })
}

/** What is answered, with the words that let it be kept. */
export function answer(
  c: Context,
  body: string,
  type: string,
  tag: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.body(body, 200, { 'content-type': type, etag: tag, 'cache-control': KEPT, ...headers })
}

/** A page, or its twin for whoever would rather have JSON. */
export function formAccepted(c: Context): 'html' | 'json' {
  c.header('vary', 'Accept')
  const supports = ['text/html', 'application/json']
  return accepts(c, { header: 'Accept', supports, default: 'text/html' }) === 'application/json' ? 'json' : 'html'
}

export const HTML = 'text/html; charset=utf-8'
export const JSON_TYPE = 'application/json; charset=utf-8'

/** One value as readable JSON, with a line end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** A page with its twin: the same for machines, at P`.json`. */
export interface Twinned extends Page {
  readonly twin: () => unknown
  /** Something is left out that did not answer just now: nobody keeps it. */
  readonly isPassing?: boolean
  /** What was asked for is not on it, and it says why: nobody keeps it. */
  readonly isRefused?: boolean
}

/** An address longer than this is of nobody's list but the asker's, and what it shows is not kept. */
const LONGEST_KEPT = 300

/**
 * A page that follows everything the archive holds (lists, counts, results), or its twin where `form` says so. Asked again while nothing
 * has changed, it is not even made. `alsoOf`: what it follows besides.
 */
export async function show(
  c: Context,
  site: SiteContext,
  form: 'html' | 'json',
  make: (standing: string) => Promise<Twinned>,
  ...alsoOf: readonly string[]
): Promise<Response> {
  const standing = await site.standing()
  const tag = tagOf(site, standing, form, ...alsoOf)
  if (isKnown(c, tag)) return notModified(c, tag)
  const { pathname, search } = new URL(c.req.url)
  const path = `${pathname}${search}`
  const key = `${tag} ${path}`
  const link = `<${form === 'html' ? twinPath(path) : pageOfTwin(path)}>; rel="alternate"; type="${form === 'html' ? 'application/json' : 'text/html'}"`
  const type = form === 'html' ? HTML : JSON_TYPE
  const kept = site.lists.get(key)
  if (kept !== undefined) return answer(c, kept, type, tag, { link })
  const page = await make(standing)
  const body = form === 'html' ? htmlWithTwin(site, page) : jsonText(page.twin())
  if (page.isPassing === true || page.isRefused === true)
    return c.body(body, page.isRefused === true ? 400 : 200, {
      'content-type': type,
      'cache-control': 'no-store',
      link,
    })
  if (path.length <= LONGEST_KEPT) site.lists.put(key, body)
  return answer(c, body, type, tag, { link })
}

function htmlWithTwin(site: SiteContext, page: Twinned): string {
  const twin = { href: twinPath(page.path), type: 'application/json', title: 'This page as JSON' }
  return htmlOf(site, { ...page, alternates: [...(page.alternates ?? []), twin] })
}

const pageOfTwin = (path: string) => path.replace(/(?:\/index)?\.json(?=\?|$)/u, '') || '/'

/** `/people/stalin` → `/people/stalin.json`, its parameters kept; of the first page, `/index.json`. */
export function twinPath(path: string): string {
  const [bare = '', query] = path.split('?')
  const twin = bare === '/' ? '/index.json' : `${bare}.json`
  return query === undefined ? twin : `${twin}?${query}`
}

/** What stands before and after the ending of a page's twin. */
export function withoutEnding(given: string): { readonly name: string; readonly form: 'html' | 'json' } {
  return given.endsWith('.json') ? { name: given.slice(0, -5), form: 'json' } : { name: given, form: 'html' }
}
