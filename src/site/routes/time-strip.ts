import { principalDate } from '#document/document.ts'
import type { Listed } from '#holding/described.ts'
import { EVERYTHING } from '#search/query.ts'
import { daysOf, readWhen } from '#search/read-days.ts'
import type { FacetValue, Request, Result } from '#search/search.ts'
import { dateInWords, dayOf } from '#value/date-in-words.ts'
import { MOST_NARROW, MOST_WIDE, type StripProps } from '../frame/strip.tsx'
import type { SiteContext } from '../site-context.ts'
import { countDays } from '../words/days.ts'
import { type Column, type Count, dayColumns, daysBetween, type Tell, yearColumns } from '../words/strip-columns.ts'
import { HITS_ON_A_PAGE } from './search-request.ts'

/** As many documents as are looked at one by one, to show days instead of years. */
const FEW = 150
/** As many days as a strip shows. */
const MOST_DAYS = 62

/** Documents along time: by day where they are few and close together, else by year. */
export interface TimeStrip extends StripProps {
  readonly by: 'day' | 'year'
  /** "6 January to 5 February 1949". */
  readonly span: string
  /** Documents that the strip has no place for. */
  readonly undated: number
}

export interface StripWish {
  readonly total: number
  readonly years: readonly FacetValue[]
  /** What these are the results of. */
  readonly of: Pick<Request, 'query' | 'filters' | 'years' | 'days' | 'exact'>
  /** A span within them: what lies outside of it stands back. */
  readonly chosen?: Pick<Request, 'years' | 'days'>
  readonly yearAddress: (from: number, to: number) => string
  /** The page of the results by date that the first document of a day stands on. */
  readonly pageAddress: (page: number) => string
}

export async function timeStrip(site: SiteContext, wish: StripWish): Promise<TimeStrip> {
  const strip = (await stripOfDays(site, wish)) ?? stripOfYears(wish)
  const told = (column: Column) => withSpan(column, wish.chosen ?? {})
  return { ...strip, wide: strip.wide.map(told), narrow: strip.narrow.map(told) }
}

/** Whether a column lies outside of the years or days that were chosen. */
function withSpan(column: Column, { years, days }: NonNullable<StripWish['chosen']>): Column {
  const chosen = days ?? (years === undefined ? undefined : daysOf({ years }))
  if (chosen === undefined) return column
  const { from, to } = daysOf(readWhen(`${column.from}..${column.to}`) ?? { days: {} })
  const isBefore = chosen.from !== undefined && to !== undefined && dayOrder(to, chosen.from) < 0
  const isAfter = chosen.to !== undefined && from !== undefined && dayOrder(from, chosen.to) > 0
  return isBefore || isAfter ? { ...column, outside: true } : column
}

/** Which of two days is earlier; years before the common era count downwards. */
function dayOrder(a: string, b: string): number {
  const year = (day: string) => Number(/^-?\d+/u.exec(day)?.[0])
  return year(a) - year(b) || (a < b ? -1 : a > b ? 1 : 0)
}

function stripOfYears({ years, yearAddress }: StripWish): TimeStrip {
  const counts = new Map<number, Count>(years.map(({ value, count }) => [Number(value), { up: count }]))
  const all = [...counts.keys()].sort((a, b) => a - b)
  const [first, last] = [all[0], all.at(-1)]
  return {
    by: 'year',
    undated: 0,
    label: 'Documents by year',
    span: first === undefined ? '' : first === last ? String(first) : `${first} to ${last}`,
    wide: yearColumns(counts, MOST_WIDE, yearAddress),
    narrow: yearColumns(counts, MOST_NARROW, yearAddress),
  }
}

