import { setTimeout as rest } from 'node:timers/promises'
import pg from 'pg'
import type { Address } from './address.ts'

/** Milliseconds. */
const ASK_EVERY = 10_000
const ANSWER_WITHIN = 5_000
const BEGIN_AGAIN = 500

export interface Listening {
  close(): Promise<void>
}

/**
 * Hears what the database tells of this archive on a channel: a trigger calls `tell('channel')` (the migrations have it), which is heard once its transaction is
 * kept. On a connection of its own, to whichever of the servers can be written to. `told` is called also each time that the connection stands, for what was
 * told before nobody has heard; who must not miss anything while no server answers looks by itself now and then.
 */
export function listen(address: Address, channel: string, told: () => void): Listening {
  const stop = new AbortController()
  const heard = hear(address, channel, told, stop.signal)
  return {
    async close() {
      stop.abort()
      await heard
    },
  }
}

async function hear({ servers, schema }: Address, channel: string, told: () => void, signal: AbortSignal) {
  for (let n = 0; !signal.aborted; n += 1) {
    const client = new pg.Client({
      connectionString: servers[n % servers.length] ?? '',
      application_name: `chancery ${schema} ${channel}`,
      connectionTimeoutMillis: ANSWER_WITHIN,
      query_timeout: ANSWER_WITHIN,
      keepAlive: true,
    })
    client.on('notification', ({ payload }) => {
      if (payload === schema) told()
    })
    await untilBroken(client, channel, told, signal)
    await rest(BEGIN_AGAIN, undefined, { signal }).catch(() => {})
  }
}

/** A standby refuses to listen, as a server that is not there refuses to let in: the next one is tried. */
async function untilBroken(client: pg.Client, channel: string, told: () => void, signal: AbortSignal): Promise<void> {
  const { promise: broken, resolve: end } = Promise.withResolvers<void>()
  client.on('error', () => end()).on('end', () => end())
  signal.addEventListener('abort', () => end(), { once: true })
  // Where the network is cut nobody says so.
  const asking = setInterval(() => void client.query('').catch(() => end()), ASK_EVERY)
  const hearing = client
    .connect()
    .then(() => client.query(`listen ${client.escapeIdentifier(channel)}`))
    .then(told, () => end())
  await broken
  clearInterval(asking)
  await Promise.all([hearing, client.end().catch(() => {})])
}
