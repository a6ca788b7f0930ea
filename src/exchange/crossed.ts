import { before } from './day-range.ts'
import type { Delivery } from './deliveries.ts'
import type { Exchange, Move } from './exchange.ts'
import type { Times } from './times.ts'

/** Two moves between the same parties, each sent before the other was in hand. */
export interface Crossed {
  readonly signs: readonly [string, string]
  readonly between: readonly [string, string]
  readonly how: 'surely' | 'possibly'
}

/** Every pair that crossed, surely or possibly, where neither shows knowledge of the other (exchange.md, "The ledger"). */
export function crossedMoves(exchange: Exchange, times: Times): readonly Crossed[] {
  const between = new Map<string, Delivery[]>()
  for (const way of exchange.moves.flatMap(({ sign }) => times.ways.get(sign) ?? [])) {
    for (const from of way.to === undefined ? [] : way.move.from) {
      const key = JSON.stringify([from, way.to].toSorted())
      between.set(key, [...(between.get(key) ?? []), way])
    }
  }
  const found = new Map<string, Crossed>()
  for (const ways of between.values()) {
    for (const one of ways) {
      for (const other of ways) {
        if (one.move.sign >= other.move.sign || !areOpposite(one, other)) continue
        const how = crossing(one, other, times)
        if (how === undefined || other.to === undefined || one.to === undefined) continue
        if (shows(one.move, other.move, times)) continue
        const signs = [one.move.sign, other.move.sign] as const
        found.set(JSON.stringify(signs), { signs, between: [other.to, one.to], how })
      }
    }
  }
  return [...found.values()]
}

const areOpposite = (one: Delivery, other: Delivery) =>
  one.to !== undefined && other.to !== undefined && other.move.from.includes(one.to) && one.move.from.includes(other.to)

function crossing(one: Delivery, other: Delivery, { days }: Times): Crossed['how'] | undefined {
  const first = before(days(one.sent), days(other.inHand))
  const second = before(days(other.sent), days(one.inHand))
  if (first === undefined || second === undefined) return undefined
  return first === 'surely' && second === 'surely' ? 'surely' : 'possibly'
}

/** Whether either tells of, acknowledges, answers or carries out the other. */
function shows(one: Move, other: Move, { points }: Times): boolean {
  const names = ({ points: own }: Move, sign: string) =>
    own.some(
      ({ acknowledges = [], tells = [], answers = [], carriesOut = [] }) =>
        acknowledges.includes(sign) ||
        tells.some(({ move }) => move === sign) ||
        [...answers.map(({ point }) => point), ...carriesOut].some((id) => points.byId.get(id)?.move.sign === sign),
    )
  return names(one, other.sign) || names(other, one.sign)
}
