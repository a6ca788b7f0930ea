import type { Issue } from '#value/issue.ts'
import { rangeOf } from './day-range.ts'
import type { Evidence, Exchange, Point, Silence } from './exchange.ts'
import { type Outstanding, outstanding } from './outstanding.ts'
import { isHolding, type Points, pointsOf } from './points.ts'
import { type Reckoned, type Reckoning, reckon } from './reckoning.ts'
import type { PossibleReply, SeenReply } from './replies.ts'
import { fromAllSides, fromParty, type Standpoint } from './standpoint.ts'
import { type Group, groupOf, type State, stateOf } from './state.ts'
import { timesOf } from './times.ts'

/** What one party owes on one matter, as of a day. */
export interface Line {
  /** The point that opened the matter, and the sign of its move. */
  readonly matter: string
  readonly sign: string
  readonly act: string
  readonly content?: string
  readonly askedBy: readonly string[]
  readonly owedBy: string
  /** Whether the matter itself had surely been put by then. */
  readonly put: 'done' | 'possibly'
  readonly state: State
  readonly group: Group
  /** The reply that the state rests on; for `replaced`, the one that put something new in its place. */
  readonly by?: SeenReply
  readonly overdue?: true
  /** Positions that this party took on it before, the oldest first. */
  readonly earlier: readonly SeenReply[]
  /** Replies that may have been seen, each with the date that would settle it. */
  readonly possibly: readonly PossibleReply[]
  readonly dayless: readonly SeenReply[]
  /** Where no reply is even possibly seen: sources that say there was none, each with its day. */
  readonly said: readonly Silence[]
  /** There is no reply to it at all, early or late. */
  readonly noReplyKnown?: true
  /** The party that looks, where it is neither asker nor debtor and knows of no reply. */
  readonly unknownTo?: string
  /** The first position taken after the day; in the view of all sides. */
  readonly later?: SeenReply
  /** While a reply is awaited. */
  readonly outstanding: readonly Outstanding[]
  /** Of what the state rests on. */
  readonly evidence: readonly Evidence[]
}

/** The state of an exchange as of a day. */
export interface Ledger {
  /** EDTF, as it was asked for; the end of its last day counts. */
  readonly asOf: string
  readonly view?: string
  readonly lines: readonly Line[]
  /** Dates that contradict what the exchange implies. */
  readonly issues: readonly Issue[]
}

/**
 * What was answered and what was owed by the end of a day: of all sides, or as far as one party could know (exchange.md, "The ledger").
 * The order of the moves does not matter, and a state changes only by a dated move.
 */
export function ledger(exchange: Exchange, asOf: string, view?: string): Ledger {
  const day = rangeOf(asOf).latest
  const standpoint =
    view === undefined ? fromAllSides(exchange, timesOf(exchange), day) : fromParty(view, exchange, day)
  return ledgerFrom(standpoint, exchange, asOf)
}

/** The ledger of an exchange from a standpoint that was taken already; `asOf` is its day as it was asked for. */
export function ledgerFrom(standpoint: Standpoint, whole: Exchange, asOf: string): Ledger {
  const { party } = standpoint
  const { replies } = party === undefined ? standpoint.times.points : pointsOf(whole)
  const reckoning = reckon(standpoint)
  const lines = reckoning.matters.map((reckoned) => {
    const { point, owedBy } = reckoned.matter
    const isAnswered = replies
      .get(point.id)
      ?.some(({ move }) => standpoint.ever.has(move.sign) && move.from.includes(owedBy))
    return lineOf(reckoned, reckoning, standpoint, isAnswered !== true)
  })
  return {
    asOf,
    ...(party === undefined ? {} : { view: party }),
    lines: inOrder(lines, standpoint),
    issues: standpoint.times.issues,
  }
}

