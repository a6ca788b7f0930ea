import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '#value/refusal.ts'
import { changes, head } from '../sql/changes.ts'
import { check } from '../sql/check.ts'
import type { Run } from '../sql/program.ts'
import { readingOf } from '../sql/reading.ts'
import { reportIssues, reports } from '../sql/reports.ts'
import { Contents, viewOf } from '../sql/view.ts'
import { beginAct } from '../sql/writing.ts'
import type { Change, Fault, Reader, Reading, Store, Writing } from '../store.ts'
import { backup } from './backup.ts'
import { Connection } from './connection.ts'
import { clear } from './errors.ts'
import { faultsOfFile } from './integrity.ts'
import { migrate } from './migrate.ts'
import { Pen } from './pen.ts'

export interface SqliteStoreOptions {
  readonly file: string
  readonly now: () => Date
  /** Milliseconds that a writer waits for another process. */
  readonly patience?: number
  /** The folder that this user may only read: what is opened is a copy of it, and nothing is written there. */
  readonly onlyRead?: string
}

/**
 * Opens the database, makes it where there is none, and brings an older one up to this program. Refused where it cannot be opened, is no
 * archive's, or was written by a newer program. The driver is synchronous, so one connection reads for the whole thread; a worker opens its own store.
 */
export async function openSqliteStore({ file, now, patience = 60_000, onlyRead }: SqliteStoreOptions): Promise<Store> {
  refuseEmptied(file)
  const writer = new Connection(file, { patient: false })
  const pen = new Pen(file, writer, patience)
  let reader: Connection
  try {
    await migrate(file, writer, pen)
    // A reader has nothing to wait for but the recovery after a crash, which is short.
    reader = new Connection(file, { patient: true })
  } catch (cause) {
    pen.close()
    writer.close()
    throw clear(file, cause)
  }
  return new SqliteStore(file, now, { writer, reader, pen }, onlyRead)
}

/** SQLite takes an empty file for a new database. Beside the folders of an archive it is what is left of one. */
function refuseEmptied(file: string): void {
  const isOfArchive = ['files', 'index'].some((name) => existsSync(join(dirname(file), name)))
  if (isOfArchive && existsSync(file) && statSync(file).size === 0)
    throw new Refusal(
      'invalid',
      `${file} is empty: it was damaged, or never finished. Restore the last backup, or remove it and begin again.`,
    )
}

class SqliteStore implements Store {
  readonly #file: string
  readonly #now: () => Date
  readonly #writer: Connection
  readonly #reader: Connection
  readonly #pen: Pen
  readonly #contents = new Contents()
  readonly #acting = new AsyncLocalStorage<{ over: boolean }>()
  #turn: Promise<unknown> = Promise.resolve()
  readonly #onlyRead: string | undefined
  #closed = false
  /** The work is synchronous; that it may be refused makes it wait for nobody. */
  readonly #read: Run = async (program) => this.#reader.run(program())

  constructor(
    file: string,
    now: () => Date,
    parts: { writer: Connection; reader: Connection; pen: Pen },
    onlyRead: string | undefined,
  ) {
    this.#onlyRead = onlyRead
    this.#file = file
    this.#now = now
    this.#writer = parts.writer
    this.#reader = parts.reader
    this.#pen = parts.pen
  }

  as(reader: Reader): Reading {
    return readingOf(viewOf(this.#contents, reader), this.#read)
  }

  async write<T>(act: (tx: Writing) => Promise<T>, options: { readonly waiting?: () => void } = {}): Promise<T> {
    if (this.#closed) throw new Error('The store is closed.')
    if (this.#onlyRead !== undefined)
      throw new Refusal('unavailable', `${this.#onlyRead} may only be read by this user: nothing can be written to it.`)
    if (this.#acting.getStore()?.over === false)
      throw new Error('An act may not begin another: it would wait for itself. Hand its tx on instead.')
    const before = this.#turn
    const mine = Promise.withResolvers<void>()
    this.#turn = mine.promise
    await before
    try {
      return await this.#write(act, options.waiting)
    } finally {
      mine.resolve()
    }
  }

  async #write<T>(act: (tx: Writing) => Promise<T>, waiting?: () => void): Promise<T> {
    await this.#pen.take(waiting)
    const acting = { over: false }
    try {
      const contents = this.#contents.before(this.#writer.run(head()))
      const { tx, whole, over } = beginAct(async (program) => this.#writer.run(program()), contents, this.#now)
      try {
        const result = await this.#acting.run(acting, () => act(tx))
        whole()
        this.#pen.commit()
        return result
      } finally {
        over()
      }
    } finally {
      acting.over = true
      this.#pen.rollback()
    }
  }

  changes(after: number, limit: number): Promise<readonly Change[]> {
    return this.#read(() => changes(after, limit))
  }

  head(): Promise<number> {
    return this.#read(head)
  }

  reports(...[cut]: Parameters<Store['reports']>): ReturnType<Store['reports']> {
    return this.#read(() => reports(cut))
  }

  reportIssues(...[id, cut]: Parameters<Store['reportIssues']>): ReturnType<Store['reportIssues']> {
    return this.#read(() => reportIssues(id, cut))
  }

  async *check(): AsyncIterable<Fault> {
    yield* faultsOfFile(this.#reader)
    yield* check(this.#read)
  }

  backup(file: string, progress?: (done: number, total: number) => void): Promise<void> {
    return backup(this.#file, file, progress)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#turn
    this.#pen.close()
    this.#reader.close()
    this.#writer.close()
  }
}
