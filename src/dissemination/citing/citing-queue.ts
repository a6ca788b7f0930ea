import { Refusal } from '#value/refusal.ts'
import type { CiteAsked, CiteTold } from './messages.ts'
import { type StyleThread, StyleWorker } from './style-thread.ts'

/** Milliseconds that a style may take: to open one takes a second or two; each item some more. */
const TIME = { open: 20_000, each: 50 }
/** Milliseconds for which a style that took too much is not asked. */
const ASIDE = 5 * 60_000
const KEPT = 256

interface Waiting {
  readonly asked: CiteAsked
  readonly resolve: (told: CiteTold) => void
  readonly reject: (cause: unknown) => void
}

interface Options {
  readonly begin?: () => StyleThread
  /** Milliseconds that an answer may take, besides some for each item. */
  readonly time?: number
  readonly aside?: number
  /** What styles may hold that stay open beside the one that is asked (MB). */
  readonly kept?: number
  /** Milliseconds after which styles are closed, where nobody asks any more; none, where they stay open. */
  readonly idle?: number
}

/**
 * Answers one question at a time, a single item before sets. Each style is open in a thread of its own, so that none can take another's memory; those
 * used last stay open. A style that takes too much with nothing before it is set aside for some minutes, or until its file has changed.
 */
export class CitingQueue {
  private readonly begin: () => StyleThread
  private readonly time: number
  private readonly setAsideFor: number
  private readonly kept: number
  private readonly idle: number | undefined
  private resting: NodeJS.Timeout | undefined
  private readonly waiting: Waiting[] = []
  private doing: Waiting | undefined
  /** By the sources of their styles, the one used last at the end. */
  private readonly threads = new Map<string, StyleThread>()
  private readonly aside = new Map<string, { readonly fault: string; readonly until: number }>()

  constructor({ begin = () => new StyleWorker(), time = TIME.open, aside = ASIDE, kept = KEPT, idle }: Options = {}) {
    this.begin = begin
    this.time = time
    this.setAsideFor = aside
    this.kept = kept
    this.idle = idle
  }

  /** `signal`: nobody waits for the answer any more; refused with `unavailable`. */
  ask(asked: CiteAsked, signal?: AbortSignal): Promise<CiteTold> {
    const { promise, resolve, reject } = Promise.withResolvers<CiteTold>()
    const one: Waiting = { asked, resolve, reject }
    const leave = () => this.leave(one)
    if (signal?.aborted === true) return Promise.reject(nobodyWaits())
    signal?.addEventListener('abort', leave, { once: true })
    const isSingle = asked.items.length === 1
    const at = isSingle ? this.waiting.findIndex((other) => other.asked.items.length > 1) : -1
    this.waiting.splice(at === -1 ? this.waiting.length : at, 0, one)
    if (this.doing === undefined) void this.answerAll()
    return promise.finally(() => signal?.removeEventListener('abort', leave))
  }

  private leave(one: Waiting): void {
    one.reject(nobodyWaits())
    const at = this.waiting.indexOf(one)
    if (at >= 0) this.waiting.splice(at, 1)
    else if (this.doing === one) void this.threads.get(one.asked.source)?.end()
  }

  private async answerAll(): Promise<void> {
    clearTimeout(this.resting)
    for (;;) {
      this.doing = this.waiting.shift()
      if (this.doing === undefined) return this.rest()
      const { asked, resolve, reject } = this.doing
      await this.answer(asked).then(resolve, reject)
    }
  }

  private rest(): void {
    if (this.idle === undefined) return
    this.resting = setTimeout(() => void this.endThreads(), this.idle).unref()
  }

  private async answer(asked: CiteAsked): Promise<CiteTold> {
    const known = this.aside.get(asked.source)
    if (known !== undefined && known.until > Date.now()) return { fault: known.fault }
    this.aside.delete(asked.source)
    for (;;) {
      const thread = this.threadOf(asked.source)
      const { isUsed } = thread
      const told = await thread.ask(asked, this.time + TIME.each * asked.items.length)
      if (!('tooMuch' in told)) return told
      // What it answered before may be to blame: once more, in a new thread.
      if (isUsed) continue
      const fault = `${told.tooMuch}; it is asked again in some minutes, or when its file has changed`
      this.aside.set(asked.source, { fault, until: Date.now() + this.setAsideFor })
      return { fault }
    }
  }

  private threadOf(source: string): StyleThread {
    const known = this.threads.get(source)
    this.threads.delete(source)
    if (known?.hasEnded !== false) this.makeRoom()
    const thread = known?.hasEnded === false ? known : this.begin()
    this.threads.set(source, thread)
    return thread
  }

  private makeRoom(): void {
    let held = 0
    for (const [source, thread] of [...this.threads].toReversed()) {
      held += thread.megabytes
      if (held <= this.kept && !thread.hasEnded) continue
      this.threads.delete(source)
      void thread.end()
    }
  }

  async close(): Promise<void> {
    for (const { reject } of this.waiting.splice(0)) reject(new Refusal('unavailable', 'The citation broke off.'))
    clearTimeout(this.resting)
    await this.endThreads()
  }

  private async endThreads(): Promise<void> {
    const threads = [...this.threads.values()]
    this.threads.clear()
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

const nobodyWaits = () => new Refusal('unavailable', 'Nobody waits for the citation any more.')
