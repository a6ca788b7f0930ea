import type { Held, Kind } from '#holding/held.ts'
import type { Connection } from './connection.ts'
import { from, given } from './query.ts'

const LAST = from.selectFrom('change').select(['seq', 'at']).orderBy('seq', 'desc').limit(1).compile()
const ADD = from
  .insertInto('change')
  .values({ seq: given<number>('seq'), kind: given<Kind>('kind'), id: given('id'), at: given('at'), by: given('by') })
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

  /** A machine whose clock was put back does not put the log back: its time stands still until the clock has caught up. */
  add({ kind, id }: Held, by: string): number {
    const clock = this.#now().toISOString()
    const at = [clock, this.#last.at].sort().at(-1) ?? clock
    const seq = this.#last.seq + 1
    this.#connection.run(ADD, { seq, kind, id, at, by })
    this.#last = { seq, at }
    return seq
  }
}
