import { sql } from 'kysely'
import { Refusal } from '#value/refusal.ts'
import { JOB_STATES, type Job, type JobState, type WholeJob } from '../jobs.ts'
import type { Cut, Slice } from '../reading.ts'
import { ask, askFor, askOne, type Program } from './program.ts'
import { from, given } from './query.ts'
import { limitOf, placeAfter, slice } from './slice.ts'
import type { JobRow } from './tables.ts'

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

export function* job(id: number): Program<WholeJob> {
  const row = yield* askOne(ONE, { id })
  if (row === undefined) throw new Refusal('not-found', `There is no job ${id}.`)
  return wholeOf(row)
}

export function* list(cut: Cut & { readonly state?: JobState }): Program<Slice<Job>> {
  const [before] = placeAfter(cut, [Number.MAX_SAFE_INTEGER])
  const given = { before, limit: limitOf(cut) }
  const rows = yield* cut.state === undefined ? ask(ALL, given) : ask(BY_STATE, { ...given, state: cut.state })
  return slice(cut, rows, jobOf, ({ id }) => [id])
}

export function* counts(): Program<Readonly<Record<JobState, number>>> {
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

export const wholeOf = (row: JobRow): WholeJob => ({
  ...jobOf(row),
  wants: JSON.parse(row.wants),
  ...(row.result === null ? {} : { result: JSON.parse(row.result) }),
})
