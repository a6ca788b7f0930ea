import type { DatedMove } from './dated-moves.ts'
import { type Label, LEADING } from './label-lines.ts'
import type { Measures } from './shafts.ts'

/** A day, or a run of days on which nothing is known to have moved. */
export interface Band {
  readonly y: number
  readonly height: number
  /** Julian day numbers; absent of the moves without a day. */
  readonly from?: number
  readonly to?: number
  readonly isFold: boolean
}

/** What is placed: a dated move with what it takes up beside its disc. */
export interface Placing extends DatedMove {
  readonly x: number
  /** From the leftmost to the rightmost of its lanes. */
  readonly span: readonly [left: number, right: number]
  readonly label?: Label & { readonly left: number; readonly isBeside: boolean }
  /** Falls so far; more where it is seen to cross another. */
  readonly drop: number
  /** The move with which it is drawn crossing, on one height. */
  readonly crosses?: string
  /** Where arrows come in on another day: lanes by the day. */
  readonly arrivals: readonly { readonly lane: number; readonly day: number }[]
}

export interface Placed {
  readonly bands: readonly Band[]
  /** The height of each move's disc. */
  readonly heights: ReadonlyMap<string, number>
  /** The height at which an arrow comes in, by the sign of its move and its lane. */
  readonly arrivals: ReadonlyMap<string, number>
  readonly bottom: number
}

interface Box {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

const LEAST = 40
const ARRIVED = 46
const FOLD = 34
/** Under the ends of two that cross, for the words below their ring. */
const CROSSED = 14

export const arrivalKey = (sign: string, lane: number, day: number) => `${sign} ${lane} ${day}`

/** Days one below the other, not to scale, and each move at the first height in its day where it touches no other. */
export function placeInBands(moves: readonly Placing[], top: number, measures: Measures): Placed {
  const heights = new Map<string, number>()
  const arrivals = new Map<string, number>()
  const bands: Band[] = []
  let y = top
  const all = moves.flatMap(({ day, arrivals: ends }) => [day, ...ends.map((end) => end.day)])
  const days = [...new Set(all)].filter((day) => day !== undefined).toSorted((a, b) => a - b)
  const byDay = Map.groupBy(moves, ({ day }) => day)
  const comingIn = Map.groupBy(
    moves.flatMap(({ move, day, arrivals: ends }) =>
      ends.filter((end) => end.day !== day).map((end) => ({ ...end, sign: move.sign })),
    ),
    ({ day }) => day,
  )
  const add = (band: Omit<Band, 'y'>) => {
    bands.push({ ...band, y })
    y += band.height
  }
  let before: number | undefined
  for (const day of days) {
    if (before !== undefined && day > before + 1) add({ from: before + 1, to: day - 1, isFold: true, height: FOLD })
    const boxes: Box[] = []
    const lanes = new Map<number, number>()
    for (const { sign, lane } of comingIn.get(day) ?? []) {
      const nth = lanes.get(lane) ?? 0
      lanes.set(lane, nth + 1)
      const height = y + 24 + 14 * nth
      arrivals.set(arrivalKey(sign, lane, day), height)
      boxes.push({ x0: lane - 12, x1: lane + 12, y0: height - 10, y1: height + 8 })
    }
    const least = lanes.size > 0 ? ARRIVED : LEAST
    const lowest = place(byDay.get(day) ?? [], y, boxes, heights, measures)
    add({ from: day, to: day, isFold: false, height: Math.max(least, lowest - y + 10) })
    before = day
  }
  const without = byDay.get(undefined) ?? []
  if (without.length > 0) {
    y += 26
    const lowest = place(without, y, [], heights, measures)
    add({ isFold: false, height: Math.max(LEAST, lowest - y + 10) })
  }
  return { bands, heights, arrivals, bottom: y }
}

/** Gives each move of a band its height; what comes back is the lowest that is taken up. */
function place(
  moves: readonly Placing[],
  top: number,
  boxes: Box[],
  heights: Map<string, number>,
  measures: Measures,
): number {
  const signs = new Set(moves.map(({ move }) => move.sign))
  const lastOf = new Map<number, number>()
  for (const each of moves) {
    const { move, x, crosses } = each
    const partner = crosses === undefined ? undefined : heights.get(crosses)
    if (partner !== undefined && crosses !== undefined && signs.has(crosses)) {
      heights.set(move.sign, partner)
      boxes.push(...boxesOf(each, partner, measures))
      continue
    }
    const pair = moves.find(({ move: other }) => other.sign === crosses)
    const together = pair === undefined ? [each] : [each, pair]
    // Same sender, same day: downward in order.
    let y = Math.max(top + 12 + measures.radius, (lastOf.get(x) ?? 0) + 2 * measures.radius + 4)
    for (let isFree = false; !isFree; ) {
      isFree = true
      for (const own of together.flatMap((one) => boxesOf(one, y, measures))) {
        const below = Math.max(...boxes.filter((box) => touches(own, box)).map((box) => box.y1), top + 2)
        if (own.y0 >= below) continue
        y += Math.max(2, Math.ceil(below - own.y0))
        isFree = false
        break
      }
    }
    heights.set(move.sign, y)
    lastOf.set(x, y)
    boxes.push(...boxesOf(each, y, measures))
  }
  return Math.max(top, ...boxes.map(({ y1 }) => y1))
}

const touches = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1

function boxesOf(
  { x, span, label, drop, crosses, isPublished, ends }: Placing,
  y: number,
  { radius }: Measures,
): Box[] {
  const falls =
    isPublished && ends.length === 0 ? radius : Math.max(radius, drop + 6 + (crosses === undefined ? 0 : CROSSED))
  const arrow = { x0: Math.min(span[0], x) - 8, x1: Math.max(span[1], x) + 8, y0: y - radius - 1, y1: y + falls + 1 }
  if (label === undefined) return [arrow]
  const top = topOfLabel(label, y)
  const own = {
    x0: label.left - 4,
    x1: label.left + label.width + 4,
    y0: top,
    y1: top + label.lines.length * LEADING + 2,
  }
  return [arrow, own]
}

/** Above the shaft; beside the disc where no shaft runs on that side. */
export const topOfLabel = ({ lines, isBeside }: NonNullable<Placing['label']>, y: number): number =>
  isBeside ? y - 10 : y - 8 - lines.length * LEADING
