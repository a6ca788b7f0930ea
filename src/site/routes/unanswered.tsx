import type { Context, Hono } from 'hono'
import { preferredName } from '#authority/agent.ts'
import { addressesIn, sourcesOf, withAddresses } from '#dissemination/evidence/evidence-places.ts'
import { type Awaited, unanswered } from '#dissemination/unanswered.ts'
import { unansweredRows, unansweredShape } from '#dissemination/unanswered-rows.ts'
import { csvLine } from '#formats/csv/write-line.ts'
import { address } from '#value/address.ts'
import { displayDate } from '#value/display-date.ts'
import { answer, isKnown, notModified, show, tagOf } from '../answer.tsx'
import { type AskedList, askedList, unansweredAddress, without } from '../pages/unanswered/asked-list.ts'
import { UnansweredPage } from '../pages/unanswered/unanswered-page.tsx'
import { unansweredParts } from '../pages/unanswered/unanswered-props.ts'
import type { SiteContext } from '../site-context.ts'
import { unansweredFeed } from './unanswered-feed.ts'

/** Lines on a page: the exchange or document that brings it to so many is its last. */
const ON_A_PAGE = 40
const IN_A_TABLE = 500

export function unansweredRoutes(app: Hono, site: SiteContext): void {
  for (const form of ['html', 'json'] as const)
    app.get(form === 'html' ? address.unanswered : `${address.unanswered}.json`, (c) => page(c, site, form))
  app.get(`${address.unanswered}.csv`, (c) => table(c, site))
  app.get(`${address.unanswered}.atom`, (c) => unansweredFeed(c, site, askedList(new URL(c.req.url).searchParams)))
}

function page(c: Context, site: SiteContext, form: 'html' | 'json'): Promise<Response> {
  return show(c, site, form, async () => {
    const asked = askedList(new URL(c.req.url).searchParams)
    const { after, ...whole } = asked
    const { items, next } = await unanswered(site.records, { ...asked, limit: ON_A_PAGE })
    const sources = await sourcesFor(site, items)
    const day = asked.asOf === undefined ? undefined : displayDate(asked.asOf)
    const agent = await agentAsked(site, asked)
    const further = next === undefined ? {} : { next: unansweredAddress({ ...whole, after: next }) }
    const path = unansweredAddress(asked)
    return {
      title: day === undefined ? 'Unanswered' : `Unanswered at the end of ${day}`,
      path,
      section: 'exchanges',
      crumbs: [{ label: 'Exchanges', href: address.exchanges }, { label: 'Unanswered' }],
      // Any day is a page: robots need one.
      unlisted: path !== address.unanswered,
      alternates: [
        { href: unansweredAddress(whole, '.csv'), type: 'text/csv', title: 'This list as a table' },
        { href: unansweredAddress(whole, '.atom'), type: 'application/atom+xml', title: 'What of it changed last' },
      ],
      ...further,
      matter: (
        <UnansweredPage
          path={address.unanswered}
          notes={asked.notes ?? []}
          parts={unansweredParts(items, asked.asOf, sources)}
          forms={[
            { words: 'CSV', href: unansweredAddress(whole, '.csv') },
            { words: 'JSON', href: unansweredAddress(asked, '.json') },
            { words: 'Feed', href: unansweredAddress(whole, '.atom') },
          ]}
          {...(day === undefined ? {} : { day, whenever: unansweredAddress(without(whole, 'asOf')) })}
          {...(agent === undefined ? {} : { agent: { ...agent, without: unansweredAddress(without(whole, 'agent')) } })}
          {...(after === undefined ? {} : { first: unansweredAddress(whole) })}
          {...further}
        />
      ),
      twin: () => ({
        ...(asked.asOf === undefined ? {} : { asOf: asked.asOf }),
        ...(asked.notes === undefined ? {} : { notes: asked.notes }),
        ...(asked.agent === undefined ? {} : { party: asked.agent }),
        items: withAddresses(unansweredShape(items, asked.asOf), sources),
        ...(next === undefined ? {} : { next: unansweredAddress({ ...whole, after: next }, '.json') }),
      }),
    }
  })
}

async function agentAsked(site: SiteContext, { agent: id }: AskedList) {
  if (id === undefined) return undefined
  const agent = (await site.records.get('agent', [id])).get(id)
  return { id, name: agent === undefined ? id : preferredName(agent) }
}

/** Where the evidence of these lines stands. */
const sourcesFor = (site: SiteContext, items: readonly Awaited[]) =>
  sourcesOf(
    site,
    items.flatMap((item) => ('lines' in item ? [item.exchange] : [])),
  )

async function table(c: Context, site: SiteContext): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'csv')
  if (isKnown(c, tag)) return notModified(c, tag)
  const asked = askedList(new URL(c.req.url).searchParams)
  const { items, next } = await unanswered(site.records, { ...asked, limit: IN_A_TABLE })
  const lines = unansweredRows(items, asked.asOf, addressesIn(await sourcesFor(site, items), site.publisher.base)).map(
    csvLine,
  )
  const link =
    next === undefined ? {} : { link: `<${unansweredAddress({ ...asked, after: next }, '.csv')}>; rel="next"` }
  // Spreadsheets take a table without the mark for one in an old encoding.
  return answer(c, `\u{feff}${lines.join('')}`, 'text/csv; charset=utf-8; header=present', tag, {
    'content-disposition': 'attachment; filename="unanswered.csv"',
    ...link,
  })
}
