import type { Context } from 'hono'
import { isoOf, rangeOf } from '#exchange/day-range.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { address } from '#value/address.ts'
import { displayDate } from '#value/display-date.ts'
import { show } from '../answer.tsx'
import { type ExchangeLine, ExchangesPage } from '../pages/exchanges/exchanges-page.tsx'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { pathWith } from './collections.tsx'

const ON_A_PAGE = 60

/** Every exchange that this reader may read, by its number, so many on a page. */
export function exchangeList(c: Context, site: SiteContext, form: 'html' | 'json'): Promise<Response> {
  return show(c, site, form, async () => {
    const { lines, next } = await exchangeLines(site, { limit: ON_A_PAGE, ...cursor(c.req.query('after')) })
    const further = next === undefined ? {} : { next: `${address.exchanges}?${new URLSearchParams({ after: next })}` }
    return {
      title: 'Exchanges',
      path: pathWith(c, address.exchanges),
      section: 'exchanges',
      matter: <ExchangesPage lines={lines} {...further} />,
      ...further,
      twin: () => ({ exchanges: lines, ...further }),
    }
  })
}

/** A slice of the exchanges, a line each. */
export async function exchangeLines(
  site: SiteContext,
  cut: { readonly limit: number; readonly after?: string },
): Promise<{ readonly lines: readonly ExchangeLine[]; readonly next?: string }> {
  const { items, next } = await site.records.list('exchange', cut)
  return { lines: items.map(lineOf), ...(next === undefined ? {} : { next }) }
}

function lineOf(exchange: Exchange): ExchangeLine {
  const period = periodOf(exchange)
  return {
    title: exchange.title,
    address: address.exchange(exchange.id),
    ...(period === undefined ? {} : { period }),
    ...(exchange.summary === undefined ? {} : { summary: exchange.summary }),
    parties: exchange.parties.map(({ label }) => label),
    moves: exchange.moves.length,
  }
}

/** From the first day that a source names to the last, without working out what they imply. */
function periodOf({ moves }: Exchange): string | undefined {
  const stated = moves.flatMap(({ steps = [], public: published }) => [
    ...steps.flatMap(({ claims }) => claims.flatMap(({ edtf }) => edtf ?? [])),
    ...(published === undefined ? [] : [published.from]),
  ])
  const days = stated
    .flatMap((edtf) => Object.values(rangeOf(edtf)))
    .filter((day) => Number.isFinite(day))
    .toSorted((a, b) => a - b)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return displayDate(first === last ? (isoOf(first) ?? '') : `${isoOf(first)}/${isoOf(last)}`)
}
