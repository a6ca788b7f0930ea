import type { Crossed } from '#exchange/crossed.ts'
import type { Exchange, Move } from '#exchange/exchange.ts'
import type { Times } from '#exchange/times.ts'
import { arrivalKey, type Band, type Placed, type Placing, placeInBands, topOfLabel } from './bands.ts'
import { type DatedMove, datedMoves } from './dated-moves.ts'
import { type DrawnMove, drawMove, type Heights } from './drawn-move.ts'
import { type Label, labelOf, type Run, widthOf } from './label-lines.ts'
import { laneOrder } from './lane-order.ts'
import { crossing, type Measures, NARROW, type Spot, WIDE } from './shafts.ts'

/** What a picture is made from. */
export interface Sight {
  readonly exchange: Exchange
  readonly times: Times
  /** Julian day number: as of the end of it. */
  readonly day: number
  /** The party through whose eyes it is seen. */
  readonly eye?: string
  /** Nothing after the day is drawn. */
  readonly isHidden: boolean
  readonly crossed: readonly Crossed[]
  /** Parties whose lanes are left out. */
  readonly folded: ReadonlySet<string>
  /** These moves alone are drawn. */
  readonly moves: readonly Move[]
  /** Days that are drawn, both included. */
  readonly from?: number
  readonly to?: number
  readonly label: (move: DatedMove) => readonly Run[]
  readonly isOff: (move: Move) => boolean
}

export interface Lane {
  readonly id: string
  readonly label: string
  readonly x: number
  readonly isEye: boolean
}

/** An exchange as a picture: parties side by side, time downward; all in px at 1:1. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly lanes: readonly Lane[]
  /** Heads of the lanes stand aslant. */
  readonly isSlanted: boolean
  readonly top: number
  readonly bands: readonly Band[]
  readonly moves: readonly DrawnMove[]
  readonly rings: readonly (Spot & { readonly isOff: boolean; readonly how: Crossed['how'] })[]
  readonly carries: readonly {
    readonly path: string
    readonly words: string
    readonly isOff: boolean
    readonly at: Spot
  }[]
  /** The line at the end of the day that is asked for. */
  readonly asOf?: number
  /** Moves with parties that are left out, or outside the days. */
  readonly notDrawn: number
}

const FULL = 1_016
const ROOM = 1_180
/** Beside a lane, for the line of what is carried out. */
const CARRIED = 18
/** Beside it stand the days: where moves stand close to the left, whole ones have to (*10 September 1949*). */
const FIRST = { wide: 116, bare: 140 }
const LAST = { wide: 210, bare: 40 }

/** With labels where they have room; else with signs alone. */
export function widePicture(sight: Sight): Picture {
  const { moves, parties } = drawnOf(sight)
  if (parties.length <= 7 && moves.length <= 60) {
    for (const most of [212, 188, 164, 148, 132, 116]) {
      const labels = new Map(moves.map((one) => [one.move.sign, narrowestLabel(sight.label(one), most)]))
      const lanes = roomyLanes(parties, moves, labels, pairsOf(sight, moves))
      const width = (lanes.at(-1)?.x ?? 0) + LAST.wide
      if (width <= ROOM) return compose(sight, moves, lanes, Math.max(FULL, width), WIDE, labels)
    }
  }
  const measures = { ...WIDE, radius: 11 }
  return compose(sight, moves, evenLanes(parties, FIRST.bare, FULL - LAST.bare), FULL, measures, new Map())
}

/** Three lines at the most, and no wider than they need be. */
function narrowestLabel(runs: readonly Run[], most: number): Label {
  for (let width = 132; width < most; width += 8) {
    const label = labelOf(runs, width, 3)
    if (!label.isCut) return label
  }
  return labelOf(runs, most, 3)
}

/** For a phone: no labels; the list below tells what each is. */
export function narrowPicture(sight: Sight): Picture {
  const { moves, parties } = drawnOf(sight)
  const outermost = sight.exchange.parties.find(({ id }) => id === parties.at(-1))?.label ?? ''
  const last = Math.min(310, Math.floor(350 - Math.min(HEAD, widthOf(outermost, true, 14)) * ASLANT))
  return compose(sight, moves, evenLanes(parties, 54, last), 350, NARROW, new Map())
}

/** On a phone a head is cut at so many units, and reaches so far to the right of its lane where it stands aslant. */
const HEAD = 78
const ASLANT = 0.85

interface PlainLane {
  readonly id: string
  readonly x: number
}

