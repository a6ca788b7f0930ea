import type { ClusterAddress } from './address.ts'
import type { Answered, Asked, Cluster } from './cluster.ts'
import { at, numberAt, reasonOf, textAt } from './json.ts'
import { layout, SCHEMA } from './mapping.ts'

const META = 'meta'
/** How long (ms) a node may take over what is no question of a reader: a busy one has a queue of such. */
export const LONG = 60_000

/** What an index says of itself. */
export interface State {
  readonly schema: string
  readonly cursor: number
  readonly generation: number
  /** It is being built, and not in use. */
  readonly rebuild: boolean
}

/** How much time there is. */
type How = Pick<Asked, 'hurried' | 'patience'>

/** The indexes of one archive in a cluster: the one in use, that its name leads to, and what is built to take its place. */
export class Indexes {
  readonly cluster: Cluster
  readonly address: ClusterAddress

  constructor(cluster: Cluster, address: ClusterAddress) {
    this.cluster = cluster
    this.address = address
  }

  /** The name that leads to the index in use. */
  get name(): string {
    return this.address.prefix
  }

  /** The index in use by its own name; undefined where there is none yet. */
  async current(how: How = {}): Promise<string | undefined> {
    const { status, body } = await this.cluster.ask({ method: 'GET', path: `/_alias/${this.name}`, ...how })
    return status === 404 ? undefined : Object.keys(typeof body === 'object' && body !== null ? body : {})[0]
  }

  /** Every index of this archive, whether it is in use or not. */
  async all(): Promise<string[]> {
    const { body } = await this.cluster.ask({
      method: 'GET',
      path: `/${this.name}-index-*/_alias`,
      query: { allow_no_indices: true },
    })
    return Object.keys(typeof body === 'object' && body !== null ? body : {}).sort()
  }

  /** A new one, empty; `isUsed`: the name leads to it at once. What is built to take another's place is written once, and copied when it is finished. */
  async create(state: Omit<State, 'schema' | 'cursor'>, isUsed: boolean): Promise<string> {
    const index = `${this.name}-index-${SCHEMA.replaceAll('.', '-')}-${Date.now().toString(36)}`
    const { shards, replicas } = this.address
    const aliases = isUsed ? { aliases: { [this.name]: {} } } : {}
    succeeded(
      await this.cluster.ask({
        method: 'PUT',
        path: `/${index}`,
        body: { ...layout(shards, isUsed ? replicas : undefined), ...aliases },
        patience: LONG,
      }),
    )
    await this.write(index, { ...state, schema: SCHEMA, cursor: 0 })
    return index
  }

  async read(index: string, how: How = {}): Promise<State | undefined> {
    const { status, body } = await this.cluster.askCopies((preference) => ({
      method: 'GET',
      path: `/${index}/_doc/${META}`,
      ...(preference === undefined ? {} : { query: { preference } }),
      ...how,
    }))
    if (status === 404) return undefined
    const state = at(body, '_source', 'shown')
    return {
      schema: textAt(state, 'schema'),
      cursor: numberAt(state, 'cursor'),
      generation: numberAt(state, 'generation'),
      rebuild: at(state, 'rebuild') === true,
    }
  }

  async write(index: string, state: State): Promise<void> {
    const body = { kind: 'index', shown: state }
    succeeded(await this.cluster.ask({ method: 'PUT', path: `/${index}/_doc/${META}`, body, patience: LONG }))
  }

  /** All that was written is found from now on. */
  async show(index: string): Promise<void> {
    succeeded(await this.cluster.ask({ method: 'POST', path: `/${index}/_refresh`, patience: LONG }))
  }

  /** Has the index copied to other nodes, as far as there are any, and waits until that is done. What is not in its files yet would be indexed there once more. */
  async copy(index: string): Promise<void> {
    const { cluster, address } = this
    succeeded(await cluster.ask({ method: 'POST', path: `/${index}/_flush`, patience: LONG }))
    const body = { index: { auto_expand_replicas: address.replicas } }
    succeeded(await cluster.ask({ method: 'PUT', path: `/${index}/_settings`, body, patience: LONG }))
    while (numberAt(await this.health(index), 'initializing_shards') > 0);
  }

  /** Whether each of its parts is somewhere. */
  async isWhole(index: string): Promise<boolean> {
    return textAt(await this.health(index), 'status') !== 'red'
  }

  private async health(index: string): Promise<unknown> {
    // When what was set has been acted on, and what is being copied is there, but not for long.
    const query = { wait_for_events: 'languid', wait_for_no_initializing_shards: true, timeout: '2s' }
    return (await this.cluster.ask({ method: 'GET', path: `/_cluster/health/${index}`, query, patience: LONG })).body
  }

  /** Leads the name to another index, in one step. */
  async use(index: string, instead: string | undefined): Promise<void> {
    const actions = [
      { add: { index, alias: this.name } },
      ...(instead === undefined ? [] : [{ remove: { index: instead, alias: this.name } }]),
    ]
    succeeded(await this.cluster.ask({ method: 'POST', path: '/_aliases', body: { actions }, patience: LONG }))
  }

  async remove(index: string): Promise<void> {
    await this.cluster.ask({ method: 'DELETE', path: `/${index}`, patience: LONG })
  }
}

function succeeded(answered: Answered): void {
  if (answered.status >= 300) throw new Error(`The search engine refused a request: ${reasonOf(answered.body)}`)
}
