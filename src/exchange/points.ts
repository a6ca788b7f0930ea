import type { Exchange, Move, Point, STANCES } from './exchange.ts'

/** A point with the move that it is in. */
export interface Placed {
  readonly move: Move
  readonly point: Point
}

/** A point that answers a matter. */
export interface Reply extends Placed {
  readonly stance: (typeof STANCES)[number]
}

/** The points of an exchange by their ids, the matter that each belongs to, and what answers each matter. */
export interface Points {
  readonly byId: ReadonlyMap<string, Placed>
  readonly moves: ReadonlyMap<string, Move>
  /** The point that opened the matter: what a supplement or reminder `continues` is one matter with it. */
  readonly root: (id: string) => string
  /** By the point that opened the matter, whichever of its points they name. */
  readonly replies: ReadonlyMap<string, readonly Reply[]>
}

/** A reply that says no more than that the matter is in hand or has come: it takes no position. */
export const isHolding = ({ stance }: { readonly stance: string }): boolean =>
  stance === 'hold' || stance === 'acknowledge'

/** Every point by its id. What a circle of `continues` goes round in is a matter each. */
export function pointsOf(exchange: Exchange): Points {
  const byId = new Map<string, Placed>()
  for (const move of exchange.moves) for (const point of move.points) byId.set(point.id, { move, point })
  const root = (id: string): string => {
    if (byId.get(id)?.point.continues === undefined) return id
    const seen = new Set<string>()
    for (let at = id; !seen.has(at); ) {
      seen.add(at)
      const next = byId.get(at)?.point.continues
      if (next === undefined || !byId.has(next)) return at
      at = next
    }
    return id
  }
  const replies = new Map<string, Reply[]>()
  for (const placed of byId.values()) {
    for (const { point, stance } of placed.point.answers ?? []) {
      const matter = root(point)
      const all = replies.get(matter)
      if (all === undefined) replies.set(matter, [{ ...placed, stance }])
      else all.push({ ...placed, stance })
    }
  }
  return { byId, moves: new Map(exchange.moves.map((move) => [move.sign, move])), root, replies }
}
