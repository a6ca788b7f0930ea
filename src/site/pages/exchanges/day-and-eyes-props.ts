import { isoOf } from '#exchange/day-range.ts'
import { address } from '#value/address.ts'
import { displayDate } from '#value/display-date.ts'
import { type AskedExchange, exchangeAddress } from './asked-exchange.ts'
import type { DayAndEyesProps } from './day-and-eyes.tsx'
import type { SeenExchange } from './seen-exchange.ts'

const MOST_ON_RULER = 14
const MOST_STOPS = 40

/** The ruler, the fields and the parties, each with the address that it leads to. */
export function dayAndEyes(
  { whole, span, active, iso, day }: SeenExchange,
  asked: AskedExchange,
  sayDay: (day: number) => string,
): DayAndEyesProps {
  const at = (changes: Partial<AskedExchange>) => exchangeAddress(whole.id, { ...asked, ...changes })
  const [first, last] = span ?? [0, -1]
  const every = Array.from({ length: Math.min(last - first + 1, MOST_STOPS) }, (_, n) => first + n)
  const isShort = last - first + 1 <= MOST_ON_RULER
  const stops = last - first + 1 <= MOST_STOPS ? every : active
  const happened = new Set(active)
  const month = span === undefined || !isShort ? '' : monthOf(span)
  return {
    path: address.exchange(whole.id),
    days: !isShort
      ? []
      : every.map((number) => ({
          iso: isoOf(number) ?? '',
          words: sayDay(number),
          figure: String(Number(isoOf(number)?.slice(-2))),
          href: at({ asOf: isoOf(number) ?? '' }),
          is: number === day ? 'now' : number < day ? 'past' : 'to-come',
          isEmpty: !happened.has(number),
        })),
    month,
    stops: stops.flatMap((number) => isoOf(number) ?? []),
    at: iso,
    given: iso === '' ? '' : displayDate(iso),
    notes: asked.notes ?? [],
    between: span === undefined ? '' : `A day, for one within ${periodOf(span)}`,
    eyes: [
      { words: 'All sides', here: asked.view === undefined, href: exchangeAddress(whole.id, withoutView(asked)) },
      ...whole.parties.map(({ id, label }) => ({
        words: label,
        here: asked.view === id,
        href: exchangeAddress(whole.id, { ...withoutView(asked), view: id }),
      })),
    ],
    kept: [
      ...(asked.view === undefined ? [] : [['view', asked.view] as const]),
      ...(asked.view !== undefined && asked.isShown ? [['hidden', 'show'] as const] : []),
      ...(asked.part !== undefined && asked.part > 1 ? [['part', String(asked.part)] as const] : []),
    ],
    from: asked.from ?? '',
    to: asked.to ?? '',
    lanes: whole.parties.map(({ id, label }) => ({ id, label, isFolded: asked.folded.includes(id) })),
    csv: exchangeAddress(whole.id, asked, '.csv'),
    json: exchangeAddress(whole.id, asked, '.json'),
  }
}

/** Who sees other moves sees others in each part. */
function withoutView({ view: _, part: __, ...rest }: AskedExchange): AskedExchange {
  return { ...rest, isShown: false }
}

/** "January 1949", where all the days are of one month. */
function monthOf([first, last]: readonly [number, number]): string {
  const [from, to] = [isoOf(first)?.slice(0, -3), isoOf(last)?.slice(0, -3)]
  return displayDate(from === to ? (from ?? '') : `${from}/${to}`)
}

/** "8–18 January 1949" */
export const periodOf = ([first, last]: readonly [number, number]) =>
  displayDate(first === last ? (isoOf(first) ?? '') : `${isoOf(first)}/${isoOf(last)}`)
