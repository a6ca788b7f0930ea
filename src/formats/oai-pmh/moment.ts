/** A moment that a harvester names: its beginning, and that of what comes after it. */
export interface Moment {
  readonly begins: Date
  readonly ends: Date
  readonly granularity: 'day' | 'second'
}

const DAY = /^\d{4}-\d\d-\d\d$/u
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u

/** `2026-11-25` or `2026-11-25T12:00:00Z` (OAI-PMH 2.0, 3.3); undefined for anything else, impossible days and hours among it. */
export function readMoment(given: string): Moment | undefined {
  const granularity = DAY.test(given) ? 'day' : SECOND.test(given) ? 'second' : undefined
  if (granularity === undefined || given.startsWith('0000')) return undefined
  const begins = new Date(granularity === 'day' ? `${given}T00:00:00Z` : given)
  if (Number.isNaN(begins.getTime()) || !begins.toISOString().startsWith(given.replace('Z', ''))) return undefined
  const length = granularity === 'day' ? 86_400_000 : 1000
  return { begins, ends: new Date(begins.getTime() + length), granularity }
}

/** A moment at the granularity of the protocol, `2026-11-25T12:00:00Z`: the second that it is in. */
export const writeMoment = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`
