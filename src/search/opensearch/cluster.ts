import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@opensearch-project/opensearch'
import { Refusal } from '#value/refusal.ts'
import type { ClusterAddress } from './address.ts'
import { isNobodyThere } from './knock.ts'
import { RollCall } from './roll-call.ts'

/** Who asks, and by whose signature the cluster is known, if not by one that everybody knows. */
export interface Credentials {
  readonly username?: string
  readonly password?: string
  readonly ca?: string
}

/** Milliseconds. */
export interface Limits {
  /** For one node to answer. */
  readonly answer: number
  /** Until it is given up that anybody answers. */
  readonly endurance: number
  /** The same for who can do without an answer. */
  readonly hurried: number
  /** After nobody has answered: so long whoever comes is told so at the first try, */
  readonly remembered: number
  /** and whoever can do without at once. */
  readonly spared: number
}
const LIMITS: Limits = { answer: 5000, endurance: 10_000, hurried: 1000, remembered: 10_000, spared: 2000 }
/** No more of a node than who it is. */
const NAMES = { filter_path: 'nodes.*.name' }
/** Waits (ms) before asking again what could not be answered just now: a node has died, or all of them are busy. */
const PAUSES = [50, 200, 500, 1000, 2000, 4000]
/** From this pause on nobody waits any longer where no node takes a connection: of several one would. */
const LONG = 1000

export interface Asked {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean>>
  readonly body?: unknown
  /** Lines of JSON, each with its end. */
  readonly lines?: string
  /** Where it may take longer than others. */
  readonly patience?: number
  /** Who asks can do without: it is asked once, for a short time. */
  readonly hurried?: true
  /** A busy cluster is not asked again: there is another way. */
  readonly once?: boolean
}

/** What came of a request: its status, and what was said. */
export interface Answered {
  readonly status: number
  readonly body: unknown
}

/** The nodes of one cluster. What one of them cannot answer, another is asked; nothing waits for ever. */
export class Cluster {
  private readonly client: Client
  private readonly nodes: readonly string[]
  private readonly limits: Limits
  private readonly rollCall: RollCall
  private nobodySince = Number.NEGATIVE_INFINITY
  private missed: { readonly at: number; readonly refusal: Refusal } | undefined

  private constructor(client: Client, rollCall: RollCall, nodes: readonly string[], limits: Limits) {
    this.client = client
    this.rollCall = rollCall
    this.nodes = nodes
    this.limits = limits
  }

  /** Nothing is asked of it yet. The client is loaded here, so that nobody waits for it who has no cluster. */
  static async at(
    { nodes }: ClusterAddress,
    { username, password, ca }: Credentials,
    limits: Limits = LIMITS,
  ): Promise<Cluster> {
    const { Client } = await import('@opensearch-project/opensearch')
    const auth = username === undefined || password === undefined ? {} : { auth: { username, password } }
    const ssl = ca === undefined ? {} : { ssl: { ca } }
    const { answer: requestTimeout } = limits
    const rollCall = new RollCall(nodes, async (node, limit) => {
      const alone = new Client({ node, maxRetries: 0, requestTimeout: limit, ...auth, ...ssl })
      try {
        return (await alone.transport.request({ method: 'GET', path: '/_nodes/_local', querystring: NAMES })).body
      } finally {
        await alone.close()
      }
    })
    const nodeFilter = ({ url }: { readonly url: URL }) => !rollCall.hangs(url)
    const client = new Client({
      nodes: [...nodes],
      maxRetries: nodes.length,
      requestTimeout,
      nodeFilter,
      ...auth,
      ...ssl,
    })
    return new Cluster(client, rollCall, nodes, limits)
  }

  /** Asks until it is answered, as long as that makes sense. What is refused for good is given as it is. */
  async ask(asked: Asked): Promise<Answered> {
    if (asked.hurried === true) return await this.askHurriedly(asked)
    const { endurance, remembered, answer } = this.limits
    const { patience = answer } = asked
    const began = performance.now()
    const wasNobody = began - this.nobodySince < remembered
    for (const pause of [...PAUSES, undefined]) {
      const told = await this.once(asked, wasNobody ? patience : Math.max(endurance, 2 * patience))
      const isBusyStill = !(told instanceof Refusal) && isBusy(told.status)
      if (!(told instanceof Refusal) && (!isBusyStill || asked.once)) return answered(told)
      const now = performance.now()
      const isOver = pause === undefined || now - began >= endurance || wasNobody
      if (told instanceof Refusal && (isOver || (pause >= LONG && (await isNobodyThere(this.nodes, LONG))))) {
        this.nobodySince = now
        throw told
      }
      if (isOver) throw tooBusy()
      await sleep(pause)
    }
    throw new Error('There is a last pause.')
  }

