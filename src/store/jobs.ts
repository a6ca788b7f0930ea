import type { Cut, Slice } from './reading.ts'

/**
 * `waiting` for a node → `running` on one → `done`, or `failed` for good. A job goes from `running` back to `waiting` where it is handed back, and on to
 * another node where its own has not been heard of.
 */
export const JOB_STATES = ['waiting', 'running', 'done', 'failed'] as const
export type JobState = (typeof JOB_STATES)[number]

/** How far a job is: `done` of `of` (where the end is known), in what it counts. */
export interface JobProgress {
  readonly done: number
  readonly of?: number
  readonly note?: string
}

export interface Job {
  readonly id: number
  readonly kind: string
  /** Who handed it in. */
  readonly by: string
  readonly state: JobState
  /** How often it has been taken up, those times apart when it was handed back without a fault. */
  readonly attempts: number
  /** The node that has it, or had it last. */
  readonly node?: string
  readonly handedIn: Date
  /** When it was last taken up. */
  readonly begun?: Date
  readonly ended?: Date
  readonly progress?: JobProgress
  /** Why it failed, or did the last time. */
  readonly why?: string
}

/** A job with all that it is about: plain JSON, which its kind gives a shape. */
export interface WholeJob extends Job {
  readonly wants: unknown
  /** Of one that is done. */
  readonly result?: unknown
}

/** Whose a job is while it runs: one that another node has taken up meanwhile is no longer this one's. */
export type Hold = Pick<Job, 'id' | 'attempts'> & { readonly node: string }

/** Long work that any node takes up. A node holds a job for some time, and renews that; time is the database's. */
export interface Jobs {
  /** Gives its number. Those that ended so many milliseconds ago (30 days, if nothing is said) are cleared away. */
  handIn(job: Pick<WholeJob, 'kind' | 'wants' | 'by'>, kept?: number): Promise<number>
  /**
   * The oldest that waits, or whose node has let its time (milliseconds) run out, of these kinds; no job goes to two nodes. One that has been taken up
   * `most` times already has failed with this.
   */
  claim(
    node: string,
    of: { readonly kinds: readonly string[]; readonly hold: number; readonly most: number },
  ): Promise<(WholeJob & Hold) | undefined>
  /** Holds it for so many milliseconds from now, and tells how far it is. Gives whether it is still this node's: so below. */
  renew(hold: Hold, milliseconds: number, progress: JobProgress | undefined): Promise<boolean>
  /** Leaves it to whoever comes next, without a fault: this time does not count. */
  handBack(hold: Hold): Promise<boolean>
  /** It did not go well, and may the next time, in so many milliseconds. */
  putOff(hold: Hold, milliseconds: number, why: string): Promise<boolean>
  finish(hold: Hold, result: unknown): Promise<boolean>
  fail(hold: Hold, why: string): Promise<boolean>
  /** Somebody does not want it any more: it has failed, and its node breaks off. Refused with `not-found` where there is none, with `conflict` where it has ended. */
  cancel(id: number, why: string): Promise<void>
  /** Refused with `not-found` where there is none. */
  job(id: number): Promise<WholeJob>
  /** The newest first. */
  list(cut: Cut & { readonly state?: JobState }): Promise<Slice<Job>>
  counts(): Promise<Readonly<Record<JobState, number>>>
  /** Calls `told` when a job may have been handed in, as far as the engine hears of it; whoever waits looks by itself now and then. */
  listen(told: () => void): Listening
}

export interface Listening {
  close(): Promise<void>
}

/** What a handler knows of the job that it carries out. */
export interface Carrying {
  readonly job: WholeJob
  /** The node is to end, or no longer has the job: the handler breaks off as soon as it can, and leaves all whole. */
  readonly signal: AbortSignal
  readonly told: (progress: JobProgress) => void
}

/**
 * Carries out one kind of job. Another node may have begun it and died anywhere in it: what is done is found, and not done twice. Gives what came of it, as plain
 * JSON; nothing where it broke off. What is refused as `unavailable` or `busy`, and a bug, is tried again later; any other refusal is the job's own fault.
 */
export type JobHandler = (carrying: Carrying) => Promise<{ readonly result: unknown } | undefined>

/** By the kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler>>
