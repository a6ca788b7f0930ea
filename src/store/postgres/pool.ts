import pg from 'pg'
import type { Address } from './address.ts'
import { Chosen } from './chosen.ts'
import { clear, isGone } from './errors.ts'
import type { Succession } from './succession.ts'

/** Milliseconds that something may take. */
export interface Limits {
  readonly connecting: number
  readonly query: number
}
const LIMITS: Limits = { connecting: 5_000, query: 30_000 }
const BETWEEN_QUERIES = 60_000
const IDLE = 30_000
/** A client of which nothing comes for some 10 s, not even that it has heard, is gone, and gives back the pen that it may have had. */
const GONE = '-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=10000'

/** Numbers come as numbers, and what is so or not as 1 or 0. All numbers that are kept are whole below 2^53. */
const TYPES = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.BOOL, (text) => (text === 't' ? 1 : 0)],
])
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : TYPES.get(oid)) ?? pg.types.getTypeParser(oid, format ?? 'text'),
}

/** One that could not come in closes its door: the driver would leave it open, and the server let it stand for a minute. */
class Client extends pg.Client {
  // Of the two forms that the driver has, the pool calls the one that is called back.
  override connect(callback?: unknown): never {
    const told = (error?: Error | null) => {
      if (error) void this.end().catch(() => {})
      if (typeof callback === 'function') callback(error, this)
    }
    return (callback === undefined ? super.connect() : super.connect(told)) as never // what the form gives
  }
}

export interface PoolSettings {
  readonly address: Address
  /** Connections that are open at once, at most. */
  readonly size: number
  /** Throws where a server that lets in will not do. */
  readonly admit: (client: pg.ClientBase) => Promise<void>
  /** Of servers that can be written to. */
  readonly succession?: Succession
  readonly limits?: Limits | undefined
}

/** Connections to a database that may be on one of several servers. */
export class Pool {
  readonly #address: Address
  readonly #pools: readonly pg.Pool[]
  readonly #chosen: Chosen

  constructor({ address, size, admit, succession, limits = LIMITS }: PoolSettings) {
    this.#address = address
    this.#pools = address.servers.map((connectionString) => {
      const pool = new pg.Pool({
        Client,
        connectionString,
        application_name: `chancery ${address.schema}`,
        options: `-c search_path=${address.schema} -c client_min_messages=warning -c jit=off -c plan_cache_mode=force_generic_plan ${GONE}`,
        max: size,
        pipeline: true,
        types,
        connectionTimeoutMillis: limits.connecting,
        statement_timeout: limits.query,
        // Where the network is cut, no server is there to keep the limit.
        query_timeout: limits.query + limits.connecting,
        idle_in_transaction_session_timeout: BETWEEN_QUERIES,
        idleTimeoutMillis: IDLE,
        keepAlive: true,
        onConnect: async (client) => {
          await admit(client)
          await succession?.meet(client)
        },
      })
      // Of a connection that breaks while nothing is asked on it, whoever asks next is told.
      pool.on('error', () => {})
      pool.on('connect', (client) => client.on('error', () => {}))
      return pool
    })
    this.#chosen = new Chosen(this.#pools, succession)
  }

  /** Lends a connection for some work. One on which a transaction is left open, or that has not answered, goes no further. */
  async lend<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#connected()
    let isBroken = false
    try {
      return await work(client)
    } catch (cause) {
      isBroken = isGone(cause)
      throw cause
    } finally {
      if (isBroken) client.release(true)
      else void takeBack(client)
    }
  }

  /** Connections that are lent, those that are not, and how many wait for one. */
  get inUse(): number {
    return this.#sum((pool) => pool.totalCount - pool.idleCount)
  }

  get idle(): number {
    return this.#sum((pool) => pool.idleCount)
  }

  get waiting(): number {
    return this.#sum((pool) => pool.waitingCount)
  }

  #sum(of: (pool: pg.Pool) => number): number {
    return this.#pools.reduce((sum, pool) => sum + of(pool), 0)
  }

  async #connected(): Promise<pg.PoolClient> {
    const [only, ...others] = this.#pools
    try {
      return others.length === 0 && only !== undefined ? await only.connect() : await this.#chosen.connect()
    } catch (cause) {
      throw clear(this.#address.told, cause)
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()))
  }
}

// Where the server has it, what is long is compressed in a fifth of the time.
const READY = `select pg_is_in_recovery() as standby, (select set_config(name, 'lz4', false) from pg_settings
  where name = 'default_toast_compression' and 'lz4' = any (enumvals)) as compression`

/** Refuses a standby. */
export async function refuseStandby(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ standby: number }>(READY)
  if (rows[0]?.standby === 1) throw Object.assign(new Error('a standby'), { code: '25006' })
}

/** Whoever borrowed it need not wait until the last word that was sent, such as the end of a read, has been heard. */
async function takeBack(client: pg.PoolClient): Promise<void> {
  if (client.getTransactionStatus() !== 'I') await client.query('').catch(() => {})
  client.release(client.getTransactionStatus() !== 'I')
}
