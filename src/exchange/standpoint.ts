import { type DayRange, OPEN, soonest } from './day-range.ts'
import type { Exchange, Move } from './exchange.ts'
import { sendingsOf } from './implications.ts'
import type { Times } from './times.ts'
import { viewOf } from './view.ts'

/** Where one stands to look at an exchange: a day, and the side of one party or of all. */
export interface Standpoint {
  /** The end of this day (Julian day number). */
  readonly day: number
  readonly party?: string
  /** What can be seen from here: all of it, or what the party could know by then. */
  readonly exchange: Exchange
  readonly times: Times
  /** A move is seen by all sides when it was sent, by a party when it knew of it. */
  readonly seen: (move: Move) => DayRange
  /** What a day would have to be known of, to know when the move was seen. */
  readonly seenAs: (move: Move) => string
  /** The signs of all that is seen from here, early or late. */
  readonly ever: ReadonlySet<string>
}

/** The sight of all sides. `times` are those of this exchange. */
export function fromAllSides(exchange: Exchange, times: Times, day: number): Standpoint {
  const sendings = (move: Move) => sendingsOf(times.ways, move.sign)
  const known = new Map<Move, DayRange>()
  const seen = (move: Move) => {
    const before = known.get(move)
    if (before !== undefined) return before
    const range = soonest(sendings(move).map(times.days))
    known.set(move, range)
    return range
  }
  return {
    day,
    exchange,
    times,
    ever: new Set(exchange.moves.map(({ sign }) => sign)),
    seen,
    seenAs: (move) => sendings(move)[0]?.step ?? 'dispatched',
  }
}

/** The sight of one party: times and knowledge are reckoned anew from the moves that it knew, so that the others narrow nothing. */
export function fromParty(party: string, whole: Exchange, day: number): Standpoint {
  const { exchange, times, known, ever } = viewOf(party, whole, day)
  return {
    day,
    party,
    exchange,
    times,
    ever,
    seen: ({ sign }) => known.get(sign)?.gist ?? { ...OPEN, earliest: OPEN.latest },
    seenAs: (move) =>
      move.from.includes(party)
        ? (sendingsOf(times.ways, move.sign)[0]?.step ?? 'dispatched')
        : (times.ways.get(move.sign)?.find(({ to }) => to === party)?.inHand.step ?? 'known'),
  }
}
