import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@opensearch-project/opensearch'
import { Refusal } from '#value/refusal.ts'
import type { ClusterAddress } from './address.ts'

/** Who asks, and by whose signature the cluster is known, if not by one that everybody knows. */
export interface Credentials {
  readonly username?: string
  readonly password?: string
  readonly ca?: string
}

/** How long (ms) one node may take to answer. */
const PATIENCE = 5000
/** Waits (ms) before asking again what could not be answered just now: a node has died, or all of them are busy. */
const PAUSES = [50, 200, 500, 1000, 2000, 4000]
/** After so long (ms) nothing is asked again. */
const ENDURANCE = 10_000
/** For so long (ms) after nobody has answered, whoever comes is told so at the first try. */
const REMEMBERED = 10_000

export interface Asked {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean>>
  readonly body?: unknown
  /** Lines of JSON, each with its end. */
  readonly lines?: string
  /** Where it may take longer than others. */
  readonly patience?: number
}

/** What came of a request: its status, and what was said. */
export interface Answered {
  readonly status: number
  readonly body: unknown
}

/** The nodes of one cluster. What one of them cannot answer, another is asked; nothing waits for ever. */
export class Cluster {
  private readonly client: Client
  private nobodySince = Number.NEGATIVE_INFINITY

  private constructor(client: Client) {
    this.client = client
  }

  /** Nothing is asked of it yet. The client is loaded here, so that nobody waits for it who has no cluster. */
  static async at({ nodes }: ClusterAddress, { username, password, ca }: Credentials): Promise<Cluster> {
    const { Client } = await import('@opensearch-project/opensearch')
    const auth = username === undefined || password === undefined ? {} : { auth: { username, password } }
    const ssl = ca === undefined ? {} : { ssl: { ca } }
    return new Cluster(
      new Client({ nodes: [...nodes], maxRetries: nodes.length, requestTimeout: PATIENCE, ...auth, ...ssl }),
    )
  }

  /** Asks until it is answered, as long as that makes sense. What is refused for good is given as it is. */
  async ask(asked: Asked): Promise<Answered> {
    const began = performance.now()
    for (const pause of [...PAUSES, undefined]) {
      const told = await this.once(asked)
      const isBusyStill = !(told instanceof Refusal) && isBusy(told.status)
      if (!(told instanceof Refusal || isBusyStill)) return answered(told)
      const now = performance.now()
      const isOver = pause === undefined || now - began > ENDURANCE || began - this.nobodySince < REMEMBERED
      if (isOver && told instanceof Refusal) {
        this.nobodySince = now
        throw told
      }
      if (isOver) throw new Refusal('unavailable', 'The search engine is too busy just now. Try again in a minute.')
      await sleep(pause)
    }
    throw new Error('There is a last pause.')
  }

  private async once({ method, path, query, body, lines, patience = PATIENCE }: Asked): Promise<Answered | Refusal> {
    try {
      const { statusCode, body: said } = await this.client.transport.request(
        {
          method,
          path,
          ...(query === undefined ? {} : { querystring: { ...query } }),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          ...(lines === undefined ? {} : { bulkBody: lines }),
        },
        { ignore: [400, 401, 403, 404, 409, 413, 429, 500], requestTimeout: patience },
      )
      return { status: statusCode ?? 0, body: said }
    } catch (cause) {
      if (cause instanceof Error && OUTAGES.has(cause.name)) return gone(cause)
      throw cause
    }
  }

  async close(): Promise<void> {
    await this.client.close()
  }
}

const OUTAGES: ReadonlySet<string> = new Set([
  'ConnectionError',
  'NoLivingConnectionsError',
  'TimeoutError',
  'ResponseError',
  'DeserializationError',
])

const gone = (cause: Error): Refusal =>
  new Refusal(
    'unavailable',
    `The search engine does not answer just now (${cause.message.slice(0, 200)}). Records, people and archives are read without it; the index goes on where it stopped.`,
    { cause },
  )

export const isBusy = (status: number): boolean => status === 429 || (status >= 502 && status <= 504)

function answered(told: Answered): Answered {
  if (told.status === 401 || told.status === 403)
    throw new Refusal(
      'unavailable',
      'The search engine does not take who asks: look at CHANCERY_SEARCH_USER and CHANCERY_SEARCH_PASSWORD.',
    )
  return told
}
