import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { FollowerNews, FollowerOrders } from './archive.ts'
import { endEmbargoes } from './curation/end-embargoes.ts'
import { bringIndexUp } from './jobs/bring-index-up.ts'
import { openStore } from './open-store.ts'
import { takeLease } from './search/sqlite/lease.ts'
import { openSqliteIndexing } from './search/sqlite/open-indexing.ts'

/** How often (ms) it looks for changes: whoever has written something looks for it at once. A look takes some 30 µs. */
const LOOK_AGAIN = 20
/** How often (ms) it looks for the lease, where another process has it. */
const ASK_AGAIN = 200

const tell = (news: FollowerNews) => parentPort?.postMessage(news)

/** The day as the machine has it. */
const today = () => {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/**
 * The thread that keeps the index up with the store, and opens on each day what was closed until then: it opens the archive itself, so that no request
 * waits for it.
 */
async function followUntilStopped(orders: FollowerOrders, signal: AbortSignal): Promise<void> {
  const index = join(orders.folder, 'index')
  let lease = takeLease(index)
  while (lease === undefined && !signal.aborted) {
    await sleep(ASK_AGAIN)
    lease = takeLease(index)
  }
  if (lease === undefined) return
  const store = await openStore(orders)
  const indexing = openSqliteIndexing({ folder: index })
  let opened = ''
  try {
    while (!signal.aborted) {
      const day = today()
      if (day !== opened) await endEmbargoes(store, day, signal)
      opened = day
      if ((await indexing.stale()) || (await store.head()) > (await indexing.cursor())) {
        await bringIndexUp(store, indexing, signal, { rebuilding: () => tell('rebuilding') })
        tell('up-to-date')
      }
      await sleep(LOOK_AGAIN)
    }
  } finally {
    await indexing.close()
    await store.close()
    lease.release()
  }
}

const stopped = new AbortController()
parentPort?.once('message', () => stopped.abort())
await followUntilStopped(workerData as FollowerOrders, stopped.signal)
parentPort?.close()
