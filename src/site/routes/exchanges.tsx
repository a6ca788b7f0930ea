import type { Context, Hono } from 'hono'
import { preferredName } from '#authority/agent.ts'
import { addressesIn, sourcesOf, withAddresses } from '#dissemination/evidence/evidence-places.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { ledgerRows } from '#exchange/ledger-rows.ts'
import { csvLine } from '#formats/csv/write-line.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { answer, formAccepted, isKnown, notModified, show, tagOf, withoutEnding } from '../answer.tsx'
import { askedExchange, exchangeAddress } from '../pages/exchanges/asked-exchange.ts'
import { ExchangePage } from '../pages/exchanges/exchange-page.tsx'
import { exchangeProps } from '../pages/exchanges/exchange-props.ts'
import { exchangeShape } from '../pages/exchanges/exchange-shape.ts'
import { askedAs, partOf } from '../pages/exchanges/part.ts'
import { seenExchange } from '../pages/exchanges/seen-exchange.ts'
import type { SiteContext } from '../site-context.ts'
import { exchangeList } from './exchanges-list.tsx'
import { nothingHere } from './nothing-here.ts'

/** A store is asked for so many records at a time. */
const AT_ONCE = 500

export function exchangeRoutes(app: Hono, site: SiteContext): void {
  for (const form of ['html', 'json'] as const)
    app.get(form === 'html' ? address.exchanges : `${address.exchanges}.json`, (c) => exchangeList(c, site, form))
  app.get('/exchanges/:name', (c) => exchangeAsked(c, site, c.req.param('name')))
}

async function exchangeAsked(c: Context, site: SiteContext, given: string): Promise<Response> {
  const isTable = given.endsWith('.csv')
  const name = isTable ? given.slice(0, -4) : withoutEnding(given).name
  const ending = given.slice(name.length)
  const exchange = await exchangeOf(site, name)
  if (exchange === undefined) return elsewhere(c, site, name, ending)
  if (isTable) return table(c, site, exchange)
  return page(c, site, exchange, ending === '.json' ? 'json' : formAccepted(c))
}

/** The exchange with this very number, where this reader may read it. */
export async function exchangeOf(site: SiteContext, name: string): Promise<Exchange | undefined> {
  const held = identifier(name) === undefined ? undefined : (await site.records.get('exchange', [name])).get(name)
  return held?.id === name ? held : undefined
}

/** An exchange under another name of it, or none. */
export async function elsewhere(c: Context, site: SiteContext, name: string, ending: string): Promise<Response> {
  const found = await site.records.find('exchange', name)
  if ((found.is === 'moved' || found.is === 'here') && found.id !== name)
    return c.redirect(`${address.exchanges}/${found.id}${ending}${new URL(c.req.url).search}`, 301)
  return nothingHere(c, site, 'page', name)
}

function page(c: Context, site: SiteContext, exchange: Exchange, form: 'html' | 'json'): Promise<Response> {
  return show(c, site, form, async () => {
    const given = askedExchange(new URL(c.req.url).searchParams, exchange)
    const seen = seenExchange(exchange, given)
    const asked = askedAs(given, partOf(seen.exchange.moves, given))
    const [sources, agents] = await Promise.all([
      sourcesOf(site, [exchange]),
      site.records.get(
        'agent',
        [...new Set(exchange.parties.flatMap((party) => party.agents ?? []))].slice(0, AT_ONCE),
      ),
    ])
    const nameOf = (id: string) => {
      const agent = agents.get(id)
      return agent === undefined ? undefined : preferredName(agent)
    }
    const path = exchangeAddress(exchange.id, asked)
    return {
      title: exchange.title,
      ...(exchange.summary === undefined || asked.view !== undefined
        ? {}
        : { description: exchange.summary.slice(0, 300) }),
      path,
      section: 'exchanges',
      crumbs: [{ label: 'Exchanges', href: address.exchanges }, { label: exchange.title }],
      // Any day of any party is a page: robots need one.
      unlisted: path !== address.exchange(exchange.id),
      alternates: [
        { href: exchangeAddress(exchange.id, asked, '.csv'), type: 'text/csv', title: 'The ledger as a table' },
      ],
      matter: <ExchangePage {...exchangeProps(seen, asked, { sources, nameOf, base: site.publisher.base })} />,
      twin: () =>
        withAddresses(
          { ...exchangeShape(seen), ...(asked.notes === undefined ? {} : { notes: asked.notes }) },
          sources,
        ),
    }
  })
}

async function table(c: Context, site: SiteContext, exchange: Exchange): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'csv')
  if (isKnown(c, tag)) return notModified(c, tag)
  const asked = askedExchange(new URL(c.req.url).searchParams, exchange)
  const { ledger, days } = seenExchange(exchange, asked)
  const addressOf = addressesIn(await sourcesOf(site, [exchange]), site.publisher.base)
  const lines = ledgerRows(ledger, exchange, days, addressOf).map(csvLine)
  // Spreadsheets take a table without the mark for one in an old encoding.
  return answer(c, `\u{feff}${lines.join('')}`, 'text/csv; charset=utf-8; header=present', tag, {
    'content-disposition': `attachment; filename="${exchange.id}.csv"`,
  })
}
