import type { DayRange } from './day-range.ts'
import type { Exchange } from './exchange.ts'
import { ledgerFrom } from './ledger.ts'
import { mattersOf } from './matters.ts'
import { fromAllSides } from './standpoint.ts'
import { timesOf } from './times.ts'

/** The days on which a reply may be awaited in an exchange (Julian day numbers). */
export interface AwaitingSpan {
  /** The first day on which one of its matters may have been put; infinite where a matter has no day. */
  readonly from: number
  /** From the end of this day on nothing is awaited any more; absent where something stays unanswered. */
  readonly until?: number
}

/** Undefined where nothing in it wants a reply. By it a list of exchanges passes over those that cannot matter on a day. */
export function awaitingSpan(exchange: Exchange): AwaitingSpan | undefined {
  const times = timesOf(exchange)
  const { seen } = fromAllSides(exchange, times, 0)
  const put = mattersOf(exchange, times.points).map(({ move }) => seen(move).earliest)
  if (put.length === 0) return undefined
  const from = Math.min(...put)
  // A state changes only by a dated move: what is awaited after the last day of all is awaited for ever.
  const days = exchange.moves.flatMap((move) => boundsOf(seen(move)))
  const last = Math.max(from, ...days)
  const isOpen =
    !Number.isFinite(last) ||
    ledgerFrom(fromAllSides(exchange, times, last), exchange, '').lines.some(({ group }) => group === 'awaiting')
  return isOpen ? { from } : { from, until: last }
}

const boundsOf = ({ earliest, latest }: DayRange) => [earliest, latest].filter((day) => Number.isFinite(day))
