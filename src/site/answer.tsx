import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { PageFrame, type PageHead } from './frame/page-frame.tsx'
import type { SiteContext } from './site-context.ts'

/** A page ready to be shown: what it says of itself, its matter, and the same for machines. */
export interface Page extends PageHead {
  readonly matter: ComponentChildren
  /** What P`.json` answers; absent where the page has no twin. */
  readonly twin?: () => unknown
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

export const HTML = 'text/html; charset=utf-8'
export const JSON_TYPE = 'application/json; charset=utf-8'

/** One value as readable JSON, with a line end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/**
 * A page that follows everything the archive holds (lists, counts, results), or its twin where `form` says so. Asked again while nothing
 * has changed, it is not even made.
 */
export async function show(
  c: Context,
  site: SiteContext,
  form: 'html' | 'json',
  make: () => Promise<Page | Response>,
): Promise<Response> {
  const tag = tagOf(site, await site.standing(), form)
  if (isKnown(c, tag)) return notModified(c, tag)
  const page = await make()
  if (page instanceof Response) return page
  if (form === 'html') {
    const twin =
      page.twin === undefined ? {} : { link: `<${twinPath(page.path)}>; rel="alternate"; type="application/json"` }
    return answer(c, htmlOf(site, withTwin(page)), HTML, tag, twin)
  }
  if (page.twin === undefined) return c.notFound()
  return answer(c, jsonText(page.twin()), JSON_TYPE, tag, { link: `<${page.path}>; rel="canonical"` })
}

function withTwin(page: Page): Page {
  if (page.twin === undefined) return page
  const twin = { href: twinPath(page.path), type: 'application/json', title: 'This page as JSON' }
  return { ...page, alternates: [...(page.alternates ?? []), twin] }
}

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
