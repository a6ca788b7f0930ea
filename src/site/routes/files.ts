import type { Hono } from 'hono'
import { address } from '#value/address.ts'
import type { SiteContext } from '../site-context.ts'

/** Result lists deeper than two facets, and the older pages of them, are kept from crawlers: each would be another list of the same. */
const ROBOTS = `User-agent: *
Disallow: /search?*&*&
Disallow: /search.
Disallow: /search/values
Disallow: /search/cite
Disallow: /exchanges/*/cite
Disallow: /search/why
Disallow: /search/suggest
Disallow: /*?after=
Disallow: /documents/*results=
Disallow: /dumps/
Allow: /
`

const robots = ({ publisher: { base } }: SiteContext) => `${ROBOTS}\nSitemap: ${base}${address.sitemap}\n`

/** What is no page: the look, the word to crawlers. */
export function fileRoutes(app: Hono, site: SiteContext): void {
  app.get('/look/:name', (c) => {
    const asset = site.assets.find(c.req.path)
    if (asset === undefined) return c.text('Not here.\n', 404, { 'cache-control': 'no-store' })
    return c.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${asset.path.split('.').at(-2)}"`,
    })
  })
  app.get('/favicon.ico', (c) => c.redirect(site.assets.icon, 302))
  app.get('/robots.txt', (c) => c.text(robots(site), 200, { 'cache-control': 'public, max-age=3600' }))
}
