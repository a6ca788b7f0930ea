import type { Context, Hono } from 'hono'
import { differences } from '#document/difference.ts'
import { address } from '#value/address.ts'
import { show } from '../answer.tsx'
import { ComparisonPage } from '../pages/comparison.tsx'
import { versionsToCompare } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { nothingHere } from './nothing-here.ts'
import { known } from './record-here.ts'

/** Versions of a record held against each other. They come before the list of versions, at whose address they answer. */
export function comparisonRoutes(app: Hono, site: SiteContext): void {
  app.get('/documents/:id/versions', (c, next) =>
    c.req.query('compare') === undefined ? next() : compared(c, site, c.req.param('id'), 'html'),
  )
  app.get('/documents/:id/versions.json', (c, next) =>
    c.req.query('compare') === undefined ? next() : compared(c, site, c.req.param('id'), 'json'),
  )
}

/** Two versions held against each other: `?compare=2..3`. */
async function compared(c: Context, site: SiteContext, id: string, form: 'html' | 'json'): Promise<Response> {
  const [from, to] = versionsToCompare(c.req.query('compare'))
  const found = await known(c, site, id, form === 'html' ? '/versions' : '/versions.json')
  if (found instanceof Response) return found
  const { document } = found.described
  const [before, after] = await Promise.all([from, to].map((number) => site.records.version('document', id, number)))
  if (before === undefined || after === undefined)
    return nothingHere(c, site, 'documents', `${id} version ${from} or ${to}`)
  const compare = { id: document.id, title: document.title, from, to, differences: differences(before, after) }
  return show(c, site, form, async () => ({
    title: `Versions ${from} and ${to} of ${document.id}`,
    path: `${address.versions(document.id)}?compare=${from}..${to}`,
    section: 'documents',
    crumbs: [
      { label: 'Documents', href: address.search },
      { label: document.id, href: address.document(document.id) },
      { label: 'Versions', href: address.versions(document.id) },
      { label: `${from} and ${to}` },
    ],
    matter: <ComparisonPage {...compare} />,
    twin: () => compare,
  }))
}
