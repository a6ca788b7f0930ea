import { type DayRange, OPEN, rangeOf, soonest, union } from './day-range.ts'
import type { Exchange, Move } from './exchange.ts'
import { sendingsOf } from './implications.ts'
import type { Times } from './times.ts'

/** What a party knew of a move, from when: that it was, the gist of it, its text. Who knows more knows the less as well. */
export interface Known {
  readonly existence: DayRange
  readonly gist?: DayRange
  readonly text?: DayRange
}
type Extent = keyof Known

/** One way by which a party came to know of a move. */
interface Way {
  readonly sign: string
  readonly since: DayRange
  readonly extent: Extent
}

/**
 * What a party knew, by sign, and from when: what it sent, had in hand, learned, was told of, or possibly read where it was published
 * (exchange.md, "Times"). Told of a move is who has the text of a move that tells of it.
 */
export function knowledgeOf(party: string, exchange: Exchange, times: Times): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>()
  const waiting = exchange.moves.flatMap((move) => firstHand(party, move, exchange, times))
  for (const way of waiting) {
    const before = known.get(way.sign)
    const now = joined(before, way)
    if (before !== undefined && isSame(before, now)) continue
    known.set(way.sign, now)
    const since = now.text
    if (since === undefined) continue
    for (const { move, extent } of times.points.moves.get(way.sign)?.points.flatMap(({ tells }) => tells ?? []) ?? []) {
      if (times.points.moves.has(move)) waiting.push({ sign: move, since, extent })
    }
  }
  return known
}

function firstHand(party: string, move: Move, exchange: Exchange, times: Times): readonly Way[] {
  const { sign } = move
  const text = (since: DayRange): Way => ({ sign, since, extent: 'text' })
  return [
    ...(move.from.includes(party) ? [text(soonest(sendingsOf(times.ways, sign).map(times.days)))] : []),
    ...(times.ways.get(sign) ?? []).filter(({ to }) => to === party).map(({ inHand }) => text(times.days(inHand))),
    ...(move.learned ?? [])
      .filter((learned) => learned.party === party)
      .map(({ claims = [], extent = 'existence' }): Way => {
        const stated = claims.filter(({ edtf }) => edtf !== undefined).map(({ edtf }) => rangeOf(edtf))
        return { sign, extent, since: stated.length === 0 ? OPEN : union(stated) }
      }),
    ...(move.public === undefined ? [] : [text(published(party, move.public, exchange))]),
  ]
}

/** Everyone there could read it from that day; a party elsewhere may have read it from then on. */
function published(party: string, { where, from }: NonNullable<Move['public']>, exchange: Exchange): DayRange {
  const reader = exchange.parties.find(({ id }) => id === party)
  const there = where !== undefined && [reader?.id, reader?.label, reader?.place].includes(where)
  const days = rangeOf(from)
  return there ? days : { earliest: days.earliest, latest: OPEN.latest }
}

const LESS: Readonly<Record<Extent, readonly Extent[]>> = {
  existence: ['existence'],
  gist: ['existence', 'gist'],
  text: ['existence', 'gist', 'text'],
}

function joined(before: Known | undefined, { since, extent }: Way): Known {
  const now = { ...before, existence: before?.existence ?? since }
  for (const each of LESS[extent]) now[each] = soonest([before?.[each] ?? since, since])
  return now
}

const isSame = (one: Known, other: Known) =>
  LESS.text.every(
    (extent) => one[extent]?.earliest === other[extent]?.earliest && one[extent]?.latest === other[extent]?.latest,
  )
