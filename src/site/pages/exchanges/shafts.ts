/** A place in the picture, in px at 1:1. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** The measures of a picture: radius of a disc, and what stands at the end of an arrow. */
export interface Measures {
  readonly radius: number
  /** So far a shaft falls on its way within a day. */
  readonly drop: number
  /** And so far where two are seen to cross. */
  readonly cross: number
  /** The length over which a shaft breaks up where the day of receipt is not known, and how short of the lane it ends. */
  readonly fade: number
  readonly short: number
  /** How far before the lane the bar of a presentation stands. */
  readonly bar: number
}

export const WIDE: Measures = { radius: 12, drop: 20, cross: 52, fade: 66, short: 16, bar: 22 }
export const NARROW: Measures = { radius: 11, drop: 20, cross: 34, fade: 34, short: 9, bar: 13 }

/** One arrow: paths of its shaft, of the part that breaks up, of its heads and bars. */
export interface Shaft {
  readonly line: string
  readonly fading?: string
  readonly heads: readonly string[]
  readonly bar?: string
  /** Both ends, for marks and crossings. */
  readonly from: Spot
  readonly to: Spot
}

const round = (n: number) => Math.round(n * 10) / 10
const at = ({ x, y }: Spot) => `${round(x)} ${round(y)}`

/** The place a part of the way along. */
export const along = (from: Spot, to: Spot, part: number): Spot => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
})

function unit(from: Spot, to: Spot) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length, length }
}

const beyond = ({ x, y }: Spot, way: Spot, by: number): Spot => ({ x: x + way.x * by, y: y + way.y * by })

const HEAD = { length: 9, half: 3.6 }

function head(tip: Spot, way: Spot): string {
  const base = beyond(tip, way, -HEAD.length)
  const side = (sign: number): Spot => ({ x: base.x - sign * way.y * HEAD.half, y: base.y + sign * way.x * HEAD.half })
  return `M${at(tip)}L${at(side(1))}L${at(side(-1))}z`
}

/** From the rim of a disc to the lanes on its way, a head at each; the last is the farthest. */
export function arrow(disc: Spot, ends: readonly Spot[], { radius }: Measures): Shaft {
  const far = ends.at(-1) ?? disc
  const way = unit(disc, far)
  const from = beyond(disc, way, radius)
  const tips = ends.map((end) => beyond(end, way, -1))
  return {
    line: `M${at(from)}L${at(beyond(far, way, -HEAD.length))}`,
    heads: tips.map((tip) => head(tip, way)),
    from,
    to: far,
  }
}

/** Presented on one day, at the bar, and arrived on a later; a head at each lane that it reaches on its way to the bar. */
export function arrowInTwoStages(disc: Spot, bar: Spot, end: Spot, on: readonly Spot[], { radius }: Measures): Shaft {
  const first = unit(disc, bar)
  const from = beyond(disc, first, radius)
  const way = unit(bar, end)
  return {
    line: `M${at(from)}L${at(bar)}L${at(beyond(end, way, -HEAD.length))}`,
    heads: [...on.map((spot) => head(beyond(spot, first, -1), first)), head(beyond(end, way, -1), way)],
    bar: `M${at({ x: bar.x, y: bar.y - 6 })}v12`,
    from,
    to: bar,
  }
}

/** Gaps and dashes of a shaft that breaks up, before they are scaled to its length. */
const BREAKING = [3, 8, 4, 6, 5, 4.5, 6, 3, 7, 2]
const BROKEN = BREAKING.reduce((sum, each) => sum + each, 0)

/** Of a move whose day of receipt is not known: no head, and it ends short of the lane. Gaps, no gradient: it prints. */
export function arrowThatFades(disc: Spot, lane: Spot, { radius, fade, short }: Measures): Shaft {
  const way = unit(disc, lane)
  const from = beyond(disc, way, radius)
  const to = beyond(lane, way, -short)
  const length = Math.max(0, way.length - radius - short)
  const broken = Math.min(fade, length / 2)
  let gone = length - broken
  const whole = beyond(from, way, gone)
  let fading = ''
  BREAKING.forEach((each, n) => {
    const next = gone + (each * broken) / BROKEN
    if (n % 2 === 1) fading += `M${at(beyond(from, way, gone))}L${at(beyond(from, way, next))}`
    gone = next
  })
  return { line: `M${at(from)}L${at(whole)}`, fading, heads: [], from, to }
}

/** Where two shafts cut each other; undefined where they do not. */
export function crossing(one: Shaft, other: Shaft): Spot | undefined {
  const [a, b] = [one.from, one.to]
  const [c, d] = [other.from, other.to]
  const [r, s] = [
    { x: b.x - a.x, y: b.y - a.y },
    { x: d.x - c.x, y: d.y - c.y },
  ]
  const turn = r.x * s.y - r.y * s.x
  if (turn === 0) return undefined
  const part = ((c.x - a.x) * s.y - (c.y - a.y) * s.x) / turn
  const others = ((c.x - a.x) * r.y - (c.y - a.y) * r.x) / turn
  return part >= 0 && part <= 1 && others >= 0 && others <= 1 ? along(a, b, part) : undefined
}
