import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#value/refusal.ts'
import { toldClearly } from './errors.ts'
import { gather, type IndexFile, openIndex, settle } from './index-file.ts'
import { metaOf, setMeta } from './schema.ts'
import type { Order, Outcome } from './write-messages.ts'

// The thread that writes a new index, while another reads the store and analyses.

const path = String((workerData as { path?: unknown }).path)
let file: IndexFile | undefined
/** What went wrong: nothing is taken after it, or the cursor would pass what is not in the index. */
let failure: Outcome | undefined

function opened(): IndexFile {
  if (file === undefined) {
    file = openIndex(path)
    gather(file.db)
  }
  return file
}

function carryOut(order: Order): void {
  if (order.is === 'close') {
    file?.db.close()
    return
  }
  const { db, writer } = opened()
  if (order.is === 'take') {
    writer?.take(order.writes, order.cursor)
    return
  }
  settle(db)
  // Generations go on growing, so that nobody takes the new index for an old one.
  setMeta(db, 'generation', Math.max(metaOf(db).generation, order.generation) + 1)
  writer?.frequent.bringAllUp()
  db.prepare("DELETE FROM meta WHERE key = 'rebuild'").run()
  db.pragma('wal_checkpoint(TRUNCATE)')
}

function outcomeOf(order: Order): Outcome {
  if (failure !== undefined && order.is !== 'close') return failure
  try {
    toldClearly(path, () => carryOut(order))
    return { done: true }
  } catch (cause) {
    failure = cause instanceof Refusal ? { refusal: { code: cause.code, message: cause.message } } : { error: cause }
    return failure
  }
}

parentPort?.on('message', (order: Order) => {
  parentPort?.postMessage(outcomeOf(order))
  if (order.is === 'close') parentPort?.close()
})
