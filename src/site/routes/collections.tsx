import type { Context, Hono } from 'hono'
import type { Collection } from '#authority/collection.ts'
import { mediaType, PRESENTATION } from '#formats/iiif/reference.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { collectionToSchemaOrg } from '#formats/schema-org/authorities.ts'
import type { Cut } from '#store/store.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { show } from '../answer.tsx'
import { documentLine } from '../frame/document-lines.tsx'
import { formAsked, linkedDataOf, showLinkedData, withSigns } from '../linked-data.ts'
import { CollectionPage, CollectionsPage } from '../pages/collections.tsx'
import type { RollLine } from '../pages/home.tsx'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { nothingHere } from './nothing-here.ts'

const ON_A_PAGE = 60
const MEMBERS = 50

export function collectionRoutes(app: Hono, site: SiteContext): void {
  for (const form of ['html', 'json'] as const) {
    app.get(form === 'html' ? address.collections : `${address.collections}.json`, (c) =>
      show(c, site, form, async () => {
        const { lines, next } = await collectionLines(site, cursor(c.req.query('after')))
        const further =
          next === undefined ? {} : { next: `${address.collections}?${new URLSearchParams({ after: next })}` }
        return {
          title: 'Collections',
          path: pathWith(c, address.collections),
          section: 'collections',
          matter: <CollectionsPage lines={lines} {...further} />,
          ...further,
          twin: () => ({
            collections: lines.map(({ words, href, count }) => ({ title: words, address: href, documents: count })),
            ...further,
          }),
        }
      }),
    )
  }
  app.get('/collections/:name', (c) => collection(c, site, c.req.param('name')))
}

/** The page's own path with the cursor that it was asked for by. */
export function pathWith(c: Context, path: string): string {
  const after = c.req.query('after')
  return after === undefined ? path : `${path}?${new URLSearchParams({ after })}`
}

/** Collections with how many documents each holds for this reader; units of archives have pages of their own. */
export async function collectionLines(
  site: SiteContext,
  cut: Omit<Cut, 'limit'>,
): Promise<{ lines: RollLine[]; next?: string }> {
  const lines: Collection[] = []
  let after = cut.after
  // Units stand among the collections; a page is filled from several slices, but not from any number of them.
  for (let slices = 0; slices < 5 && lines.length < ON_A_PAGE; slices += 1) {
    const slice = await site.records.list('collection', { limit: ON_A_PAGE, ...(after === undefined ? {} : { after }) })
    lines.push(...slice.items.filter((one) => one.type === 'collection'))
    after = slice.next
    if (after === undefined) break
  }
  const counts = await site.records.memberCounts(lines.map((one) => one.id))
  return {
    lines: lines
      .map((one) => ({ words: one.title, href: address.collection(one.id), count: counts.get(one.id) ?? 0 }))
      .sort((a, b) => a.words.localeCompare(b.words, 'en', { numeric: true })),
    ...(after === undefined ? {} : { next: after }),
  }
}

async function collection(c: Context, site: SiteContext, given: string): Promise<Response> {
  const { name, form } = formAsked(c, given)
  const held = identifier(name) === undefined ? undefined : (await site.records.get('collection', [name])).get(name)
  if (held === undefined || held.id !== name) {
    const found = await site.records.find('collection', name)
    if (found.is === 'moved' || found.is === 'here')
      return c.redirect(`/collections/${found.id}${given.slice(name.length)}`, 301)
    return nothingHere(c, site, 'page', name)
  }
  if (held.unit !== undefined) return c.redirect(address.unit(`${held.unit.repository}/${held.unit.path}`), 302)
  const path = address.collection(held.id)
  if (form === 'jsonld') return await showLinkedData(c, site, path, () => linkedData(site, held))
  const shown = await show(c, site, form, async () => {
    const [members, counts] = await Promise.all([
      site.records.members(held.id, { limit: MEMBERS, ...cursor(c.req.query('after')) }),
      site.records.memberCounts([held.id]),
    ])
    const described = await site.records.listed(members.items.map((one) => one.document))
    const positions = new Map(members.items.map((one) => [one.document, one.position]))
    const further =
      members.next === undefined ? {} : { next: `${path}?${new URLSearchParams({ after: members.next })}` }
    const lines = described.map((one) => ({ line: documentLine(one), position: positions.get(one.document.id) }))
    return {
      title: held.title,
      ...(held.introduction === undefined ? {} : { description: held.introduction.text.slice(0, 300) }),
      path: pathWith(c, path),
      section: 'collections',
      crumbs: [{ label: 'Collections', href: address.collections }, { label: held.title }],
      alternates: [
        { href: address.collectionManifest(held.id), type: mediaType(PRESENTATION), title: 'IIIF collection' },
        linkedDataOf(path),
      ],
      linkedData: await linkedData(site, held),
      ...further,
      matter: (
        <CollectionPage
          title={held.title}
          {...(held.introduction === undefined ? {} : { introduction: held.introduction })}
          {...(held.source === undefined ? {} : { source: held.source })}
          count={counts.get(held.id) ?? 0}
          lines={lines}
          {...(c.req.query('after') === undefined ? {} : { first: path })}
          search={`/search?${new URLSearchParams({ collection: held.id })}`}
          cite={`${address.search}/cite?${new URLSearchParams({ collection: held.id })}`}
          {...further}
        />
      ),
      twin: () => ({
        ...publicShape(held),
        documents: counts.get(held.id) ?? 0,
        members: lines.map(({ line, position }) => ({
          position,
          title: line.title,
          day: line.day,
          address: line.href,
        })),
        ...further,
      }),
    }
  })
  return withSigns(shown, path)
}

async function linkedData({ records, publisher }: SiteContext, held: Collection): Promise<unknown> {
  const counts = await records.memberCounts([held.id])
  const parent = held.parent && (await records.get('collection', [held.parent])).get(held.parent)
  return collectionToSchemaOrg(held, publisher, { size: counts.get(held.id) ?? 0, parent })
}
