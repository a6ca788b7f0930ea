import { Worker } from 'node:worker_threads'
import { Refusal } from '#value/refusal.ts'
import type { CiteAsked, CiteTold } from './messages.ts'

/** Beside this file as source; in `dist/` beside the program's one file. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './cite-worker.ts' : './cite-worker.js', import.meta.url)
/** What a style may take: to open one takes a second, and some megabytes; each item some milliseconds more. */
const LIMITS = { time: 20_000, each: 50, megabytes: 512 }

interface Waiting {
  readonly asked: CiteAsked
  readonly resolve: (told: CiteTold) => void
  readonly reject: (cause: unknown) => void
}

/**
 * One thread that answers in the order in which it is asked. A style that takes too long, or too much, ends it, and is not asked again until its file
 * has changed; the questions behind it go to another thread.
 */
export class CitingThread {
  private readonly time: number
  private worker: Worker | undefined
  private readonly waiting: Waiting[] = []
  /** By their sources. */
  private readonly endless = new Map<string, string>()
  private timer: NodeJS.Timeout | undefined

  /** `time`: milliseconds that an answer may take, besides some for each item. */
  constructor(time = LIMITS.time) {
    this.time = time
  }

  ask(asked: CiteAsked): Promise<CiteTold> {
    const fault = this.endless.get(asked.source)
    if (fault !== undefined) return Promise.resolve({ fault })
    return new Promise((resolve, reject) => {
      if (this.waiting.push({ asked, resolve, reject }) === 1) this.next()
    })
  }

  private next(): void {
    const [first] = this.waiting
    if (first === undefined) {
      // Nothing is awaited: it must not keep the program alive.
      this.worker?.unref()
      return
    }
    this.worker ??= this.begin()
    this.worker.ref()
    const time = this.time + LIMITS.each * first.asked.items.length
    this.timer = setTimeout(() => this.giveUp('it takes too long'), time)
    this.worker.postMessage(first.asked)
  }

  private begin(): Worker {
    const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes } })
    const isOurs = () => this.worker === worker
    worker.on('message', (told: CiteTold) => {
      if (isOurs()) this.told(told)
    })
    worker.on('error', (cause) => {
      if (isOurs()) this.giveUp(cause instanceof Error ? cause.message : String(cause))
    })
    worker.on('exit', () => {
      if (isOurs()) this.end()
    })
    return worker
  }

  private told(told: CiteTold): void {
    clearTimeout(this.timer)
    this.waiting.shift()?.resolve(told)
    this.next()
  }

  private giveUp(fault: string): void {
    const [first] = this.waiting
    const { worker } = this
    this.worker = undefined
    void worker?.terminate()
    if (first !== undefined) this.endless.set(first.asked.source, fault)
    this.told({ fault })
  }

  private end(): void {
    clearTimeout(this.timer)
    this.worker = undefined
    for (const { reject } of this.waiting.splice(0)) reject(new Refusal('unavailable', 'The citation broke off.'))
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }
}
