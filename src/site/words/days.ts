import { principalDate } from '#document/document.ts'
import type { Listed } from '#holding/described.ts'
import { dayOf } from '#value/date-in-words.ts'
import type { Count } from './strip-columns.ts'

/** A day in a strip, and the place of its first document in the list by date. */
export interface DayCount extends Count {
  readonly rank: number
}

/** How many documents fall on each day, of documents in the order of their dates. Those that name none are left out. */
export function countDays(documents: readonly Pick<Listed, 'document'>[]): ReadonlyMap<string, DayCount> {
  const days = new Map<string, DayCount>()
  for (const [rank, { document }] of documents.entries()) {
    const edtf = principalDate(document)?.edtf
    const day = edtf === undefined ? undefined : dayOf(edtf)
    if (day === undefined) continue
    const held = days.get(day)
    days.set(day, { up: (held?.up ?? 0) + 1, rank: held?.rank ?? rank })
  }
  return days
}
