import type pg from 'pg'
import type { Answers, Asked, Program } from '../sql/program.ts'
import { inPortions } from './portions.ts'
import { statementOf } from './statements.ts'

const AT_ONE_MOMENT = 'begin isolation level repeatable read, read only'

/** Runs programs on one connection, one after another. What nothing is awaited of is sent without waiting for what was sent before. */
export class Session {
  readonly #client: pg.ClientBase
  #turn: Promise<unknown> = Promise.resolve()
  /** The first thing that went wrong: all that follows it in a transaction only says that something did. */
  #broken: { readonly cause: unknown } | undefined
  readonly #isAct: boolean
  readonly #patience: { readonly query_timeout?: number }

  /** `isAct`: within a transaction that is not of the programs' own making. `patience`: milliseconds for one query, where they are more than the pool's. */
  constructor(client: pg.ClientBase, { isAct, patience }: { readonly isAct: boolean; readonly patience?: number }) {
    this.#client = client
    this.#isAct = isAct
    this.#patience = patience === undefined ? {} : { query_timeout: patience }
  }

  /** A program has the connection to itself: of two that are begun at once, the second waits. */
  run<T>(program: () => Program<T>): Promise<T> {
    const mine = this.#turn.then(() => this.#run(program()))
    this.#turn = mine.catch(() => {})
    return mine
  }

  async #run<T>(program: Program<T>): Promise<T> {
    let ending: 'commit' | undefined
    try {
      for (let answers: Answers = []; ; ) {
        const step = program.next(answers)
        if (step.done === true) return step.value
        if (step.value !== 'at once') answers = await Promise.all(step.value.map((asked) => this.#answer(asked)))
        else if (!this.#isAct && ending === undefined) {
          this.#send({ text: AT_ONE_MOMENT })
          ending = 'commit'
        }
      }
    } finally {
      if (ending !== undefined) this.#send({ text: ending })
    }
  }

  async #answer({ query, given, awaited, rows }: Asked): Promise<readonly unknown[]> {
    if (rows !== undefined) {
      for (const some of inPortions(rows)) this.#send(statementOf(query, {}, some))
      return []
    }
    const sent = this.#send(statementOf(query, given))
    if (!awaited) return []
    return (await this.#settled(sent)).rows
  }

  /** Sends a word to the server and waits until it, and all that was sent before it, is done. Gives the server's own word for what it did. */
  async #tell(text: string): Promise<string> {
    return (await this.#settled(this.#send({ text }))).command
  }

  #send(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    const sent = this.#client.query({ ...statement, ...this.#patience })
    sent.catch((cause: unknown) => {
      this.#broken ??= { cause }
    })
    return sent
  }

  async #settled(sent: Promise<pg.QueryResult>): Promise<pg.QueryResult> {
    try {
      return await sent
    } catch (cause) {
      throw this.#broken === undefined ? cause : this.#broken.cause
    }
  }

  /** Says a word with the rest of the act: what is wrong with it shows at its end. */
  say(text: string): void {
    this.#send({ text })
  }

  /** Keeps the act. A server that has found something wrong in it answers so by taking it back. */
  async commit(): Promise<void> {
    const done = await this.#tell('commit')
    if (this.#broken !== undefined) throw this.#broken.cause
    if (done !== 'COMMIT') throw new Error(`the database did not keep the act, and answered ${done}`)
  }

  /** A part of the act, which is kept with it, or taken back alone. */
  async part<T>(work: () => Promise<T>): Promise<T> {
    this.#send({ text: 'savepoint part' })
    try {
      const result = await work()
      await this.#tell('release savepoint part')
      if (this.#broken !== undefined) throw this.#broken.cause
      return result
    } catch (cause) {
      await this.#send({ text: 'rollback to savepoint part' }).catch(() => {})
      this.#broken = undefined
      throw cause
    }
  }

  /** Takes the act back. Where the connection is broken, the server has done so. */
  async rollback(): Promise<void> {
    await this.#turn
    await this.#send({ text: 'rollback' }).catch(() => {})
  }
}