/** By day; undefined where the documents are too many, or lie too far apart. */
async function stripOfDays(site: SiteContext, wish: StripWish): Promise<TimeStrip | undefined> {
  const numbers = wish.years.map(({ value }) => Number(value))
  if (wish.total > FEW || wish.total === 0 || numbers.length === 0 || Math.max(...numbers) - Math.min(...numbers) > 1)
    return undefined
  const documents = await byDate(site, wish.of)
  const days = countDays(documents)
  if (days.size < 2 || daysBetween(days.keys()) > MOST_DAYS) return undefined
  const href = (day: string) =>
    `${wish.pageAddress(Math.floor((days.get(day)?.rank ?? 0) / HITS_ON_A_PAGE) + 1)}#d-${day}`
  const sorted = [...days.keys()].sort()
  return {
    by: 'day',
    label: 'Documents by day',
    undated: wish.total - [...days.values()].reduce((sum, { up }) => sum + up, 0),
    span: dateInWords(`${sorted[0]}/${sorted.at(-1)}`).replace(/\s*–\s*/u, ' to '),
    wide: dayColumns(days, MOST_DAYS, href),
    narrow: dayColumns(days, MOST_NARROW, href),
  }
}

async function byDate(site: SiteContext, of: StripWish['of']): Promise<readonly Listed[]> {
  const { hits } = await site.finding.search({ ...of, sort: 'date', size: FEW })
  return site.records.listed(hits.map((hit) => hit.id))
}

/** "10 to 14 January 1949": the days that some documents lie between; undefined where none names a day. */
export function spanOf(documents: readonly Pick<Listed, 'document'>[]): string | undefined {
  const days = documents.flatMap(({ document }) => {
    const edtf = principalDate(document)?.edtf
    return edtf === undefined ? [] : (dayOf(edtf) ?? [])
  })
  const sorted = days.sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return first === last ? dateInWords(first) : dateInWords(`${first}/${last}`).replace(/\s*–\s*/u, ' to ')
}

/** What somebody sent, above the line, and received, below it: by day where it is little and close together, else by year. */
export async function correspondenceStrip(
  site: SiteContext,
  agents: readonly string[],
  sent: Result,
  received: Result,
): Promise<StripProps> {
  const sides = [sent, received].map(({ total, facets }) => ({ total: total.value, years: facets.year ?? [] }))
  const tell: Tell = ({ up, down = 0 }) => `${up} sent, ${down} received`
  const theirs = (more: [string, string][]) =>
    `/search?${new URLSearchParams([...agents.map((agent): [string, string] => ['person', agent]), ...more])}`
  const days = await bothByDay(site, agents, sides)
  if (days !== undefined) {
    const href = () => theirs([['sort', 'date']])
    const label = 'Documents sent and received by day'
    return { label, wide: dayColumns(days, MOST_DAYS, href, tell), narrow: dayColumns(days, MOST_NARROW, href, tell) }
  }
  const counts = new Map<number, Count>()
  for (const { value, count } of sent.facets.year ?? []) counts.set(Number(value), { up: count, down: 0 })
  for (const { value, count } of received.facets.year ?? [])
    counts.set(Number(value), { up: counts.get(Number(value))?.up ?? 0, down: count })
  const href = (from: number, to: number) => theirs([['date', from === to ? String(from) : `${from}..${to}`]])
  const label = 'Documents sent and received by year'
  return {
    label,
    wide: yearColumns(counts, MOST_WIDE, href, tell),
    narrow: yearColumns(counts, MOST_NARROW, href, tell),
  }
}

async function bothByDay(
  site: SiteContext,
  agents: readonly string[],
  sides: readonly { total: number; years: readonly FacetValue[] }[],
): Promise<ReadonlyMap<string, Count> | undefined> {
  const numbers = sides.flatMap(({ years }) => years.map(({ value }) => Number(value)))
  const few = sides.every(({ total }) => total <= FEW)
  if (!few || numbers.length === 0 || Math.max(...numbers) - Math.min(...numbers) > 1) return undefined
  const side = async (facet: 'sender' | 'recipient') =>
    countDays(await byDate(site, { query: EVERYTHING, filters: [{ facet, anyOf: agents }] }))
  const [up, down] = await Promise.all([side('sender'), side('recipient')])
  const both = new Map<string, Count>()
  for (const day of new Set([...up.keys(), ...down.keys()]))
    both.set(day, { up: up.get(day)?.up ?? 0, down: down.get(day)?.up ?? 0 })
  return both.size < 2 || daysBetween(both.keys()) > MOST_DAYS ? undefined : both
}
