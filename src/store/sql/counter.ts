import { askOne, type Program } from './program.ts'
import type { Query } from './query.ts'

/** The next numbers of a table, during one act: whoever has the pen gives them alone. */
export class Counter {
  readonly #last: Query<{ readonly last: number | null }>
  #given: number | undefined

  constructor(last: Query<{ readonly last: number | null }>) {
    this.#last = last
  }

  *next(): Program<number> {
    this.#given = (this.#given ?? (yield* askOne(this.#last, {}))?.last ?? 0) + 1
    return this.#given
  }
}
