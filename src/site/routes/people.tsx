import type { Context, Hono } from 'hono'
import { type Agent, preferredName } from '#authority/agent.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { agentToSchemaOrg } from '#formats/schema-org/authorities.ts'
import { EVERYTHING } from '#search/query.ts'
import { type FacetValue, type Filter, NOTHING_FOUND } from '#search/search.ts'
import { address } from '#value/address.ts'
import { type AgentId, identifier } from '#value/identifier.ts'
import { show } from '../answer.tsx'
import { documentLine } from '../frame/document-lines.tsx'
import { ifItAnswers } from '../if-it-answers.ts'
import { formAsked, linkedDataOf, showLinkedData, withSigns } from '../linked-data.ts'
import { PersonPage } from '../pages/person/person-page.tsx'
import { type Correspondent, personProps } from '../pages/person/person-props.ts'
import type { SiteContext } from '../site-context.ts'
import { byName, PEOPLE } from './by-name.tsx'
import { nothingHere } from './nothing-here.ts'
import { correspondenceStrip } from './time-strip.ts'

export function peopleRoutes(app: Hono, site: SiteContext): void {
  app.get(address.people, (c) => byName(c, site, PEOPLE, 'html'))
  app.get(`${address.people}.json`, (c) => byName(c, site, PEOPLE, 'json'))
  app.get('/people/:name', (c) => person(c, site, c.req.param('name')))
}

async function person(c: Context, site: SiteContext, given: string): Promise<Response> {
  const { name, form } = formAsked(c, given)
  const agent = identifier(name) === undefined ? undefined : (await site.records.get('agent', [name])).get(name)
  if (agent === undefined || agent.id !== name || agent.status.kind === 'merged') {
    const found = await site.records.find('agent', name)
    if (found.is === 'moved' || (found.is === 'here' && found.id !== name)) {
      return c.redirect(`/people/${found.id}${given.slice(name.length)}`, 301)
    }
    if (agent === undefined || found.is !== 'here') return nothingHere(c, site, 'page', name)
  }
  const path = address.agent(agent.id)
  const linkedData = agentToSchemaOrg(agent, site.publisher)
  if (form === 'jsonld') return await showLinkedData(c, site, path, async () => linkedData)
  const shown = await show(c, site, form, async () => {
    const around = await aroundOf(site, agent)
    const props = personProps(agent, around)
    return {
      title: props.name,
      path,
      isPassing: !around.isCounted,
      alternates: [linkedDataOf(path)],
      linkedData,
      section: 'people',
      crumbs: [{ label: 'People', href: address.people }, { label: props.name }],
      matter: <PersonPage {...props} />,
      twin: () => ({
        ...publicShape(agent),
        ...(around.isCounted ? { documents: around.total, sent: around.sent, received: around.received } : {}),
        correspondents: props.correspondents.map(({ words, href, to, from }) => ({
          name: words,
          address: href,
          to,
          from,
        })),
      }),
    }
  })
  return withSigns(shown, path)
}

const FIRST = 12
const CORRESPONDENTS = 12
/** Of whom one wrote to and had letters from so many are looked at: several may be one who was merged. */
const LOOKED_AT = 100

/** What the index knows of somebody: what they sent and received, by year, and with whom. */
async function aroundOf(site: SiteContext, agent: Agent) {
  // Their documents are found under every identifier that was merged into theirs, as search finds them.
  const ids = await site.records.mergedFrom('agent', agent.id)
  const one = (facet: 'sender' | 'recipient' | 'person') => [{ facet, anyOf: ids }]
  const years = { facet: 'year', size: 500 } as const
  const counted = () =>
    Promise.all([
      site.finding.search({ query: EVERYTHING, filters: one('person'), size: FIRST, sort: 'date' }),
      site.finding.search({
        query: EVERYTHING,
        filters: one('sender'),
        size: 0,
        facets: [years, { facet: 'recipient', size: LOOKED_AT }],
      }),
      site.finding.search({
        query: EVERYTHING,
        filters: one('recipient'),
        size: 0,
        facets: [years, { facet: 'sender', size: LOOKED_AT }],
      }),
    ])
  const [found, kept, mentioned] = await Promise.all([
    ifItAnswers(site, counted),
    agent.repository === undefined ? undefined : site.records.unit(agent.id),
    site.records.knownByMention({ agent: agent.id, limit: 1 }),
  ])
  const [all, sent, received] = found ?? [NOTHING_FOUND, NOTHING_FOUND, NOTHING_FOUND]
  const [described, correspondents, strip] = await Promise.all([
    site.records.listed(all.hits.map((hit) => hit.id)),
    correspondentsOf(site, ids, sent.facets.recipient ?? [], received.facets.sender ?? []),
    correspondenceStrip(site, ids, sent, received),
  ])
  return {
    ids,
    total: all.total.value,
    sent: sent.total.value,
    received: received.total.value,
    lines: described.map(documentLine),
    correspondents,
    strip,
    isCounted: found !== undefined,
    hasMentioned: mentioned.items.length > 0,
    ...(kept === undefined ? {} : { unit: kept }),
  }
}

/** Each once, under whichever identifiers the documents name them. */
async function correspondentsOf(
  site: SiteContext,
  own: readonly string[],
  to: readonly FacetValue[],
  from: readonly FacetValue[],
): Promise<Correspondent[]> {
  const met = new Set([...to, ...from].flatMap(({ value }) => identifier<AgentId>(value) ?? []))
  const into = await site.records.mergedInto([...met])
  const groups = Map.groupBy(met, (id): string => into.get(id) ?? id)
  for (const id of own) groups.delete(id)
  const agents = await site.records.get('agent', [...groups.keys()])
  const counted = [...groups].flatMap(([id, ids]) => {
    const other = agents.get(id)
    const of = (values: readonly FacetValue[]) => values.filter(({ value }) => ids.some((one) => one === value))
    return other === undefined ? [] : [{ other, to: of(to), from: of(from) }]
  })
  const most = counted.toSorted((a, b) => sum(b.to) + sum(b.from) - sum(a.to) - sum(a.from)).slice(0, CORRESPONDENTS)
  return await Promise.all(
    most.map(async ({ other, ...of }) => ({
      words: preferredName(other),
      href: address.agent(other.id),
      to: await documentsOf(site, of.to, { facet: 'sender', anyOf: own }, 'recipient'),
      from: await documentsOf(site, of.from, { facet: 'recipient', anyOf: own }, 'sender'),
    })),
  )
}

const sum = (values: readonly FacetValue[]) => values.reduce((all, { count }) => all + count, 0)

/** How many documents have any of these values: one document may have several of them. */
async function documentsOf(
  site: SiteContext,
  values: readonly FacetValue[],
  own: Filter,
  facet: Filter['facet'],
): Promise<number> {
  if (values.length < 2) return sum(values)
  const filters = [own, { facet, anyOf: values.map(({ value }) => value) }]
  return (await site.finding.search({ query: EVERYTHING, filters, size: 0 })).total.value
}
