import { type DayRange, OPEN, rangeOf, union } from './day-range.ts'
import { type Claim, type Move, STEPS } from './exchange.ts'

/** One step of a move, for all of its addressees or for one: what is claimed of its day. */
export interface Event {
  readonly key: string
  readonly sign: string
  readonly step: string
  /** Of the claims together; open where there are none. */
  readonly stated: DayRange
  readonly place?: string
  /** The claims have no day in common: the range is their union, and said so. */
  readonly disputed: boolean
  /** No source names a day of it. */
  readonly dayless: boolean
  /** Moves that it came after, by a claim. */
  readonly after: readonly string[]
}

/** The way of a move to one party: its steps in their order, and which of them count as sent and as in hand. */
export interface Delivery {
  readonly move: Move
  /** Absent for what was published and sent to nobody. */
  readonly to?: string
  readonly events: readonly Event[]
  readonly sent: Event
  readonly inHand: Event
}

function eventOf(sign: string, step: string, to: string | undefined, claims: readonly Claim[], place?: string): Event {
  const ranges = claims.filter(({ edtf }) => edtf !== undefined).map(({ edtf }) => rangeOf(edtf))
  const latestStart = Math.max(...ranges.map(({ earliest }) => earliest))
  return {
    key: `${sign}/${step}/${to ?? ''}`,
    sign,
    step,
    stated: ranges.length === 0 ? OPEN : union(ranges),
    ...(place === undefined ? {} : { place }),
    disputed: ranges.some(({ latest }) => latest < latestStart),
    dayless: ranges.length === 0 && claims.every(({ after }) => after === undefined),
    after: claims.flatMap(({ after }) => (after === undefined ? [] : [after])),
  }
}

const IN_HAND = ['seen', 'deciphered', 'arrived', 'presented']

/** A move's way to a party. A step that is stated for that party stands before one that is stated for all. */
function deliveryTo(move: Move, to: string | undefined): Delivery {
  const stated = STEPS.flatMap((step) => {
    const all = (move.steps ?? []).filter((each) => each.step === step)
    const own = all.filter((each) => each.to !== undefined && each.to === to)
    const taken = own.length > 0 ? own : all.filter((each) => each.to === undefined)
    const [first] = taken
    if (first === undefined) return []
    return [
      eventOf(
        move.sign,
        step,
        first.to,
        taken.flatMap(({ claims }) => claims),
        first.place,
      ),
    ]
  })
  const published =
    move.public === undefined ? undefined : eventOf(move.sign, 'published', undefined, [{ edtf: move.public.from }])
  const find = (step: string) => stated.find((event) => event.step === step)
  const sent =
    find('dispatched') ??
    find('presented') ??
    (to === undefined ? published : undefined) ??
    eventOf(move.sign, 'dispatched', undefined, [])
  const inHand = IN_HAND.map(find).find((event) => event !== undefined) ?? eventOf(move.sign, 'arrived', to, [])
  const events = [...stated, sent, inHand].filter((event, index, all) => all.indexOf(event) === index)
  const order = (event: Event) => (STEPS as readonly string[]).indexOf(event.step)
  return {
    move,
    ...(to === undefined ? {} : { to }),
    events: events.toSorted((a, b) => order(a) - order(b)),
    sent,
    inHand: to === undefined ? sent : inHand,
  }
}

/** The ways of a move, one for each of its addressees and of those who get a copy; one without addressee where there are none. */
export function deliveriesOf(move: Move): readonly Delivery[] {
  const parties = [...new Set([...move.to, ...(move.copies ?? [])])]
  return parties.length === 0 ? [deliveryTo(move, undefined)] : parties.map((to) => deliveryTo(move, to))
}
