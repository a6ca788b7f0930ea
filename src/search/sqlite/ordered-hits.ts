import type { Result } from '../search.ts'
import type { Order, Orders } from './orders.ts'
import { where } from './where.ts'

/** Some of the hits: those that are ranked, the best first, and the others, which stand behind them. Told when they are asked for. */
interface Group {
  ranked(): Uint32Array
  others(): Uint32Array
}

type Sorting = Pick<Orders, 'sorted'>

interface Ordering {
  readonly orders: Sorting
  /** In which those stand that are not ranked. */
  readonly order: Order
  readonly ranking: Result['ranking']
}

const NO_ROWS = new Uint32Array()

/** The hits of a question in their order, of which as few are sorted as are asked for. */
export class OrderedHits {
  readonly ranking: Result['ranking']
  private readonly ordering: Ordering
  private readonly groups: readonly Group[]

  private constructor(ordering: Ordering, groups: readonly Group[]) {
    this.ordering = ordering
    this.ranking = ordering.ranking
    this.groups = groups
  }

  /** All of them ranked. */
  static ranked(orders: Sorting, ranked: () => Uint32Array): OrderedHits {
    const ordering = { orders, order: 'added', ranking: 'exhaustive' } as const
    return new OrderedHits(ordering, [{ ranked: once(ranked), others: () => NO_ROWS }])
  }

  /** Some of these rows ranked, the others behind them, the newest first. */
  static bounded(orders: Sorting, ranked: Uint32Array, rows: Uint32Array): OrderedHits {
    const others = once(() => {
      const isRanked = new Uint8Array((rows.at(-1) ?? 0) + 1)
      for (const row of ranked) isRanked[row] = 1
      return where(rows, (row) => isRanked[row] !== 1)
    })
    return new OrderedHits({ orders, order: 'added', ranking: 'bounded' }, [{ ranked: () => ranked, others }])
  }

  /** In an order that their words do not change. */
  static inOrder(orders: Sorting, order: Order, rows: Uint32Array): OrderedHits {
    return new OrderedHits({ orders, order, ranking: 'constant' }, [{ ranked: () => NO_ROWS, others: () => rows }])
  }

  /** After so many, the others are in no order but their age; absent where all are ranked, or none. */
  get rankedTo(): number | undefined {
    if (this.ranking !== 'bounded') return undefined
    let ranked = 0
    for (const [n, group] of this.groups.entries()) {
      ranked += group.ranked().length
      if (n < this.groups.length - 1 && group.others().length > 0) break
    }
    return ranked
  }

  /** The first so many hits at least, as far as there are. */
  first(count: number): Uint32Array {
    const { orders, order } = this.ordering
    const found: Uint32Array[] = []
    let held = 0
    const add = (some: Uint32Array) => {
      found.push(some)
      held += some.length
    }
    for (const group of this.groups) {
      if (held < count) add(group.ranked())
      if (held < count) add(orders.sorted(order, group.others(), count - held))
    }
    const [all = NO_ROWS] = found
    return found.length < 2 ? all : joined(found, held)
  }

  /** Those of some parts of the rows before the rest, the first part first. */
  inParts(rows: Uint32Array, parts: readonly Uint32Array[]): OrderedHits {
    if (parts.length === 0) return this
    const rest = parts.length
    const partOf = new Uint8Array((rows.at(-1) ?? 0) + 1).fill(NO_PART)
    for (let n = 0; n < rows.length; n++) partOf[rows[n] ?? 0] = rest
    for (const [n, part] of [...parts.entries()].reverse())
      for (const row of part) if ((partOf[row] ?? NO_PART) !== NO_PART) partOf[row] = n
    const all = this.groups.map((group) => group.ranked())
    const ranked = joined(
      all,
      all.reduce((sum, { length }) => sum + length, 0),
    )
    const inEach = Array.from({ length: rest + 1 }, (_, n) => where(ranked, (row) => partOf[row] === n))
    for (const row of ranked) partOf[row] = NO_PART
    const groups = inEach.map((some, n) => ({
      ranked: () => some,
      others: once(() => where(parts[n] ?? rows, (row) => partOf[row] === n)),
    }))
    const { ordering, ranking } = this
    // Which part a hit is of was told of each.
    return new OrderedHits({ ...ordering, ranking: ranking === 'constant' ? 'exhaustive' : ranking }, groups)
  }
}

const NO_PART = 255

function joined(lists: readonly Uint32Array[], length: number): Uint32Array {
  const all = new Uint32Array(length)
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}

function once(act: () => Uint32Array): () => Uint32Array {
  let made: Uint32Array | undefined
  return () => {
    made ??= act()
    return made
  }
}
