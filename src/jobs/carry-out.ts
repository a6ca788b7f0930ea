import { setTimeout as rest } from 'node:timers/promises'
import type { Hold, JobHandler, JobProgress, Jobs, WholeJob } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Running } from './run-jobs.ts'

/** Milliseconds after each attempt that went wrong. */
const PAUSES = [2_000, 15_000, 60_000, 300_000]

interface Carried extends Running {
  readonly hold: number
  readonly most: number
}

/** Has one job done, and holds it meanwhile. Whatever becomes of it, the store is told; where the store cannot be had, another takes the job up later. */
export async function carryOut(jobs: Jobs, job: WholeJob & Hold, handler: JobHandler, carried: Carried): Promise<void> {
  const [lost, over] = [new AbortController(), new AbortController()]
  let progress: JobProgress | undefined
  const holding = keepHold(jobs, job, { ...carried, over: over.signal, progress: () => progress }).finally(() =>
    lost.abort(),
  )
  // What goes wrong with it is told below; until then it has no listener.
  holding.catch(() => {})
  try {
    const done = await handler({
      job,
      signal: AbortSignal.any([carried.signal, lost.signal]),
      told: (so) => {
        progress = so
      },
    })
    await (done === undefined ? jobs.handBack(job) : jobs.finish(job, done.result))
  } catch (cause) {
    await tellOf(jobs, job, cause, carried)
  } finally {
    over.abort()
    await holding
  }
}

async function keepHold(
  jobs: Jobs,
  job: Hold,
  { hold, over, progress }: { hold: number; over: AbortSignal; progress: () => JobProgress | undefined },
): Promise<void> {
  for (let isMine = true; isMine; ) {
    await rest(hold / 4, undefined, { signal: over }).catch(() => {})
    if (over.aborted) return
    isMine = await jobs.renew(job, hold, progress())
  }
}

async function tellOf(jobs: Jobs, job: WholeJob & Hold, cause: unknown, { most, problem }: Carried): Promise<void> {
  const isOwnFault = cause instanceof Refusal && cause.code !== 'unavailable' && cause.code !== 'busy'
  const message = cause instanceof Error ? cause.message : String(cause)
  problem(job, cause instanceof Refusal ? message : String(cause instanceof Error ? cause.stack : cause))
  if (isOwnFault) await jobs.fail(job, message)
  else if (job.attempts >= most) await jobs.fail(job, `given up after ${job.attempts} attempts: ${message}`)
  else await jobs.putOff(job, PAUSES[job.attempts - 1] ?? 0, message)
}
