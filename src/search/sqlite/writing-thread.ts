import { Worker } from 'node:worker_threads'
import { Refusal } from '#value/refusal.ts'
import { RowMaker } from '../index/index-row.ts'
import type { IndexWrite } from '../search.ts'
import type { Order, Outcome } from './write-messages.ts'

/** Beside this file as source; in `dist/` beside the program's one file. */
const WRITER = new URL(import.meta.url.endsWith('.ts') ? './write-worker.ts' : './write-worker.js', import.meta.url)

/** Batches that wait to be written: whoever makes them faster waits too, so that memory stays bounded. */
const MOST_AHEAD = 3

const BROKEN = new Refusal('unavailable', 'Writing the index broke off.')

/** Writes a new index file in a thread of its own: rows are made here of what comes, while those before them are written. */
export class WritingThread {
  private readonly worker: Worker
  private readonly maker = new RowMaker()
  private readonly waiting: PromiseWithResolvers<void>[] = []
  private readonly ahead: Promise<void>[] = []
  private ended = false

  constructor(path: string) {
    this.worker = new Worker(WRITER, { workerData: { path } })
    this.worker.unref()
    this.worker.on('message', (outcome: Outcome) => this.heard(outcome))
    this.worker.on('error', (cause) => this.broken(cause))
    this.worker.on('exit', () => this.broken(BROKEN))
  }

  /** Ends when few batches are left to write. What fails is told by one of the calls that follow. */
  async take(writes: readonly IndexWrite[], cursor: number): Promise<void> {
    if (this.ended) throw BROKEN
    this.ahead.push(this.order({ is: 'take', writes: this.maker.rows(writes), cursor }))
    while (this.ahead.length > MOST_AHEAD) await this.ahead.shift()
  }

  /** All that was taken is written, the index is whole, and its file is closed. */
  async finish(generation: number): Promise<void> {
    await this.order({ is: 'finish', generation })
    await this.close()
  }

  /** Writes what was taken, and closes the file. */
  async close(): Promise<void> {
    if (this.ended) return
    await this.order({ is: 'close' })
    await this.worker.terminate()
  }

  private order(order: Order): Promise<void> {
    const waiting = Promise.withResolvers<void>()
    // Nobody may be waiting for it yet when it fails.
    waiting.promise.catch(() => undefined)
    this.waiting.push(waiting)
    if (this.ended) this.broken(BROKEN)
    this.worker.postMessage(order)
    this.worker.ref()
    return waiting.promise
  }

  private heard(outcome: Outcome): void {
    const waiting = this.waiting.shift()
    if (this.waiting.length === 0) this.worker.unref()
    if ('done' in outcome) waiting?.resolve()
    else
      waiting?.reject('refusal' in outcome ? new Refusal(outcome.refusal.code, outcome.refusal.message) : outcome.error)
  }

  private broken(cause: unknown): void {
    this.ended = true
    for (const { reject } of this.waiting.splice(0)) reject(cause)
  }
}
