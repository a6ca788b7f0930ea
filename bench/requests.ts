import { Agent, get } from 'node:http'

/** Times in ms. */
export interface Spread {
  readonly median: number
  readonly p95: number
  readonly p99: number
}

/** Asks each address once, one after the other, over one connection. A page that does not answer 200 ends the benchmark. */
export async function askOneByOne(addresses: readonly string[]): Promise<Spread> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  for (const address of addresses) {
    const began = performance.now()
    await ask(address, agent)
    times.push(performance.now() - began)
  }
  agent.destroy()
  return spreadOf(times)
}

/** The same of several servers in turn, so that whatever else the machine does falls on all of them alike. */
export async function askInTurn(servers: readonly (readonly string[])[]): Promise<Spread[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times = servers.map((): number[] => [])
  for (let n = 0; n < Math.max(...servers.map(({ length }) => length)); n += 1)
    for (const [at, addresses] of servers.entries()) {
      const address = addresses[n]
      if (address === undefined) continue
      const began = performance.now()
      await ask(address, agent)
      times[at]?.push(performance.now() - began)
    }
  agent.destroy()
  return times.map(spreadOf)
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** Asks addresses in turn over several connections at once, for some seconds at most; those that are to be new are asked once. */
export async function askMany(
  addresses: readonly string[],
  {
    connections,
    seconds,
    once = false,
  }: { readonly connections: number; readonly seconds: number; readonly once?: boolean },
): Promise<{ readonly perSecond: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const began = performance.now()
  const until = began + seconds * 1000
  let asked = 0
  let answered = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const address = once ? addresses[asked] : addresses[asked % addresses.length]
        if (address === undefined) break
        asked += 1
        await ask(address, agent)
        answered += 1
      }
    }),
  )
  const perSecond = (1000 * answered) / (performance.now() - began)
  agent.destroy()
  return { perSecond }
}

const ask = (address: string, agent: Agent) =>
  new Promise<void>((resolve, reject) => {
    get(address, { agent }, (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${address} answered ${response.statusCode}`)),
      )
    }).on('error', reject)
  })
