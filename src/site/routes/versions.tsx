import type { Context, Hono } from 'hono'
import { address } from '#value/address.ts'
import { answer, HTML, htmlOf, isKnown, notModified, show, tagOf, withoutEnding } from '../answer.tsx'
import { VersionsPage } from '../pages/versions.tsx'
import type { SiteContext } from '../site-context.ts'
import { asVersion } from './earlier-version.ts'
import { nothingHere } from './nothing-here.ts'
import { propsOf, recordAsPage, textsAsked } from './record-as-page.tsx'
import { twinOf } from './record-forms.ts'
import { known } from './record-here.ts'

/** The versions of a record, and each of them as it stood. */
export function versionRoutes(app: Hono, site: SiteContext): void {
  app.get('/documents/:id/versions', (c) => versions(c, site, c.req.param('id'), 'html'))
  app.get('/documents/:id/versions.json', (c) => versions(c, site, c.req.param('id'), 'json'))
  app.get('/documents/:id/versions/:number', (c) => oneVersion(c, site, c.req.param('id'), c.req.param('number')))
}

async function versions(c: Context, site: SiteContext, id: string, form: 'html' | 'json'): Promise<Response> {
  const found = await known(c, site, id, form === 'html' ? '/versions' : '/versions.json')
  if (found instanceof Response) return found
  const { document } = found.described
  return show(c, site, form, async () => ({
    title: `Versions of ${document.id}`,
    path: address.versions(document.id),
    section: 'documents',
    crumbs: [
      { label: 'Documents', href: address.search },
      { label: document.id, href: address.document(document.id) },
      { label: 'Versions' },
    ],
    matter: <VersionsPage id={document.id} title={document.title} versions={found.versions} />,
    twin: () => ({
      document: document.id,
      title: document.title,
      versions: found.versions.map(({ number, at, note, correction }) => ({ number, at, note, correction })),
    }),
  }))
}

async function oneVersion(c: Context, site: SiteContext, id: string, given: string): Promise<Response> {
  const { name, form } = withoutEnding(given)
  const found = await known(c, site, id, `/versions/${given}`)
  if (found instanceof Response) return found
  const { described, versions: all } = found
  const version = /^[1-9]\d{0,8}$/u.test(name) ? all.find((one) => one.number === Number(name)) : undefined
  const document = version === undefined ? undefined : await site.records.version('document', id, version.number)
  if (version === undefined || document === undefined) return nothingHere(c, site, 'documents', `${id} version ${name}`)
  const newest = described.version
  if (version.number === newest && form === 'html') return c.redirect(address.document(described.document.id), 302)
  const then = await asVersion(site.records, described, document, version)
  const tag = tagOf(site, described.stamp, version.number, form)
  if (isKnown(c, tag)) return notModified(c, tag)
  if (form === 'json') {
    const twin = twinOf(then, 'json', site.publisher)
    return answer(c, twin.body, twin.type, tag)
  }
  const props = await propsOf(site, then, [], textsAsked(c), newest)
  const link = `<${props.path}.json>; rel="alternate"; type="application/json", <${address.document(described.document.id)}>; rel="latest-version"`
  return answer(c, htmlOf(site, recordAsPage(site, props)), HTML, tag, { link })
}
