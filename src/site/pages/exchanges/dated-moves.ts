import type { DayRange } from '#exchange/day-range.ts'
import type { Delivery, Event } from '#exchange/deliveries.ts'
import type { Exchange, Move } from '#exchange/exchange.ts'
import type { Times } from '#exchange/times.ts'

/** Where one arrow ends: the day of receipt where it is known, and before it, where that was another day, of presentation. */
export interface End {
  readonly to: string
  readonly day?: number
  readonly presented?: number
  /** The move that implies by when it was in hand. */
  readonly by?: string
  /** "presented", "arrived": the words of the last step. */
  readonly step: string
}

/** A move with the days on which it is drawn. */
export interface DatedMove {
  readonly move: Move
  /** Absent where no source names a day of it. */
  readonly day?: number
  /** It may have been sent on other days than that. */
  readonly isUncertain: boolean
  /** An envoy was told to deliver it; of the delivery nothing is known. */
  readonly isOrdered: boolean
  readonly isPublished: boolean
  readonly ends: readonly End[]
}

/** Days of the moves (Julian day numbers) for a picture. Receipts after `last` are taken as not known: in a party's view they were not. */
export const datedMoves = ({ moves }: Exchange, times: Times, last = Number.POSITIVE_INFINITY): readonly DatedMove[] =>
  moves.map((move) => dated(move, times, last))

function dated(move: Move, times: Times, last: number): DatedMove {
  const ways = times.ways.get(move.sign) ?? []
  const sent = ways.map((way) => times.days(way.sent))
  const first = sent.toSorted((a, b) => a.latest - b.latest || a.earliest - b.earliest)[0]
  const ordered = ways.flatMap(({ events }) => events.filter(({ step, dayless }) => step === 'ordered' && !dayless))[0]
  const isOrdered = ordered !== undefined && ways.every((way) => way.sent.dayless)
  const day =
    first === undefined || isDayless(move, ways, first) ? undefined : drawn(isOrdered ? times.days(ordered) : first)
  return {
    move,
    ...(day === undefined ? {} : { day }),
    isUncertain:
      day !== undefined &&
      !isOrdered &&
      first !== undefined &&
      (first.earliest !== first.latest || first.uncertain === true),
    isOrdered,
    isPublished: move.public !== undefined,
    ends: ways.flatMap((way) => endOf(way, times, last)),
  }
}

const drawn = ({ earliest, latest }: DayRange) =>
  Number.isFinite(earliest) ? earliest : Number.isFinite(latest) ? latest : undefined

const isDayless = (move: Move, ways: readonly Delivery[], sent: DayRange) =>
  !Number.isFinite(sent.latest) &&
  move.public === undefined &&
  ways.every(({ events }) => events.every(({ dayless }) => dayless))

function endOf(way: Delivery, times: Times, last: number): readonly End[] {
  if (way.to === undefined) return []
  const on = (event: Event) => {
    const { earliest, latest } = times.days(event)
    return earliest === latest && earliest <= last ? earliest : undefined
  }
  const day = on(way.inHand)
  const before = way.events.find(({ step }) => step === 'presented')
  const presented = before === undefined || before === way.inHand ? undefined : on(before)
  const { latestBy } = times.days(way.inHand)
  return [
    {
      to: way.to,
      step: way.inHand.step,
      ...(day === undefined ? {} : { day }),
      ...(presented === undefined || (day !== undefined && presented >= day) ? {} : { presented }),
      ...(day === undefined && latestBy !== undefined ? { by: latestBy } : {}),
    },
  ]
}
