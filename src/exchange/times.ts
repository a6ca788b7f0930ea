import type { Issue } from '#value/issue.ts'
import { type DayRange, isoOf } from './day-range.ts'
import { type Delivery, deliveriesOf, type Event } from './deliveries.ts'
import type { Exchange } from './exchange.ts'
import { type Implication, implicationsOf } from './implications.ts'
import { type Points, pointsOf } from './points.ts'

/** The days of an event, and the move that implies an end of them where no source states it ("by 13 January, implied by 3"). */
export interface EventDays extends DayRange {
  readonly earliestBy?: string
  readonly latestBy?: string
}

/** When everything in an exchange happened, as narrowly as its sources and what they imply allow. */
export interface Times {
  readonly points: Points
  readonly ways: ReadonlyMap<string, readonly Delivery[]>
  readonly days: (event: Event) => EventDays
  /** Dates that contradict what is implied: the stated date stands, and nothing is narrowed by the contradiction. */
  readonly issues: readonly Issue[]
}

/**
 * Narrows the days of each step until nothing changes (exchange.md, "Times"). Bounds only ever take over another bound, less a day of
 * slack at most, so it ends whatever circles the data hold, and the order of the moves does not matter.
 */
export function timesOf(exchange: Exchange, imply = implicationsOf): Times {
  const points = pointsOf(exchange)
  const ways = new Map(exchange.moves.map((move) => [move.sign, deliveriesOf(move)]))
  const implications = inOrder(imply(points, ways))
  const first = narrowed(implications)
  const contradicted = implications.filter((each) => contradicts(each, first))
  const days = contradicted.length === 0 ? first : narrowed(implications.filter((each) => !contradicted.includes(each)))
  return {
    points,
    ways,
    days: (event) => days.get(event) ?? event.stated,
    // An answer that also acknowledges says the same twice.
    issues: [...new Map(contradicted.map(contradiction).map((issue) => [issue.message, issue])).values()],
  }
}

type Days = Map<Event, EventDays>

/** Sweeps forth and back until nothing changes. Sorted by what is stated, most exchanges take two sweeps. What is narrowed by nothing is not in it. */
function narrowed(implications: readonly Implication[]): Days {
  const days: Days = new Map()
  const back = implications.toReversed()
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const each of implications) isChanged = carryForward(days, each) || isChanged
    for (const each of back) isChanged = carryBack(days, each) || isChanged
  }
  return days
}

/** By the days that are stated; among equals by their keys, so that the order of the moves does not matter. */
function inOrder(implications: readonly Implication[]): readonly Implication[] {
  const keyed = implications.map((each) => ({
    each,
    at: Math.max(each.before.stated.earliest, each.after.stated.earliest),
  }))
  return keyed.toSorted((a, b) => compare(a.at, b.at) || byKeys(a.each, b.each)).map(({ each }) => each)
}

const compare = <T extends number | string>(a: T, b: T) => (a === b ? 0 : a < b ? -1 : 1)

const byKeys = (a: Implication, b: Implication) =>
  compare(a.before.key, b.before.key) || compare(a.after.key, b.after.key) || compare(a.because, b.because)

/** No sooner than what came before it; a stated last day is the furthest that is gone. Tells whether it narrowed. */
function carryForward(days: Days, { before, after, because, slack }: Implication): boolean {
  const first: EventDays = days.get(before) ?? before.stated
  const second: EventDays = days.get(after) ?? after.stated
  const earliest = Math.min(first.earliest - slack, after.stated.latest)
  if (earliest <= second.earliest) return false
  const by = because === 'order' ? first.earliestBy : because
  days.set(after, { ...second, ...doubtOf(first), earliest, ...(by === undefined ? {} : { earliestBy: by }) })
  return true
}

/** No later than what came after it. */
function carryBack(days: Days, { before, after, because, slack }: Implication): boolean {
  const first: EventDays = days.get(before) ?? before.stated
  const second: EventDays = days.get(after) ?? after.stated
  const latest = Math.max(second.latest + slack, before.stated.earliest)
  if (latest >= first.latest) return false
  const by = because === 'order' ? second.latestBy : because
  days.set(before, { ...first, ...doubtOf(second), latest, ...(by === undefined ? {} : { latestBy: by }) })
  return true
}

/** A bound is no surer than the day that it was taken from. */
const doubtOf = ({ uncertain }: DayRange) => (uncertain === true ? { uncertain } : {})

const contradicts = ({ before, after, slack }: Implication, days: Days): boolean =>
  (days.get(before) ?? before.stated).earliest - slack > after.stated.latest ||
  (days.get(after) ?? after.stated).latest + slack < before.stated.earliest

const said = ({ step, stated }: Event) => {
  const [from, to] = [isoOf(stated.earliest) ?? '..', isoOf(stated.latest) ?? '..']
  return `${step} ${from === to ? from : `${from}/${to}`}`
}

const contradiction = ({ before, after, because }: Implication): Issue => ({
  severity: 'warning',
  at: after.sign,
  field: 'steps',
  message: `${after.sign} (${said(after)}) cannot have come after ${before.sign} (${said(before)})${
    because === 'order' ? ', as the order of its steps has it' : `, as ${because} implies`
  }. The stated dates stand.`,
})
