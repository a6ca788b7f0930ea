import type { Exchange } from '#exchange/exchange.ts'

/** Beyond so many parties there are too many orders to try them all. */
const ALL_TRIED = 7

/** The order of lanes in which the moves have the least way to go, all of them together; among equals the given one. */
export function laneOrder({ parties, moves }: Pick<Exchange, 'parties' | 'moves'>): readonly string[] {
  const given = parties
    .map(({ id, order }, index) => ({ id, rank: order ?? index }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
  const index = new Map(given.map((id, n) => [id, n]))
  const weight = given.map(() => given.map(() => 0))
  for (const { from, to, copies = [] } of moves) {
    for (const [one, other] of from.flatMap((party) => [...to, ...copies].map((each) => [party, each] as const))) {
      const [row, n] = [weight[index.get(one) ?? -1], index.get(other)]
      if (row !== undefined && n !== undefined) row[n] = (row[n] ?? 0) + 1
    }
  }
  const start = given.map((_, n) => n)
  const best = given.length <= ALL_TRIED ? ofAll(start, weight) : bySwaps(start, weight)
  return best.map((n) => given[n]).filter((id) => id !== undefined)
}

type Weight = readonly (readonly number[])[]

function cost(order: readonly number[], weight: Weight): number {
  let sum = 0
  for (let a = 0; a < order.length; a++)
    for (let b = a + 1; b < order.length; b++) {
      const [one, other] = [order[a] ?? 0, order[b] ?? 0]
      sum += ((weight[one]?.[other] ?? 0) + (weight[other]?.[one] ?? 0)) * (b - a)
    }
  return sum
}

function ofAll(given: readonly number[], weight: Weight): readonly number[] {
  let best = { order: given, cost: cost(given, weight) }
  const go = (head: readonly number[], rest: readonly number[]) => {
    if (rest.length === 0) {
      const sum = cost(head, weight)
      if (sum < best.cost) best = { order: head, cost: sum }
    }
    for (const next of rest)
      go(
        [...head, next],
        rest.filter((each) => each !== next),
      )
  }
  go([], given)
  return best.order
}

/** Swaps two lanes as long as that makes the ways shorter. Only the ways of the two are measured: there may be hundreds of parties, and a reader waits. */
function bySwaps(given: readonly number[], weight: Weight): readonly number[] {
  const order = [...given]
  const place = new Map(order.map((lane, at) => [lane, at]))
  const ways = waysOf(weight)
  const longer = (lane: number, other: number, from: number, to: number) => {
    let sum = 0
    for (const [end, count] of ways[lane] ?? []) {
      const at = place.get(end)
      if (end !== other && at !== undefined) sum += count * (Math.abs(to - at) - Math.abs(from - at))
    }
    return sum
  }
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (let a = 0; a < order.length; a++) {
      for (let b = a + 1; b < order.length; b++) {
        const [one, other] = [order[a], order[b]]
        if (one === undefined || other === undefined) continue
        if (longer(one, other, a, b) + longer(other, one, b, a) >= 0) continue
        order[a] = other
        order[b] = one
        place.set(one, b).set(other, a)
        isBetter = true
      }
    }
  }
  return order
}

/** To which lanes each has ways, and how many, in both directions together; those to itself are never longer or shorter. */
const waysOf = (weight: Weight): readonly (readonly (readonly [end: number, count: number])[])[] =>
  weight.map((row, lane) =>
    row.flatMap((count, end) => {
      const both = count + (weight[end]?.[lane] ?? 0)
      return both === 0 || end === lane ? [] : [[end, both] as const]
    }),
  )
