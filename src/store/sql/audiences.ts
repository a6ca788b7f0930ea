import { sql } from 'kysely'
import { comparable } from './comparable.ts'
import { askFor, askOne, type Program } from './program.ts'
import { from, given } from './query.ts'

const KNOWN = from.selectFrom('audience').select('id').where('groups', '=', given('groups')).compile()
const ADD = from
  .insertInto('audience')
  .values({ kind: sql.lit('groups'), groups: given('groups') })
  .returning('id')
  .compile()

/** The numbers of audiences during one act; a set of groups has its own from its first use. */
export class Audiences {
  readonly #known = new Map<string, number>();

  /** Of an audience as it is drawn. */
  *of(audience: number | readonly string[]): Program<number> {
    if (typeof audience === 'number') return audience
    const groups = JSON.stringify(audience.map(comparable))
    const known = this.#known.get(groups)
    if (known !== undefined) return known
    const { id } = (yield* askOne(KNOWN, { groups })) ?? (yield* askFor(ADD, { groups }))
    this.#known.set(groups, id)
    return id
  }
}
