import { type DayRange, OPEN, rangeOf, union } from './day-range.ts'
import { type Claim, type Move, STEPS } from './exchange.ts'

/** One step of a move, for all of its addressees or for one: what is claimed of its day. */
export interface Event {
  readonly key: string
  readonly sign: string
  readonly step: string
  /** Of the claims together; open where there are none. */
  readonly stated: DayRange
  readonly place: string | undefined
  /** The claims have no day in common: the range is their union, and said so. */
  readonly disputed: boolean
  /** No source names a day of it. */
  readonly dayless: boolean
  /** Moves that it came after, by a claim. */
  readonly after: readonly string[]
  /** Minutes, comparable from place to place, where its one dated claim has day, hour and zone. */
  readonly instant: number | undefined
}

/** The way of a move to one party: its steps in their order, and which of them count as sent and as in hand. */
export interface Delivery {
  readonly move: Move
  /** Absent for what was published and sent to nobody. */
  readonly to?: string
  readonly events: readonly Event[]
  readonly sent: Event
  readonly inHand: Event
  /** All the sendings of the move: one, or one for each addressee where it was handed over to each. */
  readonly sendings: readonly Event[]
}

function eventOf(sign: string, step: string, to: string | undefined, claims: readonly Claim[], place?: string): Event {
  const ranges: DayRange[] = []
  const after: string[] = []
  for (const claim of claims) {
    if (claim.edtf !== undefined) ranges.push(rangeOf(claim.edtf))
    if (claim.after !== undefined) after.push(claim.after)
  }
  return {
    key: `${sign}/${step}/${to ?? ''}`,
    sign,
    step,
    stated: ranges.length === 0 ? OPEN : union(ranges),
    place,
    disputed: ranges.length > 1 && ranges.some(({ latest }) => ranges.some(({ earliest }) => latest < earliest)),
    dayless: ranges.length === 0 && after.length === 0,
    after,
    instant: ranges.length === 1 ? instantOf(claims.find(({ edtf }) => edtf !== undefined)) : undefined,
  }
}

const HOUR = /^(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d)$/u
const ZONE = /^(?:Z|(?<sign>[+-])(?<hours>\d{2}):(?<minutes>\d{2}))$/u

function instantOf({ edtf, hour, zone }: Claim = {}): number | undefined {
  if (hour === undefined || zone === undefined) return undefined
  const { earliest, latest } = rangeOf(edtf)
  const [at, off] = [HOUR.exec(hour)?.groups, ZONE.exec(zone)?.groups]
  if (earliest !== latest || at === undefined || off === undefined) return undefined
  const east = (Number(off.hours ?? 0) * 60 + Number(off.minutes ?? 0)) * (off.sign === '-' ? -1 : 1)
  return earliest * 24 * 60 + Number(at.hours) * 60 + Number(at.minutes) - east
}

const IN_HAND = ['seen', 'deciphered', 'arrived', 'presented']
const rankOf = new Map<string, number>(STEPS.map((step, rank) => [step, rank]))
const byRank = (a: Event, b: Event) => (rankOf.get(a.step) ?? -1) - (rankOf.get(b.step) ?? -1)

type Stated = NonNullable<Move['steps']>[number]

/** A move's events, each made once, however many parties share it. */
class Events {
  readonly #made = new Map<string, Event>()
  readonly #sign: string

  constructor(sign: string) {
    this.#sign = sign
  }

  of(step: string, to: string | undefined, claims: () => readonly Claim[], place?: string): Event {
    const key = `${step}/${to ?? ''}`
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const event = eventOf(this.#sign, step, to, claims(), place)
    this.#made.set(key, event)
    return event
  }
}

/** A move's way to a party. A step that is stated for that party stands before one that is stated for all. */
function deliveryTo(
  move: Move,
  to: string | undefined,
  steps: readonly (readonly Stated[])[],
  made: Events,
): Omit<Delivery, 'sendings'> {
  const stated = steps.flatMap((all) => {
    const own = to === undefined ? [] : all.filter((each) => each.to === to)
    const taken = own.length > 0 ? own : all.filter((each) => each.to === undefined)
    const [first] = taken
    return first === undefined
      ? []
      : [made.of(first.step, first.to, () => taken.flatMap(({ claims }) => claims), first.place)]
  })
  const { public: published } = move
  const find = (step: string) => stated.find((event) => event.step === step)
  const sent =
    find('dispatched') ??
    find('presented') ??
    (to === undefined && published !== undefined
      ? made.of('published', undefined, () => [{ edtf: published.from }])
      : undefined) ??
    made.of('dispatched', undefined, () => [])
  const inHand = IN_HAND.map(find).find((event) => event !== undefined) ?? made.of('arrived', to, () => [])
  const events = [...new Set([...stated, sent, inHand])].toSorted(byRank)
  return { move, ...(to === undefined ? {} : { to }), events, sent, inHand: to === undefined ? sent : inHand }
}

/** The ways of a move, one for each of its addressees and of those who get a copy; one without addressee where there are none. */
export function deliveriesOf(move: Move): readonly Delivery[] {
  const parties = [...new Set([...move.to, ...(move.copies ?? [])])]
  const made = new Events(move.sign)
  const steps = [...Map.groupBy(move.steps ?? [], ({ step }) => step).values()]
  const ways = (parties.length === 0 ? [undefined] : parties).map((to) => deliveryTo(move, to, steps, made))
  const sendings = [...new Set(ways.map(({ sent }) => sent))]
  return ways.map((way) => ({ ...way, sendings }))
}
