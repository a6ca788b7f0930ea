import type { Connection } from './connection.ts'
import { from, given } from './query.ts'

const LAST = from.selectFrom('change').select(['seq', 'at']).orderBy('seq', 'desc').limit(1).compile()
const ADD = from
  .insertInto('change')
  .values({ seq: given<number>('seq'), held: given<number>('held'), at: given('at'), by: given('by') })
  .compile()

/** The change log during one act. */
export class Log {
  readonly #connection: Connection
  readonly #now: () => Date
  #last: { readonly seq: number; readonly at: string }

  constructor(connection: Connection, now: () => Date) {
    this.#connection = connection
    this.#now = now
    this.#last = connection.get(LAST, {}) ?? { seq: 0, at: '' }
  }

  /** The number that the next change will have. */
  get next(): number {
    return this.#last.seq + 1
  }

  /** A machine whose clock was put back does not put the log back: its time stands still until the clock has caught up. */
  add(held: number, by: string): void {
    const clock = this.#now().toISOString()
    const at = [clock, this.#last.at].sort().at(-1) ?? clock
    const seq = this.next
    this.#connection.run(ADD, { seq, held, at, by })
    this.#last = { seq, at }
  }
}
