import { before, type DayRange } from './day-range.ts'
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
  const shown = new Map(exchange.moves.map((move) => [move.sign, shownBy(move, times)]))
  const found = new Map<string, Crossed>()
  for (const { between, there, back } of pairsOf(exchange, times))
    for (const one of there) {
      const shownByOne = shown.get(one.sign)
      for (const other of back) {
        const how = crossing(one, other)
        if (how === undefined || one.sign === other.sign) continue
        if (shownByOne?.has(other.sign) || shown.get(other.sign)?.has(one.sign)) continue
        const isFirst = one.sign < other.sign
        const signs = isFirst ? ([one.sign, other.sign] as const) : ([other.sign, one.sign] as const)
        const [from, to] = between
        found.set(`${signs[0]}\n${signs[1]}`, { signs, between: isFirst ? [from, to] : [to, from], how })
      }
    }
  return [...found.values()]
}

/** A move on its way from one party to another: when it was sent and when it was in hand. */
interface Way {
  readonly sign: string
  readonly sent: DayRange
  readonly inHand: DayRange
}

interface Pair {
  readonly between: readonly [string, string]
  readonly there: Way[]
  readonly back: Way[]
}

/** The ways between each two parties, in both directions. */
function pairsOf(exchange: Exchange, { ways, days }: Times): Iterable<Pair> {
  const pairs = new Map<string, Pair>()
  for (const { sign } of exchange.moves)
    for (const { move, to, sent, inHand } of ways.get(sign) ?? [])
      for (const from of to === undefined ? [] : move.from) {
        if (to === undefined || from === to) continue
        const between = from < to ? ([from, to] as const) : ([to, from] as const)
        const key = JSON.stringify(between)
        const pair = pairs.get(key) ?? { between, there: [], back: [] }
        pairs.set(key, pair)
        const way = { sign, sent: days(sent), inHand: days(inHand) }
        if (from === between[0]) pair.there.push(way)
        else pair.back.push(way)
      }
  return pairs.values()
}

function crossing(one: Way, other: Way): Crossed['how'] | undefined {
  const first = before(one.sent, other.inHand)
  const second = first === undefined ? undefined : before(other.sent, one.inHand)
  if (second === undefined) return undefined
  return first === 'surely' && second === 'surely' ? 'surely' : 'possibly'
}

/** The moves that this one tells of, acknowledges, answers or carries out. */
function shownBy({ points: own }: Move, { points }: Times): ReadonlySet<string> {
  const shown = new Set<string>()
  for (const { acknowledges = [], tells = [], answers = [], carriesOut = [] } of own) {
    for (const sign of acknowledges) shown.add(sign)
    for (const { move } of tells) shown.add(move)
    for (const id of [...answers.map(({ point }) => point), ...carriesOut]) {
      const sign = points.byId.get(id)?.move.sign
      if (sign !== undefined) shown.add(sign)
    }
  }
  return shown
}
