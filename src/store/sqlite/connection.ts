import Database from 'better-sqlite3'
import type { Answers, Asked, Given, Program } from '../sql/program.ts'
import type { Query } from '../sql/query.ts'
import { SqliteWords } from './dialect.ts'
import { toldClearly } from './errors.ts'

interface Prepared {
  readonly statement: Database.Statement<unknown[]>
  readonly parameters: readonly unknown[]
}

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
  readonly #statements = new WeakMap<Query<unknown>, Prepared>()

  /** `patient`: whether it blocks the thread for a lock that another holds; a connection that writes asks again instead, and lets the thread work. */
  constructor(file: string, options: { readonly patient: boolean }) {
    this.database = toldClearly(file, () => {
      const database = new Database(file, { timeout: 5000 })
      for (const [name, value] of Object.entries(SETTINGS)) database.pragma(`${name} = ${value}`)
      if (!options.patient) database.pragma('busy_timeout = 0')
      return database
    })
  }

  /** Runs a program in one go: nothing else of this thread comes between its queries. */
  run<T>(program: Program<T>): T {
    let isOurs = false
    try {
      for (let answers: Answers = []; ; ) {
        const step = program.next(answers)
        if (step.done === true) {
          if (isOurs) this.exec('commit')
          return step.value
        }
        if (step.value !== 'at once') answers = step.value.map((asked) => this.#answer(asked))
        else if (!this.database.inTransaction) {
          this.exec('begin')
          isOurs = true
        }
      }
    } finally {
      if (isOurs && this.database.inTransaction) this.exec('rollback')
    }
  }

  exec(text: string): void {
    toldClearly(this.database.name, () => this.database.exec(text))
  }

  #answer({ query, given, awaited, rows }: Asked): readonly unknown[] {
    return toldClearly(this.database.name, () => {
      const { statement, parameters } = this.#prepared(query)
      if (rows !== undefined) {
        for (const row of rows) statement.run(...parameters, row)
        return []
      }
      const named = inJson(given)
      if (awaited) return statement.all(...parameters, named)
      statement.run(...parameters, named)
      return []
    })
  }

  #prepared(query: Query<unknown>): Prepared {
    const known = this.#statements.get(query)
    if (known !== undefined) return known
    const { sql, parameters } = new SqliteWords().compileQuery(query.query, query.queryId)
    const prepared = { statement: this.database.prepare(sql), parameters }
    this.#statements.set(query, prepared)
    return prepared
  }

  close(): void {
    this.database.close()
  }
}

/** Lists are given as JSON. */
function inJson(given: Given): Readonly<Record<string, string | number | null>> {
  const named: Record<string, string | number | null> = {}
  for (const name in given) {
    const value = given[name] ?? null
    named[name] = typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  }
  return named
}
