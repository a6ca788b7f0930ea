import { setTimeout as rest } from 'node:timers/promises'
import type { Job, JobHandlers, Jobs } from '#store/store.ts'
import { carryOut } from './carry-out.ts'

export interface Running {
  /** What this node is called. */
  readonly node: string
  /** Takes up no more, and hands back what it has. */
  readonly signal: AbortSignal
  /** Hears of what went wrong. */
  readonly problem: (job: Job, message: string) => void
  /** Milliseconds: a node that dies has its job for so long after it was last heard of. */
  readonly hold?: number
  /** Milliseconds after which it looks by itself for what it was not told of. */
  readonly look?: number
}

/** How often a job is taken up before it is given up. */
const MOST = 5

/** Takes up jobs of the kinds that are handled here, one after another, until it is to end. What the store refuses rises. */
export async function runJobs(jobs: Jobs, handlers: JobHandlers, running: Running): Promise<void> {
  const { node, signal, hold = 10_000, look = 2_000 } = running
  const kinds = Object.keys(handlers)
  let told = Promise.withResolvers<void>()
  const listening = jobs.listen(() => told.resolve())
  try {
    while (!signal.aborted) {
      told = Promise.withResolvers()
      const job = await jobs.claim(node, { kinds, hold, most: MOST })
      const handler = job && handlers[job.kind]
      if (job === undefined || handler === undefined) await within(look, told.promise, signal)
      else await carryOut(jobs, job, handler, { ...running, hold, most: MOST })
    }
  } finally {
    await listening.close()
  }
}

/** Until it is told, or so many milliseconds have gone by. */
async function within(milliseconds: number, told: Promise<void>, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  // It is only ever broken off, which is no fault.
  const gone = rest(milliseconds, undefined, { signal: AbortSignal.any([signal, over.signal]) }).catch(() => {})
  await Promise.race([told, gone])
  over.abort()
}
