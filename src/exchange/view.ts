import type { DayRange } from './day-range.ts'
import type { Exchange } from './exchange.ts'
import { orderOfSteps } from './implications.ts'
import { type Known, knowledgeOf } from './knowledge.ts'
import { type Times, timesOf } from './times.ts'

/** What a party could know of an exchange by the end of a day, and what that alone implies. */
export interface View {
  readonly exchange: Exchange
  readonly times: Times
  readonly known: ReadonlyMap<string, Known>
  /** The signs of all that it ever came to know, early or late. */
  readonly ever: ReadonlySet<string>
}

/**
 * The moves that a party knew, surely or possibly, by the end of a day, and nothing of the rest. It begins with what the stated days allow
 * and then takes away what the moves in view themselves rule out, so that no move out of view narrows a date or gives itself away.
 */
export function viewOf(party: string, whole: Exchange, day: number): View {
  const all = knowledgeOf(party, whole, timesOf(whole, orderOfSteps))
  let exchange = seenOf(whole, all, day)
  for (;;) {
    const times = timesOf(exchange)
    const known = knowledgeOf(party, exchange, times)
    const next = seenOf(exchange, known, day)
    if (isSame(next, exchange)) return { exchange: next, times, known, ever: new Set(all.keys()) }
    exchange = next
  }
}

/** Of a move that the party only knew to exist, not the points; of silences, those that it could read of. */
function seenOf(exchange: Exchange, known: ReadonlyMap<string, Known>, day: number): Exchange {
  const could = (since: DayRange | undefined) => since !== undefined && since.earliest <= day
  return {
    ...exchange,
    moves: exchange.moves.flatMap((move) => {
      const own = known.get(move.sign)
      if (!could(own?.existence)) return []
      return could(own?.gist) ? [move] : [{ ...move, points: [] }]
    }),
    silences: (exchange.silences ?? []).filter(({ saidIn }) => saidIn !== undefined && could(known.get(saidIn)?.text)),
  }
}

const isSame = (one: Exchange, other: Exchange) =>
  one.moves.length === other.moves.length &&
  one.moves.every(({ points }, index) => points.length === other.moves[index]?.points.length)
