import type { Context, Hono } from 'hono'
import { preferredName } from '#authority/agent.ts'
import type { Place } from '#authority/place.ts'
import type { Subject } from '#authority/subject.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { placeToSchemaOrg } from '#formats/schema-org/authorities.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { show } from '../answer.tsx'
import { documentLine } from '../frame/document-lines.tsx'
import { formAsked, linkedDataOf, showLinkedData, withSigns } from '../linked-data.ts'
import { AuthorityPage, type AuthorityProps } from '../pages/authority.tsx'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { byName } from './by-name.tsx'
import { pathWith } from './collections.tsx'
import { nothingHere } from './nothing-here.ts'

const FIRST = 50

const NONE = 'None has been entered.'
const KINDS = [
  { kind: 'place', title: 'Places', path: address.places, field: 'places', none: NONE },
  { kind: 'subject', title: 'Subjects', path: address.subjects, field: 'subjects', none: NONE },
] as const
type KindOf = (typeof KINDS)[number]

/** Places and subjects: lists, and a page each. */
export function authorityRoutes(app: Hono, site: SiteContext): void {
  for (const kind of KINDS) {
    app.get(kind.path, (c) => byName(c, site, kind, 'html'))
    app.get(`${kind.path}.json`, (c) => byName(c, site, kind, 'json'))
    app.get(`${kind.path}/:name`, (c) => one(c, site, kind, c.req.param('name')))
  }
}

async function one(c: Context, site: SiteContext, kind: KindOf, given: string): Promise<Response> {
  const { name, form: wished } = formAsked(c, given)
  const held: Place | Subject | undefined =
    identifier(name) === undefined ? undefined : (await site.records.get(kind.kind, [name])).get(name)
  if (held === undefined || held.id !== name || held.status.kind === 'merged') {
    const found = await site.records.find(kind.kind, name)
    if (found.is === 'moved' || (found.is === 'here' && found.id !== name)) {
      return c.redirect(`${kind.path}/${found.id}${given.slice(name.length)}`, 301)
    }
    if (held === undefined || found.is !== 'here') return nothingHere(c, site, 'page', name)
  }
  const path = `${kind.path}/${held.id}`
  const linkedData = held.kind === 'place' ? placeToSchemaOrg(held, site.publisher) : undefined
  if (wished === 'jsonld' && linkedData !== undefined)
    return await showLinkedData(c, site, path, async () => linkedData)
  // Whoever would rather have JSON-LD gets JSON; at an ending that leads nowhere there is nothing.
  if (wished === 'jsonld' && given !== name) return nothingHere(c, site, 'page', given)
  const form = wished === 'jsonld' ? 'json' : wished
  const cut = cursor(c.req.query('after'))
  const shown = await show(c, site, form, async () => {
    const ids = await site.records.mergedFrom(kind.kind, held.id)
    const [total, { items, next }] = await Promise.all([
      site.records.namingCount(kind.kind, ids),
      site.records.naming(kind.kind, ids, { ...cut, limit: FIRST }),
    ])
    const further = next === undefined ? {} : { next: `${path}?${new URLSearchParams({ after: next })}` }
    const props = {
      ...propsOf(held, ids),
      total,
      lines: (await site.records.listed(items)).map(documentLine),
      ...(cut.after === undefined ? {} : { first: path }),
      ...further,
    }
    return {
      title: props.name,
      path: pathWith(c, path),
      ...(linkedData === undefined ? {} : { alternates: [linkedDataOf(path)], linkedData }),
      crumbs: [{ label: kind.title, href: kind.path }, { label: props.name }],
      ...further,
      matter: <AuthorityPage {...props} />,
      twin: () => ({
        ...publicShape(held),
        documents: props.total,
        listed: props.lines.map(({ title, day, href }) => ({ title, day, address: href })),
        ...further,
      }),
    }
  })
  return linkedData === undefined ? shown : withSigns(shown, path)
}

/** What is known of the place or the subject itself, and the way to its documents, which name it by any of `ids`. */
function propsOf(held: Place | Subject, ids: readonly string[]): Omit<AuthorityProps, 'lines' | 'total'> {
  const name = preferredName(held)
  const them = new URLSearchParams(ids.map((id) => [held.kind, id]))
  const where = held.kind === 'place' && held.coordinates !== undefined ? inDegrees(held.coordinates) : undefined
  return {
    name,
    names: held.names
      .map(({ text, lang, kind }) => ({ text, kind, ...(lang === undefined ? {} : { lang }) }))
      .filter(({ text }) => text !== name),
    ...(held.note === undefined ? {} : { note: held.note }),
    isUnreviewed: held.status.kind === 'unreviewed',
    links: held.links ?? [],
    ...(where === undefined ? {} : { where }),
    search: `${address.search}?${them}`,
    cite: `${address.search}/cite?${them}`,
  }
}

const inDegrees = ({ latitude, longitude }: NonNullable<Place['coordinates']>) =>
  `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`

const degrees = (value: number, plus: string, minus: string) =>
  `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`
