import { expectsReply } from './acts.ts'
import type { Exchange, Move, Point } from './exchange.ts'
import type { Points } from './points.ts'

/** Something to which a party owes a reply: a point that expects one, or an answer that puts something new forward. */
export interface Matter {
  readonly move: Move
  readonly point: Point
  /** The party from which the reply is awaited. */
  readonly owedBy: string
}

const putsForward = ({ answers }: Point) =>
  answers?.some(({ stance }) => stance === 'counter' || stance === 'accept-on-conditions') === true

/** The matters of an exchange, once for each addressee (exchange.md, "The ledger"). What only continues another matter is none of its own. */
export function mattersOf(exchange: Exchange, points: Points): readonly Matter[] {
  const found: Matter[] = []
  for (const move of exchange.moves)
    for (const point of move.points) {
      if ((!expectsReply(point.act) && !putsForward(point)) || points.root(point.id) !== point.id) continue
      for (const owedBy of new Set(move.to)) if (!move.from.includes(owedBy)) found.push({ move, point, owedBy })
    }
  return found
}
