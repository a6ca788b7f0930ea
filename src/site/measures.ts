import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Finding } from '#archive.ts'
import type { Connections } from '#store/store.ts'
import { ifAnswered, type Readiness } from './readiness.ts'
import { searchClass } from './search-class.ts'

/** What is measured of a site while it is served, for Prometheus. */
export interface Measures {
  /** Counts and times every answer, by the pattern of its address: no address of a record, and no word of a reader, is in a measure. */
  readonly answering: MiddlewareHandler
  /** The same finding, with its searches timed. */
  finding(finding: Finding): Finding
  /** Prometheus' own text, and what it is called. */
  text(): Promise<string>
  readonly contentType: string
}

/** Seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** What it looks at when it is asked. */
export interface Measured {
  readonly readiness: () => Promise<Readiness>
  readonly jobs: () => Promise<Readonly<Record<string, number>>>
  readonly connections: () => readonly Connections[]
}

export async function openMeasures({ readiness, jobs, connections }: Measured): Promise<Measures> {
  // It takes longer to load than most commands to run, and few are measured.
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'chancery_answer_seconds',
    help: 'Time until an answer begins, by route and status.',
    labelNames: ['route', 'status'],
    buckets: BUCKETS,
    registers,
  })
  const searches = new Histogram({
    name: 'chancery_search_seconds',
    help: 'Time of a search, by its dearest part: pattern, phrase, name, words, filters.',
    labelNames: ['class'],
    buckets: BUCKETS,
    registers,
  })
  const parts = new Gauge({
    name: 'chancery_part_up',
    help: '1 where the store, the index, the files answer.',
    labelNames: ['part'],
    registers,
    async collect() {
      const { store, index, files } = await readiness()
      for (const [part, state] of Object.entries({ store, index, files }))
        parts.set({ part }, state === 'unavailable' ? 0 : 1)
    },
  })
  const lag = new Gauge({
    name: 'chancery_index_lag_changes',
    help: 'Changes that the index has not taken yet.',
    registers,
    async collect() {
      lag.set((await readiness()).lag ?? Number.NaN)
    },
  })
  new Gauge({
    name: 'chancery_jobs',
    help: 'Jobs by state: waiting, running, done, failed.',
    labelNames: ['state'],
    registers,
    async collect() {
      // Where the store does not answer, chancery_part_up says so.
      const counts = (await ifAnswered(jobs())) ?? {}
      this.reset()
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'chancery_index_lag_seconds',
    help: 'Age of the first change that the index has not taken yet.',
    registers,
    async collect() {
      const { lag, behindSince } = await readiness()
      const age = behindSince === undefined ? Number.NaN : (Date.now() - behindSince.getTime()) / 1000
      this.set(lag === 0 ? 0 : Math.max(age, 0))
    },
  })
  let pools: readonly Connections[] = []
  new Gauge({
    name: 'chancery_pool_connections',
    help: 'Connections of the server’s main thread to its database: in use, idle; and who waits for one.',
    labelNames: ['to', 'state'],
    registers,
    collect() {
      for (const { to, inUse, idle, waiting } of pools)
        for (const [state, count] of Object.entries({ in_use: inUse, idle, waiting })) this.set({ to, state }, count)
    },
  })
  return {
    async answering(c, next) {
      const begun = performance.now()
      await next()
      // What no route answers is of one name: addresses that are made up are without end.
      const route = routePath(c, -1)
      answers.observe(
        { route: route === '/*' ? 'none' : route, status: c.res.status },
        (performance.now() - begun) / 1000,
      )
    },
    finding: (finding) => ({
      ...finding,
      async search(request) {
        const end = searches.startTimer({ class: searchClass(request.query) })
        try {
          return await finding.search(request)
        } finally {
          end()
        }
      },
    }),
    text() {
      // Before anything is asked to be measured, which waits for connections itself.
      pools = connections()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
