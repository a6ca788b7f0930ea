import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '#value/refusal.ts'
import type { Connection } from './connection.ts'
import { isBusy } from './errors.ts'
import { Turnstile } from './turnstile.ts'

/**
 * The right to write, which one process has at a time. SQLite would let whoever asks first have it, and a process that writes batch after
 * batch always asks first; so there is a turnstile before it, a lock on an empty database of its own: who waits for the pen stands
 * in the turnstile, and who has just laid the pen down comes after them. A process that dies leaves both.
 */
export class Pen {
  readonly #file: string
  readonly #writer: Connection
  readonly #turnstile: Turnstile
  readonly #patience: number

  constructor(file: string, writer: Connection, patience: number) {
    this.#file = file
    this.#writer = writer
    this.#turnstile = new Turnstile(`${file}-turn`)
    this.#patience = patience
  }

  /** Begins a transaction that may write. `waiting` is called once, if another process must be waited for. */
  take(waiting?: () => void): Promise<void> {
    return this.first(() => this.#writer.exec('begin immediate'), waiting)
  }

  /** Does what needs a lock on the database as soon as nobody else holds one, before all who come later. */
  async first(act: () => void, waiting?: () => void): Promise<void> {
    const until = performance.now() + this.#patience
    const told = { waiting, yet: false }
    await this.#until(() => this.#turnstile.enter(), until, told)
    try {
      await this.#until(act, until, told)
    } finally {
      this.#turnstile.leave()
    }
  }

  commit(): void {
    this.#writer.exec('commit')
  }

  /** Lays the pen down with nothing written. The database has already done so where the disk was full. */
  rollback(): void {
    if (this.#writer.database.inTransaction) this.#writer.exec('rollback')
  }

  async #until(
    begin: () => void,
    end: number,
    told: { readonly waiting: (() => void) | undefined; yet: boolean },
  ): Promise<void> {
    for (;;) {
      try {
        begin()
        return
      } catch (cause) {
        if (!isBusy(cause)) throw cause
        if (performance.now() >= end) throw this.#tooLong(cause)
      }
      if (!told.yet) told.waiting?.()
      told.yet = true
      // No two of those who wait keep step.
      await pause(2 + Math.random() * 10)
    }
  }

  #tooLong(cause: unknown): Refusal {
    const seconds = Math.round(this.#patience / 1000)
    return new Refusal(
      'busy',
      `Another process has been writing to ${this.#file} for ${seconds} seconds. Wait until it has finished, or stop it, and try again.`,
      { cause },
    )
  }

  close(): void {
    this.#turnstile.close()
  }
}
