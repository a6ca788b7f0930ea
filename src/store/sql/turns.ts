import { AsyncLocalStorage } from 'node:async_hooks'

/** The acts of one process: one after another, and none within another. */
export class Turns {
  readonly #acting = new AsyncLocalStorage<{ over: boolean }>()
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  async take<T>(act: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new Error('The store is closed.')
    if (this.#acting.getStore()?.over === false)
      throw new Error('An act may not begin another: it would wait for itself. Hand its tx on instead.')
    const before = this.#last
    const mine = Promise.withResolvers<void>()
    this.#last = mine.promise
    await before
    const acting = { over: false }
    try {
      return await this.#acting.run(acting, act)
    } finally {
      acting.over = true
      mine.resolve()
    }
  }

  /** Lets nobody begin any more, and waits for who has. Gives whether this is the first time. */
  async close(): Promise<boolean> {
    if (this.#closed) return false
    this.#closed = true
    await this.#last
    return true
  }
}
