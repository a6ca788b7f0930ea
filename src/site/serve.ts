import type { Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Refusal } from '#value/refusal.ts'
import { answerBrokenRequests } from './broken-requests.ts'
import { openMeasures } from './measures.ts'
import { watchReadiness } from './readiness.ts'
import { measuresServer } from './serve-measures.ts'
import { makeSite, type SiteOptions } from './site.ts'
import type { Opened } from './site-context.ts'

export interface ServeOptions extends SiteOptions {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** Ends it: no new connections, answers under way are finished. */
  readonly signal: AbortSignal
}

export interface Served {
  /** `http://127.0.0.1:8080`. */
  readonly address: string
  readonly port: number
  /** Resolves when the last answer is out and the port is free. The archive is not closed by it. */
  readonly closed: Promise<void>
}

/** How long (ms) answers under way may take once it is to end; then their connections are cut. */
const PATIENCE = 10_000

/** Serves the archive's site. Refused with `unavailable` where the port cannot be had. */
export async function serveSite(archive: Opened, options: ServeOptions): Promise<Served> {
  const { host, port, signal } = options
  const { base, log, drain = 0, metrics_port, metrics_host = '127.0.0.1' } = archive.config
  const readiness = watchReadiness(archive)
  const { store } = archive
  const measured = { readiness, jobs: () => store.jobs.counts(), connections: () => store.connections() }
  const measures = metrics_port === undefined ? undefined : await openMeasures(measured)
  const served: { site?: ReturnType<typeof makeSite> } = {}
  const server = createAdaptorServer({
    // Nothing is answered before the port is known: without a base of its own, the archive prints the address that it is served at.
    fetch: (request: Request, env: unknown) => served.site?.fetch(request, env) ?? new Response(null, { status: 503 }),
    serverOptions: { requestTimeout: 30_000, headersTimeout: 15_000 },
  })
  if (!isPlainServer(server)) throw new Error('the adaptor gave no HTTP/1 server')
  await listening(server, host, port)
  // What a TCP server is bound to is no path.
  const bound = server.address() as AddressInfo
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : isIPv6(host) ? `[${host}]` : host
  const address = `http://${named}:${bound.port}`
  served.site = makeSite(
    { ...archive, config: { ...archive.config, base: base ?? address } },
    {
      ...options,
      readiness,
      ending: signal,
      logsAnswers: log === 'json',
      ...(measures === undefined ? {} : { measures }),
    },
  )
  const { site } = served
  answerBrokenRequests(server, async (path) => site.request(path))
  const servers = [server]
  if (measures !== undefined) {
    const own = measuresServer(measures, options.log ?? ((line) => process.stderr.write(`${line}\n`)))
    await listening(own, metrics_host, metrics_port ?? 0, MEASURES).catch((cause: unknown) => {
      server.close()
      throw cause
    })
    servers.push(own)
  }
  const closed = Promise.all(servers.map((each) => closing(each, signal, drain * 1000)))
  return { address, port: bound.port, closed: closed.then(() => {}) }
}

const isPlainServer = (server: object): server is Server => 'closeIdleConnections' in server

/** What a refused port and host are called, and by what they are chosen. */
interface Called {
  readonly port: string
  readonly byPort: string
  readonly byHost: string
}
const SITE: Called = { port: 'port', byPort: '--port', byHost: '--host' }
const MEASURES: Called = {
  port: 'metrics port',
  byPort: 'metrics_port (CHANCERY_METRICS_PORT), for each server its own',
  byHost: 'metrics_host (CHANCERY_METRICS_HOST)',
}

function listening(server: Server, host: string, port: number, called = SITE): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(refusalOf(cause, host, port, called)))
    server.listen(port, host, () => resolve())
  })
}

function refusalOf(cause: Error, host: string, port: number, { port: name, byPort, byHost }: Called): Error {
  const code = 'code' in cause ? cause.code : undefined
  const reason =
    code === 'EADDRINUSE'
      ? `${name} ${port} is in use by another program. Choose one with ${byPort}, or stop that program.`
      : code === 'EACCES'
        ? `${name} ${port} may not be used by this user. Choose one above 1023 with ${byPort}.`
        : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
          ? `${host} is no address of this machine. Choose another with ${byHost}.`
          : undefined
  return reason === undefined ? cause : new Refusal('unavailable', reason, { cause })
}

function closing(server: Server, signal: AbortSignal, drain: number): Promise<void> {
  const close = () => {
    server.close()
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), PATIENCE).unref()
  }
  const end = () => (drain === 0 ? close() : setTimeout(close, drain))
  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })
  return new Promise((resolve) => server.once('close', () => resolve()))
}
