import type { DayRange } from './day-range.ts'
import type { Matter } from './matters.ts'
import type { Times } from './times.ts'

/** How long a reply has been owed: whole days from a step of the move that asks, at least and at most. */
export interface Outstanding {
  readonly since: 'presented' | 'arrived' | 'sent'
  readonly atLeast: number
  /** Absent where the first day is not known. */
  readonly atMost?: number
}

/** Whole days from one of these days to another. */
export const daysSince = (since: Outstanding['since'], { earliest, latest }: DayRange, day: number): Outstanding => ({
  since,
  atLeast: Math.max(0, day - Math.min(latest, day)),
  ...(Number.isFinite(earliest) ? { atMost: Math.max(0, day - earliest) } : {}),
})

/** Days from when it was presented, else arrived, else was sent; from both of the first where they differ (exchange.md, "The ledger"). */
export function outstanding({ move, owedBy }: Matter, times: Times, day: number): readonly Outstanding[] {
  if (!Number.isFinite(day)) return []
  const way = times.ways.get(move.sign)?.find(({ to }) => to === owedBy)
  if (way === undefined) return []
  const found = (['presented', 'arrived'] as const).flatMap((step) => {
    const event = way.events.find((each) => each.step === step && !each.dayless)
    return event === undefined ? [] : [daysSince(step, times.days(event), day)]
  })
  const [one, other] = found
  if (one === undefined) return [daysSince('sent', times.days(way.sent), day)]
  return other === undefined || (one.atLeast === other.atLeast && one.atMost === other.atMost) ? [one] : [one, other]
}