function drawnOf({ exchange, times, day, isHidden, folded, moves: own, from, to }: Sight) {
  const parties = laneOrder(exchange).filter((id) => !folded.has(id))
  const signs = new Set(own.map(({ sign }) => sign))
  const moves = datedMoves(exchange, times, isHidden ? day : undefined)
    .filter(({ move }) => signs.has(move.sign))
    .map((one) => ({ ...one, ends: one.ends.filter((end) => parties.includes(end.to)) }))
    .filter(
      ({ move, ends, isPublished }) =>
        laneOf(move, parties) !== undefined && (ends.length > 0 || isPublished || move.to.length === 0),
    )
    .filter((one) => one.day === undefined || ((from ?? one.day) <= one.day && one.day <= (to ?? one.day)))
  return { parties, moves }
}

const laneOf = ({ from }: Move, parties: readonly string[]) => from.find((party) => parties.includes(party))

const evenLanes = (parties: readonly string[], first: number, last: number): PlainLane[] =>
  parties.map((id, n) => ({ id, x: Math.round(first + (n * (last - first)) / Math.max(1, parties.length - 1)) }))

/** The lanes so far apart that the labels between neighbours have room. */
function roomyLanes(
  parties: readonly string[],
  moves: readonly DatedMove[],
  labels: ReadonlyMap<string, Label>,
  pairs: ReadonlyMap<string, string>,
) {
  const rooms = parties.map(() => 0)
  for (const one of moves) {
    const from = parties.indexOf(laneOf(one.move, parties) ?? '')
    const { isLeft, isBeside, reach } = sideOf(one, from, parties, pairs.has(one.move.sign))
    const gap = isLeft ? from - 1 : from
    if (gap === parties.length - 1 || (reach > 1 && !isBeside)) continue
    rooms[gap] = Math.max(rooms[gap] ?? 0, WIDE.radius + 8 + (labels.get(one.move.sign)?.width ?? 0) + 8)
  }
  // The line from what is carried out runs down beside the lane of who did, where labels would end.
  const carriers = new Set(
    moves.flatMap(({ move }) =>
      move.points.some(({ carriesOut = [] }) => carriesOut.length > 0) ? (laneOf(move, parties) ?? []) : [],
    ),
  )
  const lanes: PlainLane[] = []
  for (const [n, id] of parties.entries()) {
    const before = lanes.at(-1)
    lanes.push({
      id,
      x:
        before === undefined
          ? FIRST.wide
          : Math.round(before.x + Math.max(90, (rooms[n - 1] ?? 0) + (carriers.has(id) ? CARRIED : 0))),
    })
  }
  return lanes
}

/**
 * On which side of its lane a label stands: in the direction of the arrow; at the right, level with the disc, of the last lane, of what is
 * published, and of the right one of two that cross.
 */
function sideOf({ ends }: DatedMove, from: number, parties: readonly string[], isCrossing: boolean) {
  const to = ends.map((end) => parties.indexOf(end.to))
  const rightward = to.filter((n) => n > from)
  const isBeside = from === parties.length - 1 || to.length === 0 || (isCrossing && rightward.length === 0)
  const isLeft = !isBeside && rightward.length === 0 && from > 0
  const reach = Math.max(0, ...(isLeft ? to : rightward).map((n) => Math.abs(n - from)))
  return { isLeft, isBeside, reach, gap: to.length === 0 ? 16 : isBeside ? 10 : 8 }
}

