import { type Day, dayNumber } from '#value/calendar.ts'
import { type Edtf, parseEdtf } from '#value/edtf.ts'
import { fold } from '#value/fold.ts'
import type { Letter } from './letter.ts'

/** A letter with the days that its date may mean, as day numbers. */
export interface Placed {
  readonly letter: Letter
  readonly first: number
  readonly last: number
}

/** The letters between the same people, to be looked up by day and by number. Made once and asked for every document of theirs. */
export interface Correspondence {
  /** With dates, by their first day. */
  readonly dated: readonly Placed[]
  /** Those whose date is a single day. */
  readonly byDay: ReadonlyMap<number, readonly Placed[]>
  /** Those whose date is wider than a day, in order. */
  readonly wide: readonly Placed[]
  /** By `numberKey`; those without a date too. */
  readonly byNumber: ReadonlyMap<string, readonly Placed[]>
}

/** A number as it is compared: `No. 034-A` and `34a` are one. */
export const numberKey = (number: string): string =>
  fold(number)
    .replace(/^(?:nos?|nr|num|numero|n)?[^\p{L}\p{N}]+|^(?:nos?|nr|num|numero|n)(?=\d)/u, '')
    .replace(/[^\p{L}\p{N}/]+/gu, '')
    .replace(/^0+(?=\d)/u, '')

/** The days that a date may mean; an open side is infinite. */
export function daysOf(date: Edtf | undefined): { readonly first: number; readonly last: number } | undefined {
  const read = date === undefined ? undefined : parseEdtf(date)
  if (read === undefined) return undefined
  const { earliest, latest } = read
  return {
    first: earliest === undefined ? Number.NEGATIVE_INFINITY : numberOf(earliest),
    last: latest === undefined ? Number.POSITIVE_INFINITY : numberOf(latest),
  }
}

const ISO = /^([+-]?\d+)-(\d\d)-(\d\d)$/u
function numberOf(iso: string): number {
  const [, year, month, day] = ISO.exec(iso) ?? []
  const read: Day = { year: Number(year), month: Number(month), day: Number(day) }
  return dayNumber(read)
}

export function correspondence(letters: readonly Letter[]): Correspondence {
  const placed = letters.map(
    (letter): Placed => ({ letter, first: Number.NaN, last: Number.NaN, ...daysOf(letter.date) }),
  )
  const dated = placed.filter(({ first }) => !Number.isNaN(first)).toSorted((a, b) => a.first - b.first)
  const byNumber = new Map<string, Placed[]>()
  for (const one of placed)
    for (const key of new Set(one.letter.numbers.map(numberKey))) byNumber.set(key, [...(byNumber.get(key) ?? []), one])
  const single = dated.filter(({ first, last }) => first === last)
  return {
    dated,
    byDay: Map.groupBy(single, ({ first }) => first),
    wide: dated.filter(({ first, last }) => first !== last),
    byNumber,
  }
}

/** The dated letters whose first day lies in a span of days, by binary search. */
export function within({ dated }: Correspondence, first: number, last: number): readonly Placed[] {
  return dated.slice(firstFrom(dated, first), firstFrom(dated, last + 1))
}

function firstFrom(dated: readonly Placed[], day: number): number {
  let [low, high] = [0, dated.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dated[middle]?.first ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}
