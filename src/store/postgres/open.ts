import type pg from 'pg'
import { Refusal } from '#value/refusal.ts'
import { changes, changesBetween, head } from '../sql/changes.ts'
import { check } from '../sql/check.ts'
import { jobsOn } from '../sql/jobs.ts'
import { HALF } from '../sql/moving.ts'
import type { Program, Run } from '../sql/program.ts'
import { readingOf } from '../sql/reading.ts'
import { report, reportIssues, reports } from '../sql/reports.ts'
import { Turns } from '../sql/turns.ts'
import { Contents, viewOf } from '../sql/view.ts'
import { beginAct } from '../sql/writing.ts'
import type { Change, Connections, Fault, Lagging, Reader, Reading, Store, Writing } from '../store.ts'
import { type Address, readAddress } from './address.ts'
import { Bell } from './bell.ts'
import { clear, isGone, isSilent } from './errors.ts'
import { type Listening, listen } from './listening.ts'
import { migrate } from './migrate.ts'
import { begin } from './pen.ts'
import { type Limits, Pool, refuseStandby } from './pool.ts'
import { rehearsalOn } from './rehearsal.ts'
import { PostgresReplica } from './replica.ts'
import { archiveAt } from './same-archive.ts'
import { Session } from './session.ts'
import { Succession } from './succession.ts'
import { Timelines } from './timelines.ts'

export interface PostgresStoreOptions {
  /** `postgres://user@host:5432/database?schema=…`; several hosts by commas. */
  readonly address: string
  /** Servers that follow it: what may lag a little is read there. */
  readonly replica?: string
  readonly password?: string
  readonly now: () => Date
  /** Milliseconds that a writer waits for another process. */
  readonly patience?: number
  /** Connections at once, at most. */
  readonly connections?: number
  readonly limits?: Limits
  /** Whether an archive may be on its way into it (`../move.ts`). */
  readonly isArriving?: boolean
  /** Refused with `conflict` where there is an archive already. */
  readonly isNew?: boolean
  /** Refused with `not-found` where there is none, and nothing is made. */
  readonly isThere?: boolean
}

/** On which it is told that there are changes. */
const CHANGES = 'chancery_change'
/** Milliseconds until it is looked for a change of which nothing was heard. */
const LOOK_AGAIN = 1000
/** Milliseconds for one query of what reads everything. */
const UNHURRIED = 3_600_000

