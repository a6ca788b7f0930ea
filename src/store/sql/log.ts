import type { Held } from '#holding/held.ts'
import { askOne, type Program, runRows } from './program.ts'
import { addRows, from } from './query.ts'

const LAST = from.selectFrom('change').select(['seq', 'at']).orderBy('seq', 'desc').limit(1).compile()
const ADD = addRows('change')

/** The change log during one act. */
export class Log {
  readonly #now: () => Date
  /** No number up to this is given. */
  readonly #after: number
  #last: { readonly seq: number; readonly at: string } | undefined

  constructor(now: () => Date, after: number) {
    this.#now = now
    this.#after = after
  }

  /**
   * Adds a row for each, and gives their numbers. A machine whose clock was put back does not put the log back: its time stands still until the clock has
   * caught up.
   */
  *add(all: readonly { readonly held: Held; readonly by: string }[]): Program<readonly number[]> {
    let last = this.#last ?? (yield* askOne(LAST, {})) ?? { seq: 0, at: '' }
    const rows = all.map(({ held: { kind, id }, by }) => {
      const clock = this.#now().toISOString()
      last = { seq: Math.max(last.seq, this.#after) + 1, at: [clock, last.at].sort().at(-1) ?? clock }
      return { ...last, kind, id, by }
    })
    yield* runRows(ADD, rows)
    this.#last = last
    return rows.map(({ seq }) => seq)
  }
}
