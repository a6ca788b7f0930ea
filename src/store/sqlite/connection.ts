import Database from 'better-sqlite3'
import type { CompiledQuery } from 'kysely'
import { toldClearly } from './errors.ts'

export type Given = Readonly<Record<string, string | number | null>>
type Statement = Database.Statement<unknown[]>

const SETTINGS = {
  foreign_keys: 'on',
  // What is acknowledged must outlive a power cut: in WAL mode NORMAL syncs only at checkpoints, FULL at every commit.
  synchronous: 'full',
  // 32 MB, in KiB.
  cache_size: -32_000,
  temp_store: 'memory',
}

/** One connection to the database, with the statements that it has prepared. All of its work is synchronous. */
export class Connection {
  readonly database: Database.Database
  readonly #statements = new Map<string, Statement>()

  /** `patient`: whether it blocks the thread for a lock that another holds; a connection that writes asks again instead, and lets the thread work. */
  constructor(file: string, options: { readonly patient: boolean }) {
    this.database = toldClearly(file, () => {
      const database = new Database(file, { timeout: 5000 })
      for (const [name, value] of Object.entries(SETTINGS)) database.pragma(`${name} = ${value}`)
      if (!options.patient) database.pragma('busy_timeout = 0')
      return database
    })
  }

  all<Row>(query: CompiledQuery<Row>, named: Given): Row[] {
    // The compiler made the row's type and the text from one expression.
    return this.#run(query, (statement) => statement.all(...query.parameters, named)) as Row[]
  }

  get<Row>(query: CompiledQuery<Row>, named: Given): Row | undefined {
    return this.#run(query, (statement) => statement.get(...query.parameters, named)) as Row | undefined
  }

  /** The rowid of the row that was put in last. */
  run(query: CompiledQuery, named: Given): number {
    return this.#run(query, (statement) => Number(statement.run(...query.parameters, named).lastInsertRowid))
  }

  exec(text: string): void {
    toldClearly(this.database.name, () => this.database.exec(text))
  }

  /** Several reads of one moment: what others write meanwhile is seen by none of them. */
  atOnce<T>(read: () => T): T {
    if (this.database.inTransaction) return read()
    return toldClearly(this.database.name, () => this.database.transaction(read)())
  }

  #run<T>({ sql }: CompiledQuery, act: (statement: Statement) => T): T {
    return toldClearly(this.database.name, () => {
      let statement = this.#statements.get(sql)
      if (statement === undefined) {
        statement = this.database.prepare(sql)
        this.#statements.set(sql, statement)
      }
      return act(statement)
    })
  }

  close(): void {
    this.database.close()
  }
}