function compose(
  sight: Sight,
  moves: readonly DatedMove[],
  plain: readonly PlainLane[],
  width: number,
  measures: Measures,
  labels: ReadonlyMap<string, Label>,
): Picture {
  const { exchange, day, eye, isOff } = sight
  const parties = plain.map(({ id }) => id)
  const xOf = new Map(plain.map(({ id, x }) => [id, x]))
  const labelled = new Map(exchange.parties.map((party) => [party.id, party.label]))
  // Heads stand in the middle over their lanes: each has half of its own width to either side.
  const half = ({ id }: PlainLane) => widthOf(labelled.get(id) ?? id, true, 14) / 2
  const isSlanted = plain.some((lane, n) => {
    const next = plain[n + 1]
    return next === undefined ? half(lane) > width - lane.x : half(lane) + half(next) > next.x - lane.x - 12
  })
  const top = isSlanted ? 92 : 50
  const pairs = pairsOf(sight, moves)
  const placings = moves.map((one): Placing => {
    const lane = laneOf(one.move, parties) ?? ''
    const x = xOf.get(lane) ?? 0
    const ends = one.ends.map(({ to }) => xOf.get(to) ?? x)
    const label = labels.get(one.move.sign)
    const side = sideOf(one, parties.indexOf(lane), parties, pairs.has(one.move.sign))
    const crosses = pairs.get(one.move.sign)
    const left = side.isLeft ? x - measures.radius - 8 - (label?.width ?? 0) : x + measures.radius + side.gap
    return {
      ...one,
      x,
      span: [Math.min(x, ...ends), Math.max(x, ...ends)],
      drop: crosses === undefined ? measures.drop : measures.cross,
      ...(crosses === undefined ? {} : { crosses }),
      ...(label === undefined ? {} : { label: { ...label, left, isBeside: side.isBeside } }),
      arrivals: one.ends.flatMap(({ to, day: on, presented }) => {
        const lane = xOf.get(to) ?? x
        return [on, presented]
          .filter((each) => each !== undefined && each !== one.day)
          .map((each) => ({ lane, day: each ?? 0 }))
      }),
    }
  })
  const placed = placeInBands(placings, top, measures)
  const heights: Heights = {
    of: placed.heights,
    arrival: (sign, lane, on) => placed.arrivals.get(arrivalKey(sign, lane, on)),
  }
  const drawn = placings.map((one) => drawMove(one, xOf, heights, measures, isOff(one.move), topOfLabel))
  const bySign = new Map(drawn.map((one) => [one.sign, one]))
  return {
    width,
    height: placed.bottom + 8,
    lanes: plain.map(({ id, x }) => ({ id, x, label: labelled.get(id) ?? id, isEye: id === eye })),
    isSlanted,
    top,
    bands: placed.bands,
    moves: drawn,
    rings: ringsOf(sight, pairs, bySign),
    carries: moves.length > 60 ? [] : carriesOf(placings, xOf, bySign),
    ...asOfLine(placed, day),
    notDrawn: sight.moves.length - moves.length,
  }
}

/** Pairs that crossed on one day, drawn on one height so that they are seen to; each in one pair at most. */
function pairsOf({ crossed }: Sight, moves: readonly DatedMove[]): ReadonlyMap<string, string> {
  const bySign = new Map(moves.map((one) => [one.move.sign, one]))
  const pairs = new Map<string, string>()
  for (const { signs } of crossed) {
    const [one, other] = [bySign.get(signs[0]), bySign.get(signs[1])]
    if (one === undefined || other === undefined || one.day === undefined || one.day !== other.day) continue
    if (one.ends.length !== 1 || other.ends.length !== 1 || signs.some((sign) => pairs.has(sign))) continue
    pairs.set(signs[0], signs[1]).set(signs[1], signs[0])
  }
  return pairs
}

function ringsOf({ crossed }: Sight, pairs: ReadonlyMap<string, string>, drawn: ReadonlyMap<string, DrawnMove>) {
  const together = crossed.filter(({ signs: [one, other] }) => pairs.get(one) === other)
  return together.flatMap(({ signs, how }) => {
    const [one, other] = signs.map((sign) => drawn.get(sign))
    const [first, second] = [one?.shafts[0], other?.shafts[0]]
    if (first === undefined || second === undefined) return []
    const spot = crossing(first, second)
    return spot === undefined ? [] : [{ ...spot, how, isOff: one?.isOff === true || other?.isOff === true }]
  })
}

/** From the head of a move to the disc of what carried it out, beside the lane of who did. */
function carriesOf(
  placings: readonly Placing[],
  xOf: ReadonlyMap<string, number>,
  drawn: ReadonlyMap<string, DrawnMove>,
) {
  return placings.flatMap(({ move, x }) => {
    const own = drawn.get(move.sign)
    const carried = [...new Set(move.points.flatMap(({ carriesOut = [] }) => carriesOut))].flatMap((point) =>
      placings.filter((each) => each.move.points.some(({ id }) => id === point)),
    )
    return [...new Set(carried)].flatMap((one) => {
      const end = drawn
        .get(one.move.sign)
        ?.ends.find((each) => each.isKnown && each.x === (xOf.get(each.to) ?? 0) && each.x === x)
      if (own === undefined || end === undefined || own.y <= end.y + 30) return []
      const side = x - 17
      return [
        {
          path: `M${x - 8} ${end.y}Q${side} ${end.y} ${side} ${end.y + 9}V${own.y - 9}Q${side} ${own.y} ${x - 12} ${own.y}`,
          words: `carries out ${one.move.sign}`,
          isOff: own.isOff,
          at: { x: side - 5, y: own.y - 14 },
        },
      ]
    })
  })
}

function asOfLine({ bands }: Placed, day: number): { readonly asOf?: number } {
  const last = bands.findLast(({ from, isFold, to }) => from !== undefined && (isFold ? (to ?? from) : from) <= day)
  return last === undefined ? {} : { asOf: last.y + last.height }
}
