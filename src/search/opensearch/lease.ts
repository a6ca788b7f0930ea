import { Refusal } from '#value/refusal.ts'
import type { Lease } from '../lease.ts'
import type { Cluster } from './cluster.ts'
import { at, numberAt } from './json.ts'

/** Milliseconds. A lease that nobody has renewed for so long is free: whoever had it has died. */
interface Terms {
  readonly held: number
  readonly renewed: number
}
const TERMS: Terms = { held: 7000, renewed: 2000 }

/** What of the lease was seen last, and since when it has not changed. */
interface SeenLease {
  readonly version: string
  readonly since: number
}

/**
 * The right to write to an index in a cluster: a document that its holder writes anew all the time. Whoever sees it unchanged for long takes it;
 * of several who do so at once the cluster lets one write. No clocks are compared. A holder who was only slow loses nothing but time: of entries
 * the newer wins, and the cursor is written after them.
 */
export class Leases {
  private readonly cluster: Cluster
  private readonly index: string
  private readonly terms: Terms
  private seen: SeenLease | undefined

  constructor(cluster: Cluster, name: string, terms = TERMS) {
    this.cluster = cluster
    this.index = `${name}-lease`
    this.terms = terms
  }

  private get path(): string {
    return `/${this.index}/_doc/lease`
  }

  /** The lease, or undefined where somebody else has it, or may have it: who asks again soon is told. */
  async take(): Promise<Lease | undefined> {
    const { status, body } = await this.cluster.ask({ method: 'GET', path: this.path })
    if (status === 404) return await this.keep({ op_type: 'create' })
    const asked = { if_seq_no: numberAt(body, '_seq_no'), if_primary_term: numberAt(body, '_primary_term') }
    const version = JSON.stringify(asked)
    if (this.seen?.version !== version) this.seen = { version, since: performance.now() }
    const isFree = at(body, '_source', 'held') !== true || performance.now() - this.seen.since > this.terms.held
    return isFree ? await this.keep(asked) : undefined
  }

  private async write(query: Readonly<Record<string, string | number>>, held: boolean) {
    const { status, body } = await this.cluster.ask({ method: 'PUT', path: this.path, query, body: { held } })
    if (status === 409) return undefined
    if (status >= 300) throw new Error('The search engine gives no lease.')
    return { if_seq_no: numberAt(body, '_seq_no'), if_primary_term: numberAt(body, '_primary_term') }
  }

  private async keep(query: Readonly<Record<string, string | number>>): Promise<Lease | undefined> {
    await this.cluster.ask({
      method: 'PUT',
      path: `/${this.index}`,
      body: { settings: { number_of_shards: 1, auto_expand_replicas: '0-1' } },
    })
    let last = await this.write(query, true)
    if (last === undefined) return undefined
    let writing: Promise<unknown> = Promise.resolve()
    const renew = async () => {
      if (last === undefined) return
      try {
        last = await this.write(last, true)
      } catch (cause) {
        // A cluster that does not answer now may answer the next time; meanwhile nobody else can take the lease either.
        if (!(cause instanceof Refusal)) throw cause
      }
    }
    const timer = setInterval(() => {
      writing = writing.then(renew)
    }, this.terms.renewed)
    timer.unref()
    return {
      isLost: () => last === undefined,
      release: async () => {
        clearInterval(timer)
        await writing
        if (last !== undefined) await this.write(last, false)
      },
    }
  }
}
