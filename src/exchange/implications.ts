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
export const sendingsOf = (ways: Ways, sign: string): readonly Event[] => ways.get(sign)?.[0]?.sendings ?? []

/** What an exchange implies of the order of its events. A silence implies nothing, and an answer no receipt. */
export function implicationsOf(points: Points, ways: Ways): readonly Implication[] {
  const found: Implication[] = [...orderOfSteps(points, ways)]
  for (const move of points.moves.values()) {
    impliedBy(move, points, ways, found)
    claimedAfter(move, ways, found)
  }
  found.push(...afterHolding(points, ways))
  return found
}

/** The order of each move's own steps alone: what its sources say, and no other move. */
export function orderOfSteps(_points: Points, ways: Ways): readonly Implication[] {
  const found: Implication[] = []
  for (const deliveries of ways.values())
    for (const { events } of deliveries)
      for (let at = 1; at < events.length; at += 1) {
        const [before, after] = [events[at - 1], events[at]]
        if (before !== undefined && after !== undefined) found.push(inOrder(before, after))
      }
  return found
}

const inOrder = (before: Event, after: Event): Implication => ({
  before,
  after,
  because: 'order',
  slack: mayBeOutOfOrder(before, after) ? 1 : 0,
})

/** Days of two places may be out of order by one, unless hours and zones tell better. */
function mayBeOutOfOrder(before: Event, after: Event): boolean {
  if (before.place === undefined || after.place === undefined || before.place === after.place) return false
  if (before.instant === undefined || after.instant === undefined) return true
  return before.instant <= after.instant && before.stated.earliest > after.stated.earliest
}

/** What its words acknowledge, and what it carries out, its sender had in hand; what it answers had been sent. */
function impliedBy(move: Move, points: Points, ways: Ways, found: Implication[]): void {
  const add = (before: Event) => {
    for (const after of sendingsOf(ways, move.sign)) found.push({ before, after, because: move.sign, slack: 0 })
  }
  const had = (sign: string | undefined) => {
    const way = ways.get(sign ?? '')?.find(({ to }) => to !== undefined && move.from.includes(to))
    if (way !== undefined) add(way.inHand)
  }
  for (const { acknowledges = [], carriesOut = [], answers = [] } of move.points) {
    for (const sign of acknowledges) had(sign)
    for (const id of carriesOut) had(points.byId.get(id)?.move.sign)
    for (const { point } of answers)
      for (const before of sendingsOf(ways, points.byId.get(points.root(point))?.move.sign ?? '')) add(before)
  }
}

function claimedAfter(move: Move, ways: Ways, found: Implication[]): void {
  for (const { events } of ways.get(move.sign) ?? [])
    for (const after of events)
      for (const sign of after.after)
        for (const before of sendingsOf(ways, sign)) found.push({ before, after, because: move.sign, slack: 0 })
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
