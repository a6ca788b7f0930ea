import type { Context, Hono } from 'hono'
import { preferredName } from '#authority/agent.ts'
import type { Place } from '#authority/place.ts'
import type { Subject } from '#authority/subject.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { EVERYTHING } from '#search/query.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { show, withoutEnding } from '../answer.tsx'
import { documentLine } from '../frame/document-lines.tsx'
import { AuthoritiesPage, AuthorityPage, type AuthorityProps } from '../pages/authorities.tsx'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { pathWith } from './collections.tsx'
import { nothingHere } from './nothing-here.ts'

const ON_A_PAGE = 200
const FIRST = 12

const KINDS = [
  { kind: 'place', title: 'Places', path: address.places },
  { kind: 'subject', title: 'Subjects', path: address.subjects },
] as const
type KindOf = (typeof KINDS)[number]

/** Places and subjects: lists, and a page each. */
export function authorityRoutes(app: Hono, site: SiteContext): void {
  for (const kind of KINDS) {
    app.get(kind.path, (c) => list(c, site, kind, 'html'))
    app.get(`${kind.path}.json`, (c) => list(c, site, kind, 'json'))
    app.get(`${kind.path}/:name`, (c) => one(c, site, kind, c.req.param('name')))
  }
}

function list(c: Context, site: SiteContext, { kind, title, path }: KindOf, form: 'html' | 'json'): Promise<Response> {
  const cut = cursor(c.req.query('after'))
  return show(c, site, form, async () => {
    const { items, next } = await site.records.list(kind, { ...cut, limit: ON_A_PAGE })
    const further = next === undefined ? {} : { next: `${path}?${new URLSearchParams({ after: next })}` }
    const lines = items
      .filter((item) => item.status.kind !== 'merged')
      .map((item) => ({ words: preferredName(item), href: `${path}/${item.id}` }))
      .sort((a, b) => a.words.localeCompare(b.words, 'en'))
    return {
      title,
      path: pathWith(c, path),
      matter: (
        <AuthoritiesPage
          title={title}
          lines={lines}
          {...(cut.after === undefined ? {} : { first: path })}
          {...further}
        />
      ),
      ...further,
      twin: () => ({
        [kind === 'place' ? 'places' : 'subjects']: lines.map(({ words, href }) => ({ name: words, address: href })),
        ...further,
      }),
    }
  })
}

async function one(c: Context, site: SiteContext, kind: KindOf, given: string): Promise<Response> {
  const { name, form } = withoutEnding(given)
  const held: Place | Subject | undefined =
    identifier(name) === undefined ? undefined : (await site.records.get(kind.kind, [name])).get(name)
  if (held === undefined || held.id !== name || held.status.kind === 'merged') {
    const found = await site.records.find(kind.kind, name)
    if (found.is === 'moved' || (found.is === 'here' && found.id !== name)) {
      return c.redirect(`${kind.path}/${found.id}${form === 'json' ? '.json' : ''}`, 301)
    }
    if (held === undefined || found.is !== 'here') return nothingHere(c, site, 'page', name)
  }
  return show(c, site, form, async () => {
    const props = await propsOf(site, held)
    return {
      title: props.name,
      path: `${kind.path}/${held.id}`,
      crumbs: [{ label: kind.title, href: kind.path }, { label: props.name }],
      matter: <AuthorityPage {...props} />,
      twin: () => ({ ...publicShape(held), ...(props.total === undefined ? {} : { documents: props.total }) }),
    }
  })
}

/** Documents are counted by subject; by place they cannot be, so a place leads to a search for its name. */
async function propsOf(site: SiteContext, held: Place | Subject): Promise<AuthorityProps> {
  const name = preferredName(held)
  const common = {
    name,
    names: held.names
      .map(({ text, lang, kind }) => ({ text, kind, ...(lang === undefined ? {} : { lang }) }))
      .filter(({ text }) => text !== name),
    ...(held.note === undefined ? {} : { note: held.note }),
    isUnreviewed: held.status.kind === 'unreviewed',
    links: held.links ?? [],
  }
  if (held.kind === 'place') {
    const { latitude, longitude } = held.coordinates ?? {}
    const where =
      latitude === undefined || longitude === undefined
        ? undefined
        : `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`
    const words = new URLSearchParams({ q: `"${name.replaceAll('"', '')}"` })
    return { ...common, lines: [], search: `/search?${words}`, ...(where === undefined ? {} : { where }) }
  }
  const { hits, total } = await site.finding.search({
    query: EVERYTHING,
    filters: [{ facet: 'subject', anyOf: [held.id] }],
    sort: 'date',
    size: FIRST,
  })
  const described = await site.records.describe(hits.map((hit) => hit.id))
  return {
    ...common,
    lines: described.map(documentLine),
    total: total.value,
    search: `/search?${new URLSearchParams({ subject: held.id })}`,
  }
}

const degrees = (value: number, plus: string, minus: string) =>
  `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`
