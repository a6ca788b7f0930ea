import { before, type DayRange } from './day-range.ts'
import type { Exchange, Move } from './exchange.ts'
import type { Times } from './times.ts'

/** Two moves between the same parties, each sent before the other was in hand. */
export interface Crossed {
  readonly signs: readonly [string, string]
  readonly between: readonly [string, string]
  readonly how: 'surely' | 'possibly'
}

/**
 * Every pair that crossed, surely or possibly, where neither shows knowledge of the other (exchange.md, "The ledger"); with `signs`, each that
 * has one of these moves. One by one, as they are taken: among thousands of moves half a million pairs may have crossed.
 */
export function* crossedMoves(exchange: Exchange, times: Times, signs?: ReadonlySet<string>): Generator<Crossed> {
  const crossing = crossingOnce()
  for (const { between, there, back } of pairsOf(exchange, times)) {
    const own = signs === undefined ? back : back.filter(({ sign }) => signs.has(sign))
    for (const one of there)
      for (const other of signs?.has(one.sign) === true ? back : own) {
        const how = crossing(one, other)
        if (how === undefined) continue
        const [from, to] = between
        yield one.sign < other.sign
          ? { signs: [one.sign, other.sign], between: [from, to], how }
          : { signs: [other.sign, one.sign], between: [to, from], how }
      }
  }
}

/** How many there are, none of them made. */
export function countCrossed(exchange: Exchange, times: Times): number {
  const crossing = crossingOnce()
  let count = 0
  for (const { there, back } of pairsOf(exchange, times))
    for (const one of there) for (const other of back) if (crossing(one, other) !== undefined) count += 1
  return count
}

/** A move on its way from one party to another: when it was sent and when it was in hand. */
interface Way {
  readonly sign: string
  readonly sent: DayRange
  readonly inHand: DayRange
  /** The moves that it shows knowledge of. */
  readonly shown: ReadonlySet<string>
  /** The move came from several. */
  readonly isJoint: boolean
}

interface Pair {
  readonly between: readonly [string, string]
  readonly there: Way[]
  readonly back: Way[]
}

/** The ways between each two parties, in both directions. */
function pairsOf({ moves }: Exchange, times: Times): Iterable<Pair> {
  const pairs = new Map<string, Pair>()
  for (const move of moves) {
    const { sign, from: senders } = move
    const shown = shownBy(move, times)
    const isJoint = senders.length > 1
    for (const { to, sent, inHand } of times.ways.get(sign) ?? [])
      for (const from of senders) {
        if (to === undefined || from === to) continue
        const between = from < to ? ([from, to] as const) : ([to, from] as const)
        const key = JSON.stringify(between)
        const pair = pairs.get(key) ?? { between, there: [], back: [] }
        pairs.set(key, pair)
        const way = { sign, sent: times.days(sent), inHand: times.days(inHand), shown, isJoint }
        if (from === between[0]) pair.there.push(way)
        else pair.back.push(way)
      }
  }
  return pairs.values()
}

/** How two ways crossed, told once of two moves: one of joint senders is several ways to what went to them all. */
function crossingOnce(): (one: Way, other: Way) => Crossed['how'] | undefined {
  const told = new Set<string>()
  return (one, other) => {
    const first = before(one.sent, other.inHand)
    const second = first === undefined ? undefined : before(other.sent, one.inHand)
    if (second === undefined || one.sign === other.sign) return undefined
    if (one.shown.has(other.sign) || other.shown.has(one.sign)) return undefined
    if (one.isJoint || other.isJoint) {
      const both = [one.sign, other.sign].toSorted().join('\n')
      if (told.has(both)) return undefined
      told.add(both)
    }
    return first === 'surely' && second === 'surely' ? 'surely' : 'possibly'
  }
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
