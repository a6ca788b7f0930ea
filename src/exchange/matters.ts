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
  return exchange.moves.flatMap((move) =>
    move.points
      .filter((point) => expectsReply(point.act) || putsForward(point))
      .filter(({ id }) => points.root(id) === id)
      .flatMap((point) =>
        [...new Set(move.to)].filter((party) => !move.from.includes(party)).map((owedBy) => ({ move, point, owedBy })),
      ),
  )
}
