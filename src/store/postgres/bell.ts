import { setTimeout as rest } from 'node:timers/promises'

/** Wakes whoever waits for it. Where it rings while nobody waits, the next one does not wait. */
export class Bell {
  #rung = Promise.withResolvers<void>()

  ring(): void {
    this.#rung.resolve()
  }

  /** Resolves when it rings, after so many milliseconds, or when `signal` aborts. */
  async heard(milliseconds: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController()
    const rested = rest(milliseconds, undefined, { signal: AbortSignal.any([over.signal, signal]) })
    // Broken off is over, too.
    await Promise.race([this.#rung.promise, rested.catch(() => {})])
    over.abort()
    this.#rung = Promise.withResolvers()
  }
}
