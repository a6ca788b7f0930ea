import { truncateSync } from 'node:fs'
import Database from 'better-sqlite3'
import { isNoDatabase, toldClearly } from './errors.ts'

/** A lock on an empty file of its own, which the operating system takes away when its holder dies: one is in the turnstile at a time. */
export class Turnstile {
  readonly #lock: Database.Database

  constructor(file: string) {
    this.#lock = toldClearly(file, () => new Database(file, { timeout: 0 }))
  }

  /** SQLite's own error (`isBusy`) where another is in it. */
  enter(): void {
    toldClearly(this.#lock.name, () => {
      try {
        this.#lock.exec('begin exclusive')
      } catch (cause) {
        if (!isNoDatabase(cause)) throw cause
        // Something else was written into it. It is emptied where it stands: with another file in its place, two processes would each lock their own.
        // Whoever has locked it meanwhile has it empty already.
        truncateSync(this.#lock.name)
        this.#lock.exec('begin exclusive')
      }
    })
  }

  leave(): void {
    toldClearly(this.#lock.name, () => this.#lock.exec('rollback'))
  }

  close(): void {
    this.#lock.close()
  }
}
