import { Refusal } from '#value/refusal.ts'
import { head } from '../sql/changes.ts'
import type { Replica } from '../store.ts'
import type { Address } from './address.ts'
import { clear, isUnanswered } from './errors.ts'
import { Pool, type PoolSettings } from './pool.ts'
import { refuseOther } from './same-archive.ts'
import { Session } from './session.ts'

/** Milliseconds from one look to the next, and that a look may take. */
const LOOK_EVERY = 2_000
const LOOKING = { connecting: 2_000, query: 1_000 }

export interface ReplicaSettings extends Pick<PoolSettings, 'address' | 'size' | 'limits'> {
  /** What it follows, and by what that is known (`same-archive.ts`). */
  readonly primary: Pool
  readonly archive: string
}

/**
 * Servers that follow the database, and are read where it may lag. Whether one answers is found out by looks, on a connection of their own: no reader waits
 * for one that is known to be away. It is read again as soon as it has all that the primary has: what was read there meanwhile is not followed by older things.
 */
export class PostgresReplica implements Replica {
  readonly #address: Address
  readonly #primary: Pool
  readonly #pool: Pool
  readonly #looking: Pool
  readonly #leaving = new Set<() => void>()
  #isSpared = false
  #problem: (message: string) => void = () => {}
  #missed: Refusal | undefined
  #look: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor({ primary, archive, ...settings }: ReplicaSettings) {
    const admit = refuseOther(settings.address, archive)
    this.#address = settings.address
    this.#primary = primary
    this.#pool = new Pool({ ...settings, admit })
    this.#looking = new Pool({ ...settings, admit, size: 1, limits: LOOKING })
  }

  get isAway(): boolean {
    return this.#missed !== undefined
  }

  get connections(): Pick<Pool, 'inUse' | 'idle' | 'waiting'> {
    return this.#pool
  }

  async meet(problem: (message: string) => void): Promise<void> {
    await this.#lookNow()
    if (this.#missed?.code === 'invalid') throw this.#missed
    this.#problem = problem
    if (this.#missed !== undefined) problem(without(this.#missed))
  }

  /** What it answers; where it does not, what `instead` does. */
  read<T>(ask: (pool: Pool) => Promise<T>, instead: () => Promise<T>): Promise<T> {
    this.#watch()
    if (this.#isSpared) return instead()
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const leave = () => resolve(instead())
    this.#leaving.add(leave)
    const failed = (cause: unknown) => {
      if (!isUnanswered(cause)) reject(cause)
      else if (this.#leaving.has(leave)) {
        leave()
        this.#isSpared = true
        void this.#lookNow()
      }
    }
    void ask(this.#pool)
      .then(resolve, failed)
      .finally(() => this.#leaving.delete(leave))
    return promise
  }

  #watch(): void {
    if (this.#isClosed) return
    this.#timer ??= setInterval(() => void this.#lookNow(), LOOK_EVERY).unref()
  }

  #lookNow(): Promise<void> {
    this.#watch()
    this.#look ??= this.#lookOnce().finally(() => {
      this.#look = undefined
    })
    return this.#look
  }

  async #lookOnce(): Promise<void> {
    try {
      const wasSpared = this.#isSpared
      // Without the primary it is all that there is.
      const least = wasSpared ? await headOf(this.#primary).catch(() => 0) : 0
      const has = await headOf(this.#looking)
      if (has >= least) this.#answered()
    } catch (cause) {
      this.#away(clear(this.#address.told, cause))
    }
  }

  #answered(): void {
    this.#isSpared = false
    if (this.#missed !== undefined) this.#problem(`${this.#address.told} answers again, and is read again.`)
    this.#missed = undefined
  }

  /** Whatever keeps it from answering: it is told, and the primary does well without it. */
  #away(cause: unknown): void {
    if (this.#isClosed) return
    const isNew = this.#missed === undefined
    this.#isSpared = true
    this.#missed = cause instanceof Refusal ? cause : new Refusal('unavailable', `${this.#address.told}: ${cause}`)
    if (isNew) this.#problem(without(this.#missed))
    for (const leave of this.#leaving) leave()
    this.#leaving.clear()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await this.#look
    await Promise.all([this.#pool.close(), this.#looking.close()])
  }
}

const without = ({ message }: Refusal) => `${message} Meanwhile the primary is read in its place.`

const headOf = (pool: Pool): Promise<number> => pool.lend((client) => new Session(client, { isAct: false }).run(head))
