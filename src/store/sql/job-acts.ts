import { sql } from 'kysely'
import type { Hold, JobState, WholeJob } from '../jobs.ts'
import { wholeOf } from './job-list.ts'
import { askFor, askOne, type Program, run } from './program.ts'
import { among, clock, from, given, skippingLocked } from './query.ts'

const [NOW, HOLD] = [clock, sql<number>`${clock} + ${given<number>('milliseconds')}`]
const TO_DO = from
  .selectFrom('job')
  .select('id')
  .where('free', '<=', NOW)
  .where(among('kind', 'kinds'))
  .orderBy('id')
  .limit(1)
const IS_ANY = TO_DO.compile()
const GIVE_UP = from
  .updateTable('job')
  .set({
    state: sql.lit('failed'),
    free: null,
    ended: NOW,
    why: sql`case state when 'running' then 'the node ' || node || ' was not heard of again' else why end`,
  })
  .where('free', '<=', NOW)
  .where('attempts', '>=', given<number>('most'))
  .where(among('kind', 'kinds'))
  .compile()
const CLAIM = from
  .updateTable('job')
  .set({ state: sql.lit('running'), node: given('node'), attempts: sql`attempts + 1`, begun: NOW, free: HOLD })
  .where('id', '=', TO_DO.modifyEnd(skippingLocked))
  .returningAll()
  .compile()

const HAND_IN = from
  .insertInto('job')
  .values({
    kind: given('kind'),
    wants: given('wants'),
    by: given('by'),
    state: sql.lit('waiting'),
    handed_in: NOW,
    free: NOW,
  })
  .returning('id')
  .compile()

/** What a node does with a job as long as it is this node's. */
const MINE = from
  .updateTable('job')
  .where('id', '=', given<number>('id'))
  .where('node', '=', given('node'))
  .where('attempts', '=', given<number>('attempts'))
  .where('state', '=', sql.lit('running'))
  .returning('id')
export const RENEW = MINE.set({ free: HOLD, progress: sql`coalesce(${given('progress')}, progress)` }).compile()
export const HAND_BACK = MINE.set({ state: sql.lit('waiting'), free: NOW, attempts: sql`attempts - 1` }).compile()
export const PUT_OFF = MINE.set({ state: sql.lit('waiting'), free: HOLD, why: given('why') }).compile()
export const END = MINE.set({
  state: given<JobState>('state'),
  free: null,
  ended: NOW,
  result: given<string | null>('result'),
  why: given<string | null>('why'),
}).compile()
/** Whoever hands something in clears away what has long ended: a number is given once, so the newest stays. */
const CLEAR = from
  .deleteFrom('job')
  .where(sql<boolean>`state in ('done', 'failed')`)
  .where('ended', '<', sql<number>`${clock} - ${given<number>('kept')}`)
  .compile()
const CANCEL = from
  .updateTable('job')
  .set({ state: sql.lit('failed'), free: null, ended: NOW, why: given('why') })
  .where('id', '=', given<number>('id'))
  .where('free', 'is not', null)
  .returning('id')
  .compile()

/** What `query` does with the job; whether it was still this node's. */
export function* mine(
  query: typeof RENEW,
  { id, node, attempts }: Hold,
  given: Readonly<Record<string, string | number | null>> = {},
): Program<boolean> {
  return (yield* askOne(query, { id, node, attempts, ...given })) !== undefined
}

/** Whether there was one that had not ended. */
export function* cancel(id: number, why: string): Program<boolean> {
  return (yield* askOne(CANCEL, { id, why })) !== undefined
}

export function* handIn({ kept, ...job }: { kind: string; wants: string; by: string; kept: number }): Program<number> {
  const { id } = yield* askFor(HAND_IN, job)
  yield* run(CLEAR, { kept })
  return id
}

export function* isAny(kinds: readonly string[]): Program<boolean> {
  return (yield* askOne(IS_ANY, { kinds })) !== undefined
}

export function* claim({
  node,
  ...given
}: {
  node: string
  kinds: readonly string[]
  milliseconds: number
  most: number
}): Program<(WholeJob & Hold) | undefined> {
  yield* run(GIVE_UP, given)
  const row = yield* askOne(CLAIM, { node, ...given })
  return row && { ...wholeOf(row), node }
}
