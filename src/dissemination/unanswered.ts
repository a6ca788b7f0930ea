import type { Agent } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import { isoOf, rangeOf } from '#exchange/day-range.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { type Line, ledger } from '#exchange/ledger.ts'
import { isHolding } from '#exchange/points.ts'
import type { Described } from '#holding/described.ts'
import type { AskingFound, Cut, Reading, Slice } from '#store/store.ts'
import { identifier } from '#value/identifier.ts'
import { type AwaitedAsk, awaitedAsks } from './awaited-asks.ts'

export interface AwaitedInExchange {
  /** When its newest version was made. */
  readonly at: Date
  readonly exchange: Exchange
  readonly lines: readonly Line[]
}
export interface AwaitedInDocument {
  readonly at: Date
  readonly described: Described
  readonly asks: readonly AwaitedAsk[]
  /** Those of whom it asks something, where they are agents here. */
  readonly asked: ReadonlyMap<string, Agent>
}
export type Awaited = AwaitedInExchange | AwaitedInDocument

export interface AskedUnanswered extends Cut {
  /** EDTF; of a month or a year, its end. Absent: what has no reply that is known at all. */
  readonly asOf?: string
  /** Only what names this agent. */
  readonly agent?: string
  readonly by?: 'day' | 'change'
}

/** Records that are read at a time, and at the most for one slice, whatever they hold. */
const AT_ONCE = 50
const MOST = 300

/**
 * What had no reply that takes a position by the end of a day, in exchanges and in documents with `asks`, as far as this reader may read them: those that
 * asked latest first. No exchange and no document is cut: a slice ends with the one that brings it to `limit` lines. It may hold fewer, and go on.
 */
export async function unanswered(records: Reading, asked: AskedUnanswered): Promise<Slice<Awaited>> {
  const { asOf, agent, by = 'day', limit } = asked
  const day = asOf === undefined ? undefined : rangeOf(asOf).latest
  const iso = day === undefined ? undefined : isoOf(day)
  const items: Awaited[] = []
  let next = asked.after
  for (let [looked, lines] = [0, 0]; looked < MOST; ) {
    const slice = await records.asking({
      by,
      limit: Math.min(AT_ONCE, Math.max(1, limit - lines)),
      ...(day === undefined || iso === undefined ? {} : { day, iso }),
      ...(agent === undefined ? {} : { agent }),
      ...(next === undefined ? {} : { after: next }),
    })
    const found = await awaitedIn(records, slice.items, asOf)
    items.push(...found)
    lines += found.reduce((sum, one) => sum + ('lines' in one ? one.lines : one.asks).length, 0)
    looked += Math.max(slice.items.length, AT_ONCE)
    next = slice.next
    if (next === undefined || lines >= limit) break
  }
  return { items, ...(next === undefined ? {} : { next }) }
}

async function awaitedIn(records: Reading, found: readonly AskingFound[], asOf?: string): Promise<readonly Awaited[]> {
  const ids = (kind: AskingFound['kind']) => found.flatMap((one) => (one.kind === kind ? [one.id] : []))
  const [exchanges, described] = await Promise.all([
    records.get('exchange', ids('exchange')),
    records.describe(ids('document')),
  ])
  const asks = new Map((await askedBy(records, described, asOf)).map((one) => [String(one.described.document.id), one]))
  return found.flatMap(({ kind, id, at }): Awaited[] => {
    const own = asks.get(id)
    if (kind === 'document') return own === undefined ? [] : [own]
    const exchange = exchanges.get(id)
    const lines = exchange === undefined ? [] : awaitedLines(exchange, asOf)
    return exchange === undefined || lines.length === 0 ? [] : [{ at, exchange, lines }]
  })
}

/** Without a day, a reply on a day that is not known is a reply. */
const awaitedLines = (exchange: Exchange, asOf?: string): readonly Line[] =>
  ledger(exchange, asOf ?? '').lines.filter(
    ({ group, dayless }) => group === 'awaiting' && (asOf !== undefined || dayless.every(isHolding)),
  )

async function askedBy(
  records: Reading,
  described: readonly Described[],
  asOf?: string,
): Promise<readonly AwaitedInDocument[]> {
  const day = asOf === undefined ? undefined : rangeOf(asOf).latest
  const repliers = await repliersTo(records, described)
  const open = described.flatMap((one) => {
    const asks = awaitedAsks(one, repliers, day)
    return asks.length === 0 ? [] : [{ described: one, asks }]
  })
  const agents = open.flatMap(({ asks }) => asks.flatMap(({ to }) => identifier(to) ?? []))
  const asked = await records.get('agent', [...new Set(agents)].slice(0, 500))
  return open.map((one) => ({ ...one, at: one.described.at, asked }))
}

/** Only where several were asked does it matter who replied. */
async function repliersTo(records: Reading, described: readonly Described[]): Promise<ReadonlyMap<string, Document>> {
  const ids = described
    .filter(({ document: { asks = [] } }) => new Set(asks.map(({ to }) => to)).size > 1)
    .flatMap(({ relations }) => relations)
    .flatMap(({ kind, direction, document }) =>
      kind === 'replies-to' && direction === 'incoming' && document !== undefined ? [document.id] : [],
    )
  return records.get('document', [...new Set(ids)].slice(0, 500))
}
