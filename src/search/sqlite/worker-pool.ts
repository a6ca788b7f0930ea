import type { Worker } from 'node:worker_threads'
import { Refusal } from '#value/refusal.ts'
import type { Question, Told } from './messages.ts'

interface Waiting {
  readonly question: Question
  readonly resolve: (answer: unknown) => void
  readonly reject: (cause: unknown) => void
}

interface Thread {
  readonly worker: Worker
  doing: Waiting | undefined
}

/** Threads that answer questions, each one at a time, started as they are needed. */
export class WorkerPool {
  private readonly start: () => Worker
  private readonly most: number
  private readonly threads = new Set<Thread>()
  private readonly queue: Waiting[] = []
  private closed = false
  private asked = 0

  constructor(start: () => Worker, most: number) {
    this.start = start
    this.most = most
  }

  ask(question: Question, signal?: AbortSignal): Promise<unknown> {
    if (this.closed) return Promise.reject(new Refusal('unavailable', 'The index is closed.'))
    if (signal?.aborted) return Promise.reject(signal.reason)
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        question,
        resolve: (answer) => {
          signal?.removeEventListener('abort', giveUp)
          resolve(answer)
        },
        reject: (cause) => {
          signal?.removeEventListener('abort', giveUp)
          reject(cause)
        },
      }
      const giveUp = () => {
        // What a thread is at cannot be stopped; what still waits need not begin.
        const at = this.queue.indexOf(waiting)
        if (at >= 0) this.queue.splice(at, 1)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      this.queue.push(waiting)
      this.next()
    })
  }

  private next(): void {
    for (const thread of this.threads) if (thread.doing === undefined) this.give(thread)
    if (this.queue.length > 0 && this.threads.size < this.most) this.give(this.begin())
  }

  private give(thread: Thread): void {
    const waiting = this.queue.shift()
    if (waiting === undefined) {
      thread.worker.unref()
      return
    }
    this.asked += 1
    // First, for it throws where something cannot be sent: the thread then stays free.
    thread.worker.postMessage({ n: this.asked, ...waiting.question })
    thread.doing = waiting
    thread.worker.ref()
  }

  private begin(): Thread {
    const thread: Thread = { worker: this.start(), doing: undefined }
    this.threads.add(thread)
    thread.worker.on('message', (told: Told) => {
      const done = thread.doing
      thread.doing = undefined
      if (done !== undefined) settle(done, told)
      this.give(thread)
    })
    // A thread that dies takes one question with it; the next question starts another.
    thread.worker.on('error', (cause) => thread.doing?.reject(cause))
    thread.worker.on('exit', () => {
      this.threads.delete(thread)
      thread.doing?.reject(new Refusal('unavailable', 'The search broke off.'))
      if (!this.closed) this.next()
    })
    return thread
  }

  async close(): Promise<void> {
    this.closed = true
    for (const { reject } of this.queue.splice(0)) reject(new Refusal('unavailable', 'The index is closed.'))
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()))
  }
}

function settle({ resolve, reject }: Waiting, told: Told): void {
  if ('answer' in told) resolve(told.answer)
  else reject('refusal' in told ? new Refusal(told.refusal.code, told.refusal.message, told.refusal) : told.error)
}
