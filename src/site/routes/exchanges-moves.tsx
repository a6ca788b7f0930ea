import type { Context, Hono } from 'hono'
import { sourcesOf } from '#dissemination/evidence/evidence-places.ts'
import { address } from '#value/address.ts'
import { show } from '../answer.tsx'
import { askedExchange, exchangeAddress } from '../pages/exchanges/asked-exchange.ts'
import { sightOf } from '../pages/exchanges/exchange-props.ts'
import { narrowPicture } from '../pages/exchanges/lanes.ts'
import { moveRows } from '../pages/exchanges/moves-props.ts'
import { OneByOnePage } from '../pages/exchanges/one-by-one-page.tsx'
import { askedAs, partOf, partWays } from '../pages/exchanges/part.ts'
import { seenExchange } from '../pages/exchanges/seen-exchange.ts'
import type { SiteContext } from '../site-context.ts'
import { elsewhere, exchangeOf } from './exchanges.tsx'

/** `/exchanges/ID/moves`: what the page of a long exchange leaves to an address of its own. */
export function movesRoutes(app: Hono, site: SiteContext): void {
  for (const form of ['html', 'json'] as const) {
    const ending = form === 'html' ? '/moves' : '/moves.json'
    app.get(`/exchanges/:name${ending}`, (c) => moves(c, site, c.req.param('name'), form, ending))
  }
}

async function moves(
  c: Context,
  site: SiteContext,
  name: string,
  form: 'html' | 'json',
  ending: string,
): Promise<Response> {
  const exchange = await exchangeOf(site, name)
  if (exchange === undefined) return elsewhere(c, site, name, ending)
  return show(c, site, form, async () => {
    const given = askedExchange(new URL(c.req.url).searchParams, exchange)
    const seen = seenExchange(exchange, given)
    const { days, day } = seen
    const sources = await sourcesOf(site, [exchange])
    const part = partOf(seen.exchange.moves, given)
    const asked = askedAs(given, part)
    const rows = moveRows(form === 'json' ? seen.exchange.moves : part.moves, { ...seen, sources })
    const sayDay = (number: number) => days({ earliest: number, latest: number }) ?? ''
    const said = Number.isFinite(day) ? `at the end of ${sayDay(day)}` : ''
    const eye = exchange.parties.find(({ id }) => id === asked.view)?.label
    const path = exchangeAddress(exchange.id, asked, '/moves')
    const whole = { title: exchange.title, href: exchangeAddress(exchange.id, asked) }
    return {
      title: `The moves: ${exchange.title}`,
      path,
      section: 'exchanges',
      crumbs: [
        { label: 'Exchanges', href: address.exchanges },
        { label: exchange.title, href: whole.href },
        { label: 'Moves' },
      ],
      unlisted: true,
      matter: (
        <OneByOnePage
          exchange={whole}
          when={[...(said === '' ? [] : [said]), ...(eye === undefined ? [] : [`as ${eye} saw it`])].join(', ')}
          asOf={said.replace('at the ', '')}
          picture={narrowPicture(sightOf(seen, asked, part.moves))}
          sayDay={sayDay}
          rows={rows}
          notes={asked.notes ?? []}
          ways={partWays(exchange.id, asked, part, '/moves')}
          printAt={`${site.publisher.base}${path}`}
        />
      ),
      twin: () => ({
        exchange: address.exchange(exchange.id),
        moves: rows.map(({ sign, name, isOff }) => ({ sign, sentence: `${name}.`, isOff })),
      }),
    }
  })
}