/**
 * Opens the database, makes the tables where there are none, and brings an older one up to this program. Refused, in one line that says which and why,
 * where it does not answer, lets nobody in, is no archive's, or was written by a newer program.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { password, connections: size = 10, limits, isArriving = false, isNew = false, isThere = false } = options
  const address = readAddress(options.address, password)
  const following = options.replica === undefined ? undefined : readAddress(options.replica, password, 'replica')
  const succession = new Succession(address)
  const primary = new Pool({ address, size, admit: refuseStandby, succession, limits })
  try {
    await migrate(primary, address, { isNew, isThere })
    if (!isArriving) await refuseHalf(primary, address)
    if (following === undefined) return new PostgresStore(address, { primary, succession }, options)
    const archive = await primary.lend((client) => archiveAt(client, address))
    const replica = new PostgresReplica({ address: following, primary, archive, size, limits })
    return new PostgresStore(address, { primary, succession, replica }, options)
  } catch (cause) {
    await primary.close()
    throw clear(address.told, cause)
  }
}

async function refuseHalf(pool: Pool, { schema, told }: Address): Promise<void> {
  const { rows } = await pool.lend((client) =>
    client.query<{ half: string | null }>(`select to_regclass('${schema}.moving')::text as half`),
  )
  if (rows[0]?.half !== null) throw new Refusal('unavailable', `${told} ${HALF}`)
}

const readOn = <T>(pool: Pool, program: () => Program<T>): Promise<T> =>
  pool.lend((client) => new Session(client, { isAct: false }).run(program))

class PostgresStore implements Store {
  readonly #address: Address
  readonly #primary: Pool
  readonly #succession: Succession
  readonly replica: PostgresReplica | undefined
  readonly #now: () => Date
  readonly #patience: number
  readonly #contents = new Contents()
  readonly #turns = new Turns()
  readonly #changed = new Bell()
  readonly #timelines: Timelines
  #listening: Listening | undefined

  constructor(
    address: Address,
    {
      primary,
      succession,
      replica,
    }: { readonly primary: Pool; readonly succession: Succession; readonly replica?: PostgresReplica },
    { now, patience = 60_000 }: Pick<PostgresStoreOptions, 'now' | 'patience'>,
  ) {
    this.#address = address
    this.#timelines = new Timelines(address)
    this.#primary = primary
    this.#succession = succession
    this.replica = replica
    this.#now = now
    this.#patience = patience
  }

  /** They take no pen: what is claimed by two at once is told apart by locks of rows. */
  readonly jobs = jobsOn({
    read: (program) => this.#read(program),
    act: (program) =>
      this.#clearly(() => this.#primary.lend((client) => new Session(client, { isAct: false }).run(program))),
    listen: (told) => listen(this.#address, 'chancery_jobs', told),
  })

  as(reader: Reader, { mayLag }: Lagging = { mayLag: false }): Reading {
    return readingOf(viewOf(this.#contents, reader), mayLag ? this.#readLagging : this.#read)
  }

  write<T>(act: (tx: Writing) => Promise<T>, options: { readonly waiting?: () => void } = {}): Promise<T> {
    return this.#turns.take(() =>
      this.#clearly(() => this.#primary.lend((client) => this.#write(client, act, options.waiting))),
    )
  }

  async #write<T>(client: pg.ClientBase, act: (tx: Writing) => Promise<T>, waiting?: () => void): Promise<T> {
    await this.#timelines.look(client)
    return await this.#act(
      client,
      async (run) => {
        const last = await run(head)
        const after = await this.#timelines.after(client, last)
        const { tx, whole, over } = beginAct(run, this.#contents.before(last), this.#now, after)
        try {
          const result = await act(tx)
          whole()
          return result
        } finally {
          over()
        }
      },
      waiting,
    )
  }

  async #act<T>(client: pg.ClientBase, act: (run: Run) => Promise<T>, waiting?: () => void): Promise<T> {
    const session = new Session(client, { isAct: true })
    let isEnding = false
    try {
      await begin(client, this.#address, { patience: this.#patience, waiting })
      const result = await act((program) => session.run(program))
      isEnding = true
      session.say(`notify ${CHANGES}, '${this.#address.schema}'`)
      await session.commit()
      return result
    } catch (cause) {
      // A server that has lost its client takes the act back by itself.
      if (!isGone(cause)) await session.rollback()
      else if (isEnding) throw this.#unknown(cause)
      throw cause
    }
  }

  programs<T>(act: (run: Run) => Promise<T>): Promise<T> {
    return this.#turns.take(() => this.#clearly(() => this.#primary.lend((client) => this.#act(client, act))))
  }

  #unknown(cause: unknown): Refusal {
    return new Refusal(
      'unavailable',
      `${this.#address.told} broke off while an act was being kept: look whether it was, before doing it again.`,
      { cause },
    )
  }

  readonly #readLagging: Run = (program) =>
    this.replica === undefined
      ? this.#read(program)
      : this.replica.read(
          (pool) => readOn(pool, program),
          () => this.#read(program),
        )

  /**
   * A read whose connection breaks is begun once more: the server may have been started anew, or another have taken its place. Not where nothing was
   * answered for too long: whoever waits has waited enough.
   */
  readonly #read: Run = (program) => {
    const read = () => readOn(this.#primary, program)
    return this.#clearly(() =>
      read().catch((cause: unknown) => {
        if (!isGone(cause) || isSilent(cause)) throw cause
        return read()
      }),
    )
  }

  /** Reads everything, and may take its time. */
  readonly #unhurried: Run = (program) =>
    this.#clearly(() =>
      this.#primary.lend(async (client) => {
        await client.query('begin read only')
        await client.query('set local statement_timeout = 0')
        const result = await new Session(client, { isAct: true, patience: UNHURRIED }).run(program)
        await client.query('commit')
        return result
      }),
    )

  async #clearly<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      throw clear(this.#address.told, cause)
    }
  }

  changes(after: number, limit: number): Promise<readonly Change[]> {
    return this.#read(() => changes(after, limit))
  }

  changesBetween(after: number, last: number): Promise<number> {
    return this.#read(() => changesBetween(after, last))
  }

  head(): Promise<number> {
    return this.#read(head)
  }

  async awaitChange(after: number, signal: AbortSignal): Promise<boolean> {
    this.#listening ??= listen(this.#address, CHANGES, () => this.#changed.ring())
    const isThere = async () => (await this.head()) > after
    if (await isThere()) return true
    await this.#changed.heard(LOOK_AGAIN, signal)
    return await isThere()
  }

  tellOfRivals(problem: (message: string) => void): void {
    this.#succession.tellOfRivals(problem)
  }

  connections(): readonly Connections[] {
    const { inUse, idle, waiting } = this.#primary
    const primary = { to: 'primary', inUse, idle, waiting } as const
    if (this.replica === undefined) return [primary]
    const { inUse: lent, idle: resting, waiting: asked } = this.replica.connections
    return [primary, { to: 'replica', inUse: lent, idle: resting, waiting: asked }]
  }

  reports(...[cut]: Parameters<Store['reports']>): ReturnType<Store['reports']> {
    return this.#read(() => reports(cut))
  }

  report(id: string): ReturnType<Store['report']> {
    return this.#read(() => report(id))
  }

  reportIssues(...[id, cut]: Parameters<Store['reportIssues']>): ReturnType<Store['reportIssues']> {
    return this.#read(() => reportIssues(id, cut))
  }

  check(): AsyncIterable<Fault> {
    return check(this.#unhurried)
  }

  async backup(): Promise<void> {
    throw new Refusal(
      'unavailable',
      `${this.#address.told} is copied by its own tools: pg_dump for a copy of one moment, or its continuous archive. The files beside it are copied as they are.`,
    )
  }

  /** In a transaction that is taken back. It has the pen, so that no number that it gives is given by another meanwhile: others wait to write. */
  rehearse<T>(act: (store: Store) => Promise<T>): Promise<T> {
    return this.#turns.take(() => this.#clearly(() => this.#primary.lend((client) => this.#rehearse(client, act))))
  }

  async #rehearse<T>(client: pg.ClientBase, act: (store: Store) => Promise<T>): Promise<T> {
    const session = new Session(client, { isAct: true })
    try {
      await begin(client, this.#address, { patience: this.#patience })
      const contents = this.#contents.before(await session.run(head))
      return await act(rehearsalOn(session, contents, { now: this.#now, backup: () => this.backup() }))
    } finally {
      await session.rollback()
    }
  }

  async close(): Promise<void> {
    if (!(await this.#turns.close())) return
    await this.#listening?.close()
    await this.replica?.close()
    await this.#primary.close()
  }
}
