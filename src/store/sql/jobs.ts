import { sql } from 'kysely'
import { Refusal } from '#value/refusal.ts'
import { type Hold, JOB_STATES, type Job, type JobState, type Jobs, type WholeJob } from '../jobs.ts'
import type { Cut, Slice } from '../reading.ts'
import { ask, askFor, askOne, type Program, type Run, run } from './program.ts'
import { among, clock, from, given, skippingLocked } from './query.ts'
import { limitOf, placeAfter, slice } from './slice.ts'
import type { JobRow } from './tables.ts'

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
const RENEW = MINE.set({ free: HOLD, progress: sql`coalesce(${given('progress')}, progress)` }).compile()
const HAND_BACK = MINE.set({ state: sql.lit('waiting'), free: NOW, attempts: sql`attempts - 1` }).compile()
const PUT_OFF = MINE.set({ state: sql.lit('waiting'), free: HOLD, why: given('why') }).compile()
const END = MINE.set({
  state: given<JobState>('state'),
  free: null,
  ended: NOW,
  result: given<string | null>('result'),
  why: given<string | null>('why'),
}).compile()

const SEEN = [
  'id',
  'kind',
  'by',
  'state',
  'attempts',
  'node',
  'handed_in',
  'begun',
  'ended',
  'progress',
  'why',
] as const
const ONE = from.selectFrom('job').selectAll().where('id', '=', given<number>('id')).compile()
const LISTED = from
  .selectFrom('job')
  .select(SEEN)
  .where('id', '<', given<number>('before'))
  .orderBy('id', 'desc')
  .limit(given<number>('limit'))
const ALL = LISTED.compile()
const BY_STATE = LISTED.where('state', '=', given<JobState>('state')).compile()
const COUNTS = JOB_STATES.map((state) => ({
  state,
  query: from
    .selectFrom('job')
    .select((job) => job.fn.countAll<number>().as('count'))
    .where('state', '=', sql.lit(state))
    .compile(),
}))

/** Jobs as an engine keeps them, for which it runs programs that read, and ones that write, each in a transaction of its own. */
export function jobsOn({ read, act, listen }: { readonly read: Run; readonly act: Run } & Pick<Jobs, 'listen'>): Jobs {
  const mine = (query: typeof RENEW, hold: Hold, given: Readonly<Record<string, string | number | null>> = {}) =>
    act(function* () {
      const { id, node, attempts } = hold
      return (yield* askOne(query, { id, node, attempts, ...given })) !== undefined
    })
  return {
    handIn: ({ wants, ...job }) => act(() => handIn({ ...job, wants: JSON.stringify(wants) })),
    async claim(node, { hold: milliseconds, ...of }) {
      // Whoever only looks takes no turn from those who write.
      return (await read(() => isAny(of.kinds))) ? await act(() => claim({ node, milliseconds, ...of })) : undefined
    },
    renew: (hold, milliseconds, progress) =>
      mine(RENEW, hold, { milliseconds, progress: progress === undefined ? null : JSON.stringify(progress) }),
    handBack: (hold) => mine(HAND_BACK, hold),
    putOff: (hold, milliseconds, why) => mine(PUT_OFF, hold, { milliseconds, why }),
    finish: (hold, result) => mine(END, hold, { state: 'done', result: JSON.stringify(result), why: null }),
    fail: (hold, why) => mine(END, hold, { state: 'failed', result: null, why }),
    job: (id) => read(() => job(id)),
    list: (cut) => read(() => list(cut)),
    counts: () => read(counts),
    listen,
  }
}

function* handIn(job: { readonly kind: string; readonly wants: string; readonly by: string }): Program<number> {
  return (yield* askFor(HAND_IN, job)).id
}

function* isAny(kinds: readonly string[]): Program<boolean> {
  return (yield* askOne(IS_ANY, { kinds })) !== undefined
}

function* claim({
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

function* job(id: number): Program<WholeJob> {
  const row = yield* askOne(ONE, { id })
  if (row === undefined) throw new Refusal('not-found', `There is no job ${id}.`)
  return wholeOf(row)
}

function* list(cut: Cut & { readonly state?: JobState }): Program<Slice<Job>> {
  const [before] = placeAfter(cut, [Number.MAX_SAFE_INTEGER])
  const given = { before, limit: limitOf(cut) }
  const rows = yield* cut.state === undefined ? ask(ALL, given) : ask(BY_STATE, { ...given, state: cut.state })
  return slice(cut, rows, jobOf, ({ id }) => [id])
}

function* counts(): Program<Readonly<Record<JobState, number>>> {
  const counts = { waiting: 0, running: 0, done: 0, failed: 0 }
  for (const { state, query } of COUNTS) counts[state] = (yield* askFor(query, {})).count
  return counts
}

type SeenRow = Pick<JobRow, (typeof SEEN)[number]>

const jobOf = ({ node, handed_in, begun, ended, progress, why, id, kind, by, state, attempts }: SeenRow): Job => ({
  ...{ id, kind, by, state, attempts, handedIn: new Date(handed_in) },
  ...(node === null ? {} : { node }),
  ...(begun === null ? {} : { begun: new Date(begun) }),
  ...(ended === null ? {} : { ended: new Date(ended) }),
  // Kept by `renew` alone.
  ...(progress === null ? {} : { progress: JSON.parse(progress) as Job['progress'] & object }),
  ...(why === null ? {} : { why }),
})

const wholeOf = (row: JobRow): WholeJob => ({
  ...jobOf(row),
  wants: JSON.parse(row.wants),
  ...(row.result === null ? {} : { result: JSON.parse(row.result) }),
})
