import { type DayRange, OPEN, rangeOf, union } from './day-range.ts'
import { type Claim, type Move, STEPS } from './exchange.ts'

/** One step of a move, for all of its addressees or for one: what is claimed of its day. */
export interface Event {
  readonly key: string
  readonly sign: string
  readonly step: string
  /** Where it is stated for one addressee. */
  readonly to: string | undefined
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
    to,
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
const rank = ({ step }: { readonly step: string }) => rankOf.get(step) ?? -1

/** The steps that sources tell of, in their order, each once for an addressee or for all: the claims of one step stand together. */
function statedOf({ sign, steps = [] }: Move): readonly Event[] {
  const groups: { step: string; to: string | undefined; place: string | undefined; claims: readonly Claim[] }[] = []
  for (const { step, to, place, claims } of steps) {
    const same = groups.find((group) => group.step === step && group.to === to)
    if (same === undefined) groups.push({ step, to, place, claims })
    else same.claims = [...same.claims, ...claims]
  }
  return groups
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ step, to, claims, place }) => eventOf(sign, step, to, claims, place))
}

/** Those of a party. A step that is stated for it stands before one that is stated for all. */
const ownOf = (stated: readonly Event[], to: string | undefined): readonly Event[] =>
  stated.filter(
    (event) =>
      event.to === to ||
      (event.to === undefined && !stated.some((other) => other.to === to && other.step === event.step)),
  )

function placed(events: readonly Event[], event: Event): readonly Event[] {
  if (events.includes(event)) return events
  const at = events.findIndex((each) => rank(each) > rank(event))
  return at === -1 ? [...events, event] : events.toSpliced(at, 0, event)
}

type Way = Omit<Delivery, 'sendings'>

/** What went to nobody was sent when it was published, where nothing else is said, and is in no hand. */
function publication(move: Move, stated: readonly Event[]): Way {
  const { sign, public: published } = move
  const events = ownOf(stated, undefined)
  const sent =
    sendingIn(events) ??
    (published === undefined
      ? eventOf(sign, 'dispatched', undefined, [])
      : eventOf(sign, 'published', undefined, [{ edtf: published.from }]))
  return { move, events: placed(events, sent), sent, inHand: sent }
}

const stepIn = (events: readonly Event[], step: string) => events.find((event) => event.step === step)
const sendingIn = (events: readonly Event[]) => stepIn(events, 'dispatched') ?? stepIn(events, 'presented')

function inHandIn(events: readonly Event[]): Event | undefined {
  for (const step of IN_HAND) {
    const event = stepIn(events, step)
    if (event !== undefined) return event
  }
  return undefined
}

/** The ways of a move, one for each of its addressees and of those who get a copy; one without addressee where there are none. */
export function deliveriesOf(move: Move): readonly Delivery[] {
  const stated = statedOf(move)
  const parties = new Set(move.copies === undefined ? move.to : [...move.to, ...move.copies])
  let unsaid: Event | undefined // one sending, whoever it was to
  const ways: Way[] = []
  for (const to of parties) {
    const own = ownOf(stated, to)
    let sent = sendingIn(own)
    if (sent === undefined) {
      unsaid ??= eventOf(move.sign, 'dispatched', undefined, [])
      sent = unsaid
    }
    const inHand = inHandIn(own) ?? eventOf(move.sign, 'arrived', to, [])
    ways.push({ move, to, events: placed(placed(own, sent), inHand), sent, inHand })
  }
  if (ways.length === 0) ways.push(publication(move, stated))
  const sendings = [...new Set(ways.map(({ sent }) => sent))]
  return ways.map((way) => ({ ...way, sendings }))
}
