import { setTimeout as rest } from 'node:timers/promises'
import type pg from 'pg'
import { isGone } from './errors.ts'
import type { Succession } from './succession.ts'

/** Milliseconds after which all are looked at again, and that the others are waited for when one has answered. */
const LOOK_EVERY = 10_000
const OTHERS = 2_000

/** Which of several servers is asked: the last that served, until it does not answer, or another has taken its place. */
export class Chosen {
  readonly #pools: readonly pg.Pool[]
  readonly #succession: Succession | undefined
  #at: number | undefined
  #looking: Promise<readonly unknown[]> | undefined
  #lookedAt = 0

  constructor(pools: readonly pg.Pool[], succession: Succession | undefined) {
    this.#pools = pools
    this.#succession = succession
  }

  /** Of several that are away, or are standbys, it is told what each is. */
  async connect(): Promise<pg.PoolClient> {
    const last = this.#at
    const causes: unknown[] = []
    if (last !== undefined) {
      if (performance.now() - this.#lookedAt > LOOK_EVERY) void this.#look()
      try {
        return await this.#connectTo(last)
      } catch (cause) {
        causes.push(cause)
      }
    }
    causes.push(...(await this.#look(last)))
    if (this.#at !== undefined && this.#at !== last) return await this.#connectTo(this.#at)
    throw causes.some(isGone) ? new AggregateError(causes) : causes[0]
  }

  async #connectTo(at: number): Promise<pg.PoolClient> {
    const client = await this.#poolAt(at).connect()
    if (this.#succession?.isOlder(client) !== true) return client
    client.release(true)
    throw older()
  }

  #poolAt(at: number): pg.Pool {
    const pool = this.#pools[at]
    if (pool === undefined) throw new Error('Each server has a pool.')
    return pool
  }

  /** Looks at all but the one that has just failed, and gives why others will not do. Whoever comes meanwhile waits for the same look. */
  #look(failed?: number): Promise<readonly unknown[]> {
    this.#lookedAt = performance.now()
    this.#looking ??= this.#lookAtAll(failed).finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #lookAtAll(failed: number | undefined): Promise<readonly unknown[]> {
    const found: (pg.PoolClient | undefined)[] = this.#pools.map(() => undefined)
    const causes: unknown[] = []
    const oneAnswers = Promise.withResolvers<void>()
    const all = this.#pools.map(async (pool, at) => {
      if (at === failed) return
      try {
        const client = await pool.connect()
        client.release()
        found[at] = client
        oneAnswers.resolve()
      } catch (cause) {
        causes.push(cause)
      }
    })
    await Promise.race([Promise.all(all), oneAnswers.promise.then(() => rest(OTHERS, undefined, { ref: false }))])
    this.#succession?.compare(found)
    const isOlder = (client: pg.PoolClient) => this.#succession?.isOlder(client) === true
    const good = found.flatMap((client, at) => (client === undefined || isOlder(client) ? [] : [at]))
    if (this.#at === undefined || !good.includes(this.#at)) this.#at = good[0] ?? this.#at
    return found.some((client) => client !== undefined && isOlder(client)) ? [...causes, older()] : causes
  }
}

const older = () =>
  Object.assign(new Error('a server whose place another has taken, and that is not written to, is there'), {
    code: 'OLDER',
  })
