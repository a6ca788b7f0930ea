import { countCrossed, crossedMoves } from '#exchange/crossed.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { daysShape, ledgerShape } from '#exchange/ledger-shape.ts'
import { draftsAwaitingAssent, lastPositions } from '#exchange/positions.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import type { SeenExchange } from './seen-exchange.ts'

/** Pairs that are told: among thousands of moves hardly one of which tells of another, nearly every one crosses half of the rest. */
const MOST_CROSSED = 1000

/** The exchange and its ledger for machines. Through a party's eyes, what it could not know is not in it: no summary tells the end, nothing that was set aside of it. */
export function exchangeShape({ whole, standpoint, ledger, exchange: seen, days, isHidden, times }: SeenExchange) {
  const exchange: Exchange = isHidden ? withoutEnd(standpoint.exchange) : whole
  const crossed = countCrossed(seen, times)
  return {
    ...publicShape(exchange),
    ledger: ledgerShape(ledger, whole, days),
    lastPositions: lastPositions(ledger).map(({ party, matter, reply }) => ({
      party,
      matter,
      ...reply,
      seen: daysShape(reply.seen),
    })),
    draftsAwaitingAssent: draftsAwaitingAssent(ledger).map(({ matter }) => matter),
    crossed: [...crossedMoves(seen, times).take(MOST_CROSSED)],
    ...(crossed > MOST_CROSSED ? { moreCrossed: crossed - MOST_CROSSED } : {}),
    implied: impliedDays(times),
  }
}

function withoutEnd({ summary: _, unplaced: __, ...rest }: Exchange): Exchange {
  return rest
}

/** Days that no source states and another move implies: "by 13 January, implied by 3". */
const impliedDays = ({ ways, days }: SeenExchange['times']) =>
  [...ways.values()].flat().flatMap(({ move, to, inHand }) => {
    const { latestBy, ...found } = days(inHand)
    return latestBy === undefined || to === undefined
      ? []
      : [{ sign: move.sign, to, step: inHand.step, ...daysShape(found), impliedBy: latestBy }]
  })
