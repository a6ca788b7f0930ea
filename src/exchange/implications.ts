import type { Delivery, Event } from './deliveries.ts'
import type { Move } from './exchange.ts'
import { isHolding, type Points } from './points.ts'

/** One event came before another or on the same day, and what says so: the order of steps, or a move by its sign. */
export interface Implication {
  readonly before: Event
  readonly after: Event
  readonly because: string
  /** Days by which they may be out of order: days of two places may differ by one (exchange.md, "Times"). */
  readonly slack: 0 | 1
}

export type Ways = ReadonlyMap<string, readonly Delivery[]>

/** The sendings of a move: one, or one for each addressee where it was handed over to each. */
export const sendingsOf = (ways: Ways, sign: string): readonly Event[] => [
  ...new Map(ways.get(sign)?.map(({ sent }) => [sent.key, sent])).values(),
]

/** What an exchange implies of the order of its events. A silence implies nothing, and an answer no receipt. */
export function implicationsOf(points: Points, ways: Ways): readonly Implication[] {
  return [
    ...orderOfSteps(points, ways),
    ...[...points.moves.values()].flatMap((move) => [...impliedBy(move, points, ways), ...claimedAfter(move, ways)]),
    ...afterHolding(points, ways),
  ].filter((each) => each !== undefined)
}

/** The order of each move's own steps alone: what its sources say, and no other move. */
export const orderOfSteps = (_points: Points, ways: Ways): readonly Implication[] =>
  [...ways.values()]
    .flat()
    .flatMap(({ events }) => events.slice(1).map((after, index) => inOrder(events[index], after)))
    .filter((each) => each !== undefined)

function inOrder(before: Event | undefined, after: Event): Implication | undefined {
  if (before === undefined) return undefined
  const elsewhere = before.place !== undefined && after.place !== undefined && before.place !== after.place
  return { before, after, because: 'order', slack: elsewhere ? 1 : 0 }
}

/** What its words acknowledge, and what it carries out, its sender had in hand; what it answers had been sent. */
function impliedBy(move: Move, points: Points, ways: Ways): readonly (Implication | undefined)[] {
  const has = [
    ...move.points.flatMap(({ acknowledges }) => acknowledges ?? []),
    ...move.points.flatMap(({ carriesOut }) => carriesOut ?? []).flatMap((id) => points.byId.get(id)?.move.sign ?? []),
  ]
  const knows = move.points
    .flatMap(({ answers }) => answers ?? [])
    .flatMap(({ point }) => points.byId.get(points.root(point))?.move.sign ?? [])
  const inHand = has.flatMap(
    (sign) => ways.get(sign)?.find(({ to }) => to !== undefined && move.from.includes(to))?.inHand ?? [],
  )
  const asked = knows.flatMap((sign) => sendingsOf(ways, sign))
  return sendingsOf(ways, move.sign).flatMap((after) =>
    [...inHand, ...asked].map((before): Implication => ({ before, after, because: move.sign, slack: 0 })),
  )
}

function claimedAfter(move: Move, ways: Ways): readonly Implication[] {
  return (ways.get(move.sign) ?? [])
    .flatMap(({ events }) => events)
    .flatMap((after) =>
      after.after
        .flatMap((sign) => sendingsOf(ways, sign))
        .map((before): Implication => ({ before, after, because: move.sign, slack: 0 })),
    )
}

/** A party's position on a matter comes after its own holding reply on it. */
function afterHolding(points: Points, ways: Ways): readonly Implication[] {
  return [...points.replies.values()].flatMap((replies) =>
    replies
      .filter(isHolding)
      .flatMap((hold) =>
        replies
          .filter((reply) => !isHolding(reply) && reply.move.from.some((party) => hold.move.from.includes(party)))
          .flatMap(({ move }) =>
            sendingsOf(ways, hold.move.sign).flatMap((before) =>
              sendingsOf(ways, move.sign).map(
                (after): Implication => ({ before, after, because: hold.move.sign, slack: 0 }),
              ),
            ),
          ),
      ),
  )
}
