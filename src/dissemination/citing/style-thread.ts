import { Worker } from 'node:worker_threads'
import { Refusal } from '#value/refusal.ts'
import type { CiteAsked, CiteTold } from './messages.ts'

/** Beside this file as source; in `dist/` beside the program's one file. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './cite-worker.ts' : './cite-worker.js', import.meta.url)

/** What a thread may take of memory (MB): of the public collection's large styles one holds 150. */
const MEMORY = 512

/** `tooMuch`: the thread was ended for what it took. */
export type Answer = CiteTold | { readonly tooMuch: string }

/** A thread in which one style is open. */
export interface StyleThread {
  readonly hasEnded: boolean
  /** It has answered before. */
  readonly isUsed: boolean
  /** What it held after its last answer. */
  readonly megabytes: number
  /** One question at a time; at most so many milliseconds. Refused with `unavailable` where it is ended meanwhile. */
  ask(asked: CiteAsked, time: number): Promise<Answer>
  end(): Promise<void>
}

export class StyleWorker implements StyleThread {
  hasEnded = false
  isUsed = false
  megabytes = 0
  private readonly worker: Worker
  private answer = Promise.withResolvers<Answer>()

  constructor(memory = MEMORY) {
    this.worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: memory } })
    // What is not awaited must not keep the program alive.
    this.worker.unref()
    this.answer.promise.catch(() => {})
    this.worker.on('message', (told: CiteTold & { readonly megabytes: number }) => {
      this.isUsed = true
      this.megabytes = told.megabytes
      this.answer.resolve(told)
    })
    this.worker.on('error', (cause) => {
      this.hasEnded = true
      if (isOutOfMemory(cause)) this.answer.resolve({ tooMuch: 'it takes too much memory' })
      else this.answer.reject(cause)
    })
    this.worker.on('exit', () => {
      this.hasEnded = true
      this.answer.reject(new Refusal('unavailable', 'The citation broke off.'))
    })
  }

  async ask(asked: CiteAsked, time: number): Promise<Answer> {
    if (this.isUsed) this.answer = Promise.withResolvers<Answer>()
    const { promise, resolve } = this.answer
    this.worker.ref()
    const timer = setTimeout(() => {
      resolve({ tooMuch: 'it takes too long' })
      void this.end()
    }, time)
    this.worker.postMessage(asked)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      this.worker.unref()
    }
  }

  async end(): Promise<void> {
    this.hasEnded = true
    await this.worker.terminate()
  }
}

const isOutOfMemory = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
