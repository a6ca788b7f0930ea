import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { FollowerNews, FollowerOrders } from './archive.ts'
import { endEmbargoes } from './curation/end-embargoes.ts'
import { indexEngine } from './index-engine.ts'
import { bringIndexUp, isOfAnotherPast } from './jobs/bring-index-up.ts'
import { openStore } from './open-store.ts'
import type { Indexing } from './search/search.ts'

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
  const { searching, takeLease, openIndexing } = await indexEngine(orders)
  try {
    while (!signal.aborted) {
      const lease = await takeLease()
      if (lease === undefined) {
        await sleep(ASK_AGAIN)
        continue
      }
      try {
        await follow(orders, await openIndexing(), () => signal.aborted || lease.isLost(), signal)
        if (lease.isLost()) tell('lost')
      } finally {
        await lease.release()
      }
    }
  } finally {
    await searching.close()
  }
}

async function follow(
  orders: FollowerOrders,
  indexing: Indexing,
  isOver: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const store = await openStore(orders)
  let opened = ''
  try {
    while (!isOver()) {
      const day = today()
      if (day !== opened) await endEmbargoes(store, day, signal)
      opened = day
      const isToBeMade = (await indexing.stale()) || (await isOfAnotherPast(store, await indexing.cursor()))
      if (!isToBeMade && !(await store.awaitChange(await indexing.cursor(), signal))) continue
      await bringIndexUp(store, indexing, signal, { rebuilding: () => tell('rebuilding') })
      tell('up-to-date')
    }
  } finally {
    await indexing.close()
    await store.close()
  }
}

const stopped = new AbortController()
parentPort?.once('message', () => stopped.abort())
await followUntilStopped(workerData as FollowerOrders, stopped.signal)
parentPort?.close()
