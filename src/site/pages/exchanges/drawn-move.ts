import type { STANCES } from '#exchange/exchange.ts'
import type { Placing } from './bands.ts'
import type { Run } from './label-lines.ts'
import { along, arrow, arrowInTwoStages, arrowThatFades, type Measures, type Shaft, type Spot } from './shafts.ts'

/** A move as it stands in the picture. */
export interface DrawnMove extends Spot {
  readonly sign: string
  readonly isAnswer: boolean
  readonly isOff: boolean
  readonly isReported: boolean
  readonly isPublished: boolean
  /** The day of its sending is not certain. */
  readonly isUncertain: boolean
  readonly shafts: readonly Shaft[]
  readonly marks: readonly (Spot & { readonly stance: (typeof STANCES)[number] })[]
  readonly label?: { readonly x: number; readonly y: number; readonly lines: readonly (readonly Run[])[] }
  readonly ends: readonly (Spot & { readonly to: string; readonly isKnown: boolean })[]
  /** Down to the move that implies by when it was in hand. */
  readonly implied: readonly string[]
  /** Days of the stages, in words, beside the lane. */
  readonly stages: readonly (Spot & { readonly step: string; readonly day: number; readonly isLeft: boolean })[]
}

export interface Heights {
  readonly of: ReadonlyMap<string, number>
  readonly arrival: (sign: string, lane: number, day: number) => number | undefined
}

/** Lays out one move: its disc, its arrows to each addressee, its marks and its label. */
export function drawMove(
  one: Placing,
  xOf: ReadonlyMap<string, number>,
  heights: Heights,
  measures: Measures,
  isOff: boolean,
  topOf: (label: NonNullable<Placing['label']>, y: number) => number,
): DrawnMove {
  const { move, x, label, drop } = one
  const disc: Spot = { x, y: heights.of.get(move.sign) ?? 0 }
  const ends = one.ends
    .map((end) => ({ ...end, x: xOf.get(end.to) ?? x }))
    .filter((end) => end.x !== x)
    .map((end) => {
      const on = (day: number) => (day === one.day ? undefined : heights.arrival(move.sign, end.x, day))
      return {
        ...end,
        y: (end.day === undefined ? undefined : on(end.day)) ?? disc.y + drop,
        barY: end.presented === undefined ? undefined : (on(end.presented) ?? disc.y + drop),
      }
    })
  const shafts: Shaft[] = []
  for (const isLeft of [true, false]) {
    const side = ends.filter((end) => end.x < x === isLeft).toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))
    const sameDay = side.filter((end) => end.day !== undefined && end.barY === undefined && end.y === disc.y + drop)
    const staged = side.filter((end) => end.day !== undefined && end.barY === disc.y + drop).at(-1)
    const far = sameDay.at(-1)
    const isOnWay = far !== undefined && staged !== undefined && Math.abs(staged.x - x) > Math.abs(far.x - x)
    if (far !== undefined && !isOnWay) {
      const on = sameDay.map((end) => along(disc, far, (end.x - x) / (far.x - x)))
      shafts.push(arrow(disc, on, measures))
    }
    for (const end of side.filter((each) => !sameDay.includes(each))) {
      const before = { x: end.x + (isLeft ? measures.bar : -measures.bar), y: end.barY ?? 0 }
      if (end.day === undefined) shafts.push(arrowThatFades(disc, { ...end, y: disc.y + drop }, measures))
      else if (end.barY === undefined) shafts.push(arrow(disc, [end], measures))
      else {
        const on =
          end === staged && isOnWay ? sameDay.map((one) => along(disc, before, (one.x - x) / (before.x - x))) : []
        shafts.push(arrowInTwoStages(disc, before, end, on, measures))
      }
    }
  }
  const stances = move.points.flatMap(({ answers = [] }) => answers.map(({ stance }) => stance))
  return {
    ...disc,
    sign: move.sign,
    isAnswer: stances.length > 0,
    isOff,
    isReported: move.attested !== 'documented',
    isPublished: one.isPublished,
    isUncertain: one.isUncertain,
    shafts,
    marks: marksOn(shafts, stances, one.crosses !== undefined),
    ...(label === undefined ? {} : { label: { x: label.left, y: topOf(label, disc.y), lines: label.lines } }),
    ends: ends.map((end) => ({ to: end.to, x: end.x, y: end.y, isKnown: end.day !== undefined })),
    implied: ends.flatMap((end, n) => {
      const until = end.by === undefined ? undefined : heights.of.get(end.by)
      const beside = end.x + (end.x > x ? -1 : 1) * (5 + 4 * n)
      if (until === undefined || until - 6 <= end.y + 4) return []
      return [`M${beside} ${end.y + 2}V${until - 6}M${beside - 2.5} ${until - 6}h5`]
    }),
    stages:
      label === undefined
        ? []
        : ends.flatMap((end) =>
            end.presented === undefined || end.day === undefined
              ? []
              : [
                  { ...besideLane(end.x, x), y: (end.barY ?? end.y) + 4, step: 'presented', day: end.presented },
                  { ...besideLane(end.x, x), y: end.y + 4, step: end.step, day: end.day },
                ],
          ),
  }
}

/** On the far side of the lane from where the arrow comes. */
const besideLane = (lane: number, from: number) =>
  lane < from ? { x: lane - 10, isLeft: true } : { x: lane + 10, isLeft: false }

/** One for each answer, on the first shaft: at its middle, nearer where it breaks up or crosses another. */
function marksOn(shafts: readonly Shaft[], stances: DrawnMove['marks'][number]['stance'][], isCrossing: boolean) {
  const [shaft] = shafts
  // A shaft as short as that has no room for marks; the key and the table have them.
  if (
    shaft === undefined ||
    Math.hypot(shaft.to.x - shaft.from.x, shaft.to.y - shaft.from.y) < 24 * stances.length + (isCrossing ? 60 : 0)
  )
    return []
  const middle = isCrossing ? 0.27 : shaft.fading === undefined ? 0.5 : 0.42
  const apart = isCrossing ? 0.13 : 0.15
  const first = middle - (apart * (stances.length - 1)) / 2
  return stances.slice(0, 4).map((stance, n) => ({ ...along(shaft.from, shaft.to, first + apart * n), stance }))
}
