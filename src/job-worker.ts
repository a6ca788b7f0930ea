import { hostname } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from './config.ts'
import { DUMP, dumpJob } from './dissemination/dumps/dump-job.ts'
import { IMPORT, importJob } from './ingest/import-job.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { dumpsOf, openFiles } from './open-files.ts'
import { openStore } from './open-store.ts'
import type { JobHandlers } from './store/store.ts'

/** The thread that carries out jobs: it opens the archive itself, so that no request waits for it. */
async function workUntilStopped(config: Config, signal: AbortSignal): Promise<void> {
  const [store, files] = [await openStore(config), await openFiles(config)]
  const handlers: JobHandlers = {
    [IMPORT]: importJob({ store, files }),
    [DUMP]: dumpJob(config, { store, place: dumpsOf(config) }),
  }
  try {
    await runJobs(store.jobs, handlers, {
      node: `${hostname()}:${process.pid}`,
      signal,
      problem: ({ id, kind }, message) => parentPort?.postMessage(`job ${id} (${kind}): ${message}`),
    })
  } finally {
    await store.close()
  }
}

const stopped = new AbortController()
parentPort?.once('message', () => stopped.abort())
await workUntilStopped(workerData as Config, stopped.signal)
parentPort?.close()
