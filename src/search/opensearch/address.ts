import { Refusal } from '#value/refusal.ts'

/** Where a cluster is, what its indexes are called, and how they are laid out. */
export interface ClusterAddress {
  readonly nodes: readonly string[]
  /** What the names of its indexes begin with. */
  readonly prefix: string
  readonly shards: number
  /** As OpenSearch has `auto_expand_replicas`: one copy as soon as there is another node to hold it. */
  readonly replicas: string
}

const ADDRESS =
  /^opensearch\+(?<scheme>https?):\/\/(?<hosts>[^/?#@]+)(?:\/(?<prefix>[^/?#]*))?(?:\?(?<options>[^#]*))?$/u
const PREFIX = /^[a-z][a-z0-9-]{0,60}$/u
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/iu

const refuse = (why: string) =>
  new Refusal(
    'invalid',
    `search: ${why}. It is written opensearch+http://host:9200,other:9200/name?shards=3&replicas=1`,
  )

/** Reads `opensearch+http://a:9200,b:9200/chancery?shards=3&replicas=1`; name, shards and replicas may be left out. */
export function readClusterAddress(given: string): ClusterAddress {
  const { scheme, hosts = '', prefix, options } = ADDRESS.exec(given)?.groups ?? {}
  if (scheme === undefined) throw refuse('that is no address of OpenSearch, or a password stands in it')
  const all = hosts.split(',').map((host) => host.trim())
  if (!all.every((host) => HOST.test(host))) throw refuse(`“${hosts}” is no list of hosts`)
  const asked = new URLSearchParams(options ?? '')
  const wrong = [...asked.keys()].find((key) => key !== 'shards' && key !== 'replicas')
  if (wrong !== undefined) throw refuse(`there is nothing called “${wrong}” to choose`)
  const name = prefix === undefined || prefix === '' ? 'chancery' : prefix
  if (!PREFIX.test(name)) throw refuse(`“${name}” is no name: small letters, digits and -, a letter first`)
  const number = (key: string, least: number, most: number): number | undefined => {
    const text = asked.get(key)
    if (text === null) return undefined
    const number = /^\d{1,3}$/u.test(text) ? Number(text) : Number.NaN
    if (!(number >= least && number <= most)) throw refuse(`${key} is a number from ${least} to ${most}, not “${text}”`)
    return number
  }
  const replicas = number('replicas', 0, 9)
  return {
    nodes: all.map((host) => `${scheme}://${/:\d+$/u.test(host) ? host : `${host}:9200`}`),
    prefix: name,
    shards: number('shards', 1, 100) ?? 3,
    replicas: replicas === undefined ? '0-1' : `${replicas}-${replicas}`,
  }
}
