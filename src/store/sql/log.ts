import type { Held, Kind } from '#holding/held.ts'
import { askOne, type Program, run } from './program.ts'
import { from, given } from './query.ts'

const LAST = from.selectFrom('change').select(['seq', 'at']).orderBy('seq', 'desc').limit(1).compile()
const ADD = from
  .insertInto('change')
  .values({ seq: given<number>('seq'), kind: given<Kind>('kind'), id: given('id'), at: given('at'), by: given('by') })
  .compile()

/** The change log during one act. */
export class Log {
  readonly #now: () => Date
  #last: { readonly seq: number; readonly at: string } | undefined

  constructor(now: () => Date) {
    this.#now = now
  }

  /** A machine whose clock was put back does not put the log back: its time stands still until the clock has caught up. */
  *add({ kind, id }: Held, by: string): Program<number> {
    const last = this.#last ?? (yield* askOne(LAST, {})) ?? { seq: 0, at: '' }
    const clock = this.#now().toISOString()
    const at = [clock, last.at].sort().at(-1) ?? clock
    const seq = last.seq + 1
    yield* run(ADD, { seq, kind, id, at, by })
    this.#last = { seq, at }
    return seq
  }
}