function lineOf(reckoned: Reckoned, reckoning: Reckoning, standpoint: Standpoint, none: boolean): Line {
  const { matter, put, replies } = reckoned
  const { move, point, owedBy } = matter
  const { party, day, times } = standpoint
  const { state, by } = stateOf(reckoned, reckoning, standpoint)
  const group = groupOf(state)
  const positions = replies.done.filter((reply) => !isHolding(reply))
  const isSilent = state === 'unanswered' && replies.possibly.length === 0 && replies.dayless.length === 0
  const isOutside = party !== undefined && party !== owedBy && !move.from.includes(party)
  const later = party === undefined ? replies.later.find((reply) => !isHolding(reply)) : undefined
  // Absent fields are left out one by one: a thousand lines with a spread for each would cost as much as all the rest of them.
  const line: { -readonly [Field in keyof Line]: Line[Field] } = {
    matter: point.id,
    sign: move.sign,
    act: point.act,
    askedBy: move.from,
    owedBy,
    put,
    state,
    group,
    earlier: positions.slice(0, -1),
    possibly: by === undefined ? replies.possibly : replies.possibly.filter((reply) => adds(reply, by)),
    dayless: replies.dayless,
    said: isSilent ? saidOf(reckoned, standpoint) : [],
    outstanding: group === 'awaiting' ? outstanding(matter, times, day) : [],
    evidence: [],
  }
  line.evidence = evidenceOf(line, point, times.points)
  if (point.content !== undefined) line.content = point.content
  if (by !== undefined) line.by = by
  if (group === 'awaiting' && point.due !== undefined && rangeOf(point.due).latest < day) line.overdue = true
  if (none) line.noReplyKnown = true
  if (isSilent && isOutside) line.unknownTo = party
  if (later !== undefined) line.later = later
  return line
}

/** What the state rests on: the replies that decide it, or who says that there were none; else the matter itself. */
function evidenceOf({ by, possibly, dayless, said }: Line, matter: Point, { byId }: Points): readonly Evidence[] {
  const replies = [...(by === undefined ? [] : [by]), ...possibly, ...dayless]
  const own = [
    ...replies.flatMap(({ point }) => byId.get(point)?.point.evidence ?? []),
    ...said.flatMap((silence) => silence.evidence ?? []),
  ]
  return own.length > 0 ? own : (matter.evidence ?? [])
}

/** A reply that may have come adds something where it may be the later, and is more than a further word of waiting. */
const adds = (reply: SeenReply, by: SeenReply) =>
  reply.seen.latest > by.seen.earliest &&
  (!isHolding(reply) || (by.stance === 'acknowledge' && reply.stance === 'hold'))

const saidOf = ({ matter }: Reckoned, { exchange, times, day }: Standpoint) =>
  (exchange.silences ?? []).filter(
    ({ owedBy, to, asOf }) =>
      owedBy === matter.owedBy &&
      times.points.root(to) === matter.point.id &&
      (asOf === 'never' || rangeOf(asOf).latest <= day),
  )

/** By the day when each was put, then by sign; the parties of one matter in their own order. */
function inOrder(lines: readonly Line[], { exchange, times, seen }: Standpoint): readonly Line[] {
  const rank = new Map(exchange.parties.map(({ id, order }, index) => [id, order ?? index]))
  const key = (line: Line) => {
    const move = times.points.moves.get(line.sign)
    const { earliest, latest } = move === undefined ? rangeOf(undefined) : seen(move)
    return [latest, earliest, rank.get(line.owedBy) ?? Number.POSITIVE_INFINITY] as const
  }
  const keyed = lines.map((line) => ({ line, key: key(line) }))
  return keyed
    .toSorted(({ line: a, key: [aLatest, aEarliest, aRank] }, { line: b, key: [bLatest, bEarliest, bRank] }) => {
      const byWords = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1)
      return (
        compare(aLatest, bLatest) ||
        compare(aEarliest, bEarliest) ||
        byWords(a.matter, b.matter) ||
        compare(aRank, bRank) ||
        byWords(a.owedBy, b.owedBy)
      )
    })
    .map(({ line }) => line)
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
