import { existsSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { Refusal } from '#value/refusal.ts'
import { changes, changesBetween, head } from '../sql/changes.ts'
import { check } from '../sql/check.ts'
import { jobsOn } from '../sql/jobs.ts'
import { HALF } from '../sql/moving.ts'
import type { Run } from '../sql/program.ts'
import { readingOf } from '../sql/reading.ts'
import { report, reportIssues, reports } from '../sql/reports.ts'
import { Turns } from '../sql/turns.ts'
import { Contents, viewOf } from '../sql/view.ts'
import { beginAct } from '../sql/writing.ts'
import type { Change, Connections, Fault, Reader, Reading, Store, Writing } from '../store.ts'
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
  /** Whether an archive may be on its way into it (`move.ts`). */
  readonly isArriving?: boolean
  /** Refused with `conflict` where there is an archive already. */
  readonly isNew?: boolean
}

/** How often (ms) it is looked for changes: whoever has written something looks for it at once. A look takes some 30 µs. */
const LOOK_AGAIN = 20

/**
 * Opens the database, makes it where there is none, and brings an older one up to this program. Refused where it cannot be opened, is no
 * archive's, or was written by a newer program. The driver is synchronous, so one connection reads for the whole thread; a worker opens its own store.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { file, now, patience = 60_000, onlyRead, isArriving = false, isNew = false } = options
  refuseEmptied(file)
  if (isNew && existsSync(file))
    throw new Refusal('conflict', `There is an archive in ${onlyRead ?? dirname(file)} already. Nothing was changed.`)
  const writer = new Connection(file, { patient: false })
  const pen = new Pen(file, writer, patience)
  let reader: Connection
  try {
    await migrate(file, writer, pen)
    if (!isArriving) refuseHalf(file, writer)
    // A reader has nothing to wait for but the recovery after a crash, which is short.
    reader = new Connection(file, { patient: true })
  } catch (cause) {
    pen.close()
    writer.close()
    throw clear(file, cause)
  }
  return new SqliteStore(file, now, { writer, reader, pen }, onlyRead)
}

function refuseHalf(file: string, { database }: Connection): void {
  if (database.prepare(`select 1 from sqlite_schema where name = 'moving'`).get() !== undefined)
    throw new Refusal('unavailable', `${file} ${HALF}`)
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
  readonly #turns = new Turns()
  readonly #onlyRead: string | undefined
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

  /** Of what other processes hand in, SQLite tells nobody. */
  readonly jobs = jobsOn({
    read: (program) => this.#read(program),
    act: (program) => this.#act(async () => this.#writer.run(program())),
    listen: () => ({ close: async () => {} }),
  })

  as(reader: Reader): Reading {
    return readingOf(viewOf(this.#contents, reader), this.#read)
  }

  write<T>(act: (tx: Writing) => Promise<T>, options: { readonly waiting?: () => void } = {}): Promise<T> {
    return this.#act(async (run) => {
      const contents = this.#contents.before(await run(head))
      const { tx, whole, over } = beginAct(run, contents, this.#now)
      try {
        const result = await act(tx)
        whole()
        return result
      } finally {
        over()
      }
    }, options.waiting)
  }

  /** One transaction, in turn. */
  async #act<T>(act: (run: Run) => Promise<T>, waiting?: () => void): Promise<T> {
    if (this.#onlyRead !== undefined)
      throw new Refusal('unavailable', `${this.#onlyRead} may only be read by this user: nothing can be written to it.`)
    return await this.programs(act, waiting)
  }

  programs<T>(act: (run: Run) => Promise<T>, waiting?: () => void): Promise<T> {
    return this.#turns.take(async () => {
      await this.#pen.take(waiting)
      try {
        const result = await act(async (program) => this.#writer.run(program()))
        this.#pen.commit()
        return result
      } finally {
        this.#pen.rollback()
      }
    })
  }

  changes(after: number, limit: number): Promise<readonly Change[]> {
    return this.#read(() => changes(after, limit))
  }

  changesBetween(after: number, last: number): Promise<number> {
    return this.#read(() => changesBetween(after, last))
  }

  head(): Promise<number> {
    return this.#read(head)
  }

  async awaitChange(after: number): Promise<boolean> {
    const isThere = async () => (await this.head()) > after
    if (await isThere()) return true
    await rest(LOOK_AGAIN)
    return await isThere()
  }

  connections(): readonly Connections[] {
    return []
  }

  reports(...[cut]: Parameters<Store['reports']>): ReturnType<Store['reports']> {
    return this.#read(() => reports(cut))
  }

  report(id: string): ReturnType<Store['report']> {
    return this.#read(() => report(id))
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

  /** On a copy: others write meanwhile. */
  async rehearse<T>(act: (store: Store) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'chancery-rehearsal-'))
    try {
      const file = join(folder, basename(this.#file))
      await this.backup(file)
      const copy = await openSqliteStore({ file, now: this.#now })
      return await act(copy).finally(() => copy.close())
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async close(): Promise<void> {
    if (!(await this.#turns.close())) return
    this.#pen.close()
    this.#reader.close()
    this.#writer.close()
  }
}
