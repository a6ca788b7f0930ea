import { type DayRange, isoOf, standing } from './day-range.ts'
import type { STANCES } from './exchange.ts'
import type { Matter } from './matters.ts'
import type { Reply } from './points.ts'
import type { Standpoint } from './standpoint.ts'

/** A reply that is seen, or may be, from a standpoint. */
export interface SeenReply {
  readonly sign: string
  readonly point: string
  readonly stance: (typeof STANCES)[number]
  readonly seen: DayRange
}

/** A reply that may have been seen by then: the date that would settle it. */
export interface PossibleReply extends SeenReply {
  readonly settledBy: {
    readonly sign: string
    readonly step: string
    readonly earliest?: string
    readonly latest?: string
  }
}

/** The replies to a matter by how they stand on the day. */
export interface Replies {
  /** Surely seen, the oldest first, less those that were taken back. */
  readonly done: readonly SeenReply[]
  readonly possibly: readonly PossibleReply[]
  /** No source names a day of them. */
  readonly dayless: readonly SeenReply[]
  /** Seen only after the day; told of in the view of all sides. */
  readonly later: readonly SeenReply[]
}

const byDay = (a: SeenReply, b: SeenReply) =>
  a.seen.latest - b.seen.latest || a.seen.earliest - b.seen.earliest || (a.sign < b.sign ? -1 : 1)

/** What the party that owes a reply has said to the matter. */
export function repliesTo(matter: Matter, standpoint: Standpoint, takenBack: ReadonlySet<string>): Replies {
  const { times, day, seen } = standpoint
  const all = (times.points.replies.get(matter.point.id) ?? [])
    .filter(({ move, point }) => move.from.includes(matter.owedBy) && !takenBack.has(point.id))
    .map((reply) => ({ reply, is: seenReply(reply, seen(reply.move)) }))
    .toSorted((a, b) => byDay(a.is, b.is))
  const dated = all.filter(({ reply }) => !isDayless(reply, standpoint))
  const standingAs = (how: string) => dated.filter(({ is }) => standing(is.seen, day) === how)
  return {
    done: standingAs('done').map(({ is }) => is),
    possibly: standingAs('possibly').map(({ reply, is }) => ({ ...is, settledBy: settledBy(reply, is, standpoint) })),
    dayless: all.filter(({ reply }) => isDayless(reply, standpoint)).map(({ is }) => is),
    later: standingAs('not').map(({ is }) => is),
  }
}

const seenReply = ({ move, point, stance }: Reply, seen: DayRange): SeenReply => ({
  sign: move.sign,
  point: point.id,
  stance,
  seen,
})

/** No source names a day of any of its steps, and nothing else says by when it was there. */
const isDayless = ({ move }: Reply, { times, seen }: Standpoint) =>
  seen(move).latest === Number.POSITIVE_INFINITY &&
  move.public === undefined &&
  (times.ways.get(move.sign) ?? []).every(({ events }) => events.every(({ dayless }) => dayless))

function settledBy({ move }: Reply, { seen }: SeenReply, { seenAs }: Standpoint): PossibleReply['settledBy'] {
  const [earliest, latest] = [isoOf(seen.earliest), isoOf(seen.latest)]
  return {
    sign: move.sign,
    step: seenAs(move),
    ...(earliest === undefined ? {} : { earliest }),
    ...(latest === undefined ? {} : { latest }),
  }
}
