import type { Exchange } from '#exchange/exchange.ts'
import { type Line, ledger } from '#exchange/ledger.ts'
import type { Reading, Slice } from '#store/store.ts'

/** A matter of an exchange on which a reply was awaited on a day. */
export interface Awaited {
  readonly exchange: Exchange
  readonly line: Line
}

/** So many exchanges are looked through at the most for one slice, whatever they hold. */
const MOST_EXCHANGES = 500

/**
 * What had no reply that takes a position by the end of a day, in every exchange that this reader may read, by the exchange's number. An exchange is never
 * cut: a slice holds at least `limit` lines where there are so many, and ends with an exchange.
 */
export async function unanswered(
  records: Reading,
  asOf: string,
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<Slice<Awaited>> {
  const items: Awaited[] = []
  let next = after
  for (let looked = 0; looked < MOST_EXCHANGES && items.length < limit; looked += 1) {
    const slice = await records.list('exchange', { limit: 1, ...(next === undefined ? {} : { after: next }) })
    for (const exchange of slice.items)
      for (const line of ledger(exchange, asOf).lines) if (line.group === 'awaiting') items.push({ exchange, line })
    next = slice.next
    if (next === undefined) return { items }
  }
  return { items, ...(next === undefined ? {} : { next }) }
}
