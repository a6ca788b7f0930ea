import { dateInWords } from '#value/date-in-words.ts'
import { counted } from './counted.ts'

/** One column of a strip: a day, a year or a run of years, with a link that says them and how many. */
export interface Column {
  readonly name: string
  /** Under the line. */
  readonly tick?: string
  /** Under the tick, in bold: the month that begins here. */
  readonly under?: string
  readonly up: number
  /** Below the line: what was received, where `up` was sent. */
  readonly down?: number
  readonly href?: string
  /** First and last year or day that stand in it. */
  readonly from: string
  readonly to: string
  /** A span was chosen, and this lies outside of it. */
  readonly outside?: true
}

/** How many stand at one day or year: above the line, and below it where a strip has two sides. */
export interface Count {
  readonly up: number
  readonly down?: number
}

const STEPS = [1, 2, 5, 10, 20, 50, 100]
/** So many columns without a document, one after the other, fold to one: letters of two centuries are not parted by a blank page. */
const FOLDED = 9

/** The wording of a column's count. */
export type Tell = (count: Count) => string
export const documentsTold: Tell = ({ up }) => counted(up, 'document')

/** A column of years: where it begins, and for how many steps it stands. */
interface Stretch {
  readonly from: number
  readonly steps: number
}

/** The columns from the first filled one to the last, each of `size` years; long runs of empty ones as one. */
function stretches(years: readonly number[], size: number): readonly Stretch[] {
  const filled = [...new Set(years.map((year) => Math.floor(year / size)))]
  return filled.flatMap((at, n) => {
    const before = filled[n - 1] ?? at - 1
    const empty = at - before - 1
    const between: readonly Stretch[] =
      empty >= FOLDED
        ? [{ from: (before + 1) * size, steps: empty }]
        : Array.from({ length: empty }, (_, k) => ({ from: (before + 1 + k) * size, steps: 1 }))
    return [...between, { from: at * size, steps: 1 }]
  })
}

/** Years from the first to the last, in runs of 1, 2, 5, 10 … so that there are no more than `most` columns. */
export function yearColumns(
  counts: ReadonlyMap<number, Count>,
  most: number,
  href: (from: number, to: number) => string,
  tell: Tell = documentsTold,
): Column[] {
  const years = [...counts.keys()].sort((a, b) => a - b)
  const step = STEPS.find((size) => stretches(years, size).length <= most) ?? 100
  const columns = stretches(years, step)
  const isFolded = columns.some(({ steps }) => steps > 1)
  const every = [1, 2, 5, 10, 20, 50].find((n) => (columns.length / n) * 44 <= most * 12) ?? 100
  return columns.map(({ from, steps }) => {
    const to = from + steps * step - 1
    const count = steps > 1 ? { up: 0 } : sum(counts, from, to)
    const span = from === to ? String(from) : `${from} to ${to}`
    const isTicked = columns.length <= 16 || (isFolded && columns.length <= 24) || (from / step) % every === 0
    const tick = steps > 1 ? '…' : isTicked ? String(from) : undefined
    return {
      name: `${span}: ${tell(count)}`,
      ...(tick === undefined ? {} : { tick }),
      ...count,
      from: yearName(from),
      to: yearName(to),
      ...(count.up + (count.down ?? 0) > 0 ? { href: href(from, to) } : {}),
    }
  })
}

const yearName = (year: number) => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`

function sum(counts: ReadonlyMap<number, Count>, from: number, to: number): Count {
  let up = 0
  let down: number | undefined
  for (let year = from; year <= to; year += 1) {
    const count = counts.get(year)
    up += count?.up ?? 0
    if (count?.down !== undefined) down = (down ?? 0) + count.down
  }
  return down === undefined ? { up } : { up, down }
}

const DAY = 86_400_000
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY
const dayName = (number: number) => new Date(number * DAY).toISOString().slice(0, 10)

/** How many days lie from the first to the last, both counted; 0 where there is none. */
export function daysBetween(days: Iterable<string>): number {
  const all = [...days].sort()
  const [first, last] = [all[0], all.at(-1)]
  return first === undefined || last === undefined ? 0 : dayNumber(last) - dayNumber(first) + 1
}

/** Days from the first to the last, in weeks where there are more than `most`. */
export function dayColumns(
  counts: ReadonlyMap<string, Count>,
  most: number,
  href: (day: string) => string | undefined,
  tell: Tell = documentsTold,
): Column[] {
  const days = [...counts.keys()].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const step = daysBetween(days) <= most ? 1 : 7
  // 1 January 1970 was a Thursday: weeks begin on Mondays.
  const start = step === 1 ? dayNumber(first) : Math.floor((dayNumber(first) + 3) / 7) * 7 - 3
  const columns: Column[] = []
  let month = ''
  let year = ''
  for (let number = start; number <= dayNumber(last); number += step) {
    const from = dayName(number)
    const within = days.filter((day) => dayNumber(day) >= number && dayNumber(day) < number + step)
    const count = within.reduce<Count>((held, day) => added(held, counts.get(day)), { up: 0 })
    const target = within[0] === undefined ? undefined : href(within[0])
    const begins = from.slice(0, 7) !== month
    const words = dateInWords(from.slice(0, 7))
    columns.push({
      name: `${step === 1 ? dateInWords(from) : `Week of ${dateInWords(from)}`}: ${tell(count)}`,
      tick: String(Number(from.slice(8))),
      ...(begins ? { under: from.slice(0, 4) === year ? words.replace(/ \d+$/u, '') : words } : {}),
      ...count,
      from,
      to: dayName(number + step - 1),
      ...(target === undefined ? {} : { href: target }),
    })
    month = from.slice(0, 7)
    year = from.slice(0, 4)
  }
  return columns
}

function added(a: Count, b: Count | undefined): Count {
  const down = b?.down === undefined ? a.down : (a.down ?? 0) + b.down
  const up = a.up + (b?.up ?? 0)
  return down === undefined ? { up } : { up, down }
}
