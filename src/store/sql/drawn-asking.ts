import type { Document } from '#document/document.ts'
import { awaitingSpan } from '#exchange/awaiting-span.ts'
import { rangeOf } from '#exchange/day-range.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { HeldRow } from './tables.ts'

/** What is drawn of a record that asks for a reply, so that those that do are listed by their days. */
export type Asking = Pick<HeldRow, 'asked' | 'settled' | 'debtors'>

/** Stands for the day of what has none: before every day. */
export const NO_DAY = -1_000_000_000

const NOTHING: Asking = { asked: null, settled: null, debtors: 0 }
const dayOr = (day: number) => (Number.isFinite(day) ? day : NO_DAY)

/** `date` is the principal one; two passages that ask the same party are of one debtor. */
export function askingOfDocument({ asks = [] }: Document, date: string | undefined): Asking {
  const debtors = new Set(asks.map(({ to }) => to)).size
  return debtors === 0 ? NOTHING : { asked: dayOr(rangeOf(date).earliest), settled: null, debtors }
}

export function askingOfExchange(exchange: Exchange): Asking {
  const span = awaitingSpan(exchange)
  return span === undefined ? NOTHING : { asked: dayOr(span.from), settled: span.until ?? null, debtors: 0 }
}
