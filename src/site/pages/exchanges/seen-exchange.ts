import { isoOf, rangeOf, standing } from '#exchange/day-range.ts'
import { type SayDays, sayingDays } from '#exchange/days-in-words.ts'
import type { Exchange, Move } from '#exchange/exchange.ts'
import { sendingsOf } from '#exchange/implications.ts'
import { type Ledger, ledgerFrom } from '#exchange/ledger.ts'
import { fromAllSides, fromParty, type Standpoint } from '#exchange/standpoint.ts'
import { type Times, timesOf } from '#exchange/times.ts'
import type { AskedExchange } from './asked-exchange.ts'
import { datedMoves } from './dated-moves.ts'

/** An exchange as it is asked for: what may be seen from there, the ledger, the days that it spans. */
export interface SeenExchange {
  readonly whole: Exchange
  /** What the picture and the table show: all of it, or what the party could know. */
  readonly exchange: Exchange
  readonly times: Times
  readonly standpoint: Standpoint
  readonly ledger: Ledger
  /** Julian day numbers of the first and the last day of anything that is dated; absent where nothing is. */
  readonly span?: readonly [first: number, last: number]
  /** Every day on which something is known to have happened. */
  readonly active: readonly number[]
  /** The day as of which it is seen; `iso` is empty where nothing is dated and none is asked for. */
  readonly day: number
  readonly iso: string
  readonly days: SayDays
  readonly isHidden: boolean
  readonly isOff: (move: Move) => boolean
}

export function seenExchange(whole: Exchange, asked: AskedExchange): SeenExchange {
  const wholeTimes = timesOf(whole)
  const active = activeDays(whole, wholeTimes)
  const [first, last] = [active[0], active.at(-1)]
  const day = asked.asOf === undefined ? (last ?? Number.POSITIVE_INFINITY) : rangeOf(asked.asOf).latest
  const iso = isoOf(day) ?? ''
  const { view } = asked
  const standpoint = view === undefined ? fromAllSides(whole, wholeTimes, day) : fromParty(view, whole, day)
  const isHidden = view !== undefined && !asked.isShown
  const isSameYear = first !== undefined && isoOf(first)?.slice(0, -6) === isoOf(last ?? first)?.slice(0, -6)
  const [exchange, times] = isHidden ? [standpoint.exchange, standpoint.times] : [whole, wholeTimes]
  const known = new Set(standpoint.exchange.moves.map(({ sign }) => sign))
  return {
    whole,
    exchange,
    times,
    standpoint,
    ledger: ledgerFrom(standpoint, whole, iso),
    ...(first === undefined || last === undefined ? {} : { span: [first, last] as const }),
    active,
    day,
    iso,
    days: sayingDays(isSameYear ? isoOf(first)?.slice(0, -6) : undefined),
    isHidden,
    isOff: (move) =>
      view === undefined
        ? sendingsOf(times.ways, move.sign).every((event) => standing(times.days(event), day) === 'not')
        : !known.has(move.sign),
  }
}

function activeDays(exchange: Exchange, times: Times): readonly number[] {
  const days = datedMoves(exchange, times).flatMap(({ day, ends }) => [
    day,
    ...ends.flatMap((end) => [end.day, end.presented]),
  ])
  return [...new Set(days)].filter((day) => day !== undefined).toSorted((a, b) => a - b)
}