  /** Asks likewise for what every copy of a shard can answer. `preference`: which copies are to answer it, where some of them hang. */
  askCopies(asking: (preference?: string) => Asked): Promise<Answered> {
    return this.rollCall.around((preference) => this.ask(asking(preference)))
  }

  private async askHurriedly(asked: Asked): Promise<Answered> {
    const { hurried, spared } = this.limits
    if (this.missed !== undefined && performance.now() - this.missed.at < spared) throw this.missed.refusal
    const told = await this.once(asked, hurried)
    this.missed = told instanceof Refusal ? { at: performance.now(), refusal: told } : undefined
    if (told instanceof Refusal) throw told
    if (isBusy(told.status)) throw tooBusy()
    return answered(told)
  }

  /** Asks one node after another until one answers, but no longer than `limit`. */
  private async once(asked: Asked, limit: number): Promise<Answered | Refusal> {
    const { method, path, query, body, lines, patience = this.limits.answer } = asked
    const request = this.client.transport.request(
      {
        method,
        path,
        ...(query === undefined ? {} : { querystring: { ...query } }),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(lines === undefined ? {} : { bulkBody: lines }),
      },
      { ignore: [400, 401, 403, 404, 408, 409, 413, 429, 500], requestTimeout: patience },
    )
    const timer = setTimeout(() => request.abort(), limit)
    try {
      const { statusCode, body: said } = await request
      return { status: statusCode ?? 0, body: said }
    } catch (cause) {
      if (cause instanceof Error && OUTAGES.has(cause.name)) return gone(cause)
      throw cause
    } finally {
      clearTimeout(timer)
    }
  }

  async close(): Promise<void> {
    await this.client.close()
  }
}

const OUTAGES: ReadonlySet<string> = new Set([
  'RequestAbortedError',
  'ConnectionError',
  'NoLivingConnectionsError',
  'TimeoutError',
  'ResponseError',
  'DeserializationError',
])

/** The reason alone in what OpenSSL says: `… error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:…`. */
const TLS = /SSL routines:[^:]*:(?<why>[^:]+)/u
const NO_TLS: ReadonlySet<string> = new Set(['wrong version number', 'packet length too long', 'http request'])

function reasonOf({ name, message }: Error): string {
  if (name === 'RequestAbortedError') return 'nothing came in time'
  const why = TLS.exec(message)?.groups?.why
  if (why === undefined) return message.slice(0, 200)
  return NO_TLS.has(why) ? 'it does not speak TLS there: is it opensearch+http://?' : `TLS: ${why}`
}

const gone = (cause: Error): Refusal =>
  new Refusal(
    'unavailable',
    `The search engine does not answer just now (${reasonOf(cause)}). Records, people and archives are read without it; the index goes on where it stopped.`,
    { cause },
  )

const tooBusy = () => new Refusal('unavailable', 'The search engine is too busy just now. Try again in a minute.')

export const isBusy = (status: number): boolean => status === 429 || (status >= 502 && status <= 504)

/** OpenSearch says what it says in JSON; who it lets in, or how much it takes, a proxy before it may say in its own words. */
const isAnother = ({ status, body }: Answered): boolean =>
  typeof body === 'string' &&
  body !== '' &&
  (/^(?:200|400|404)$/u.test(`${status}`) || (status === 403 && /^\s*<(?:\?xml|Error)/u.test(body)))

function answered(told: Answered): Answered {
  if (isAnother(told))
    throw new Refusal(
      'unavailable',
      'What answers there is no OpenSearch: look at the address in CHANCERY_SEARCH (search).',
    )
  if (told.status === 401 || told.status === 403)
    throw new Refusal(
      'unavailable',
      'The search engine does not take who asks: look at CHANCERY_SEARCH_USER and CHANCERY_SEARCH_PASSWORD.',
    )
  return told
}
