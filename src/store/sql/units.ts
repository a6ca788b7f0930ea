import { sql } from 'kysely'
import { type UnitNamed, unitPaths } from '#document/unit-path.ts'
import type { Reference } from '#document/witness.ts'
import { asKey } from './comparable.ts'
import { askFor, askOne, type Program } from './program.ts'
import { from, given } from './query.ts'

const KNOWN = from
  .selectFrom('unit')
  .select('id')
  .where(sql<boolean>`coalesce(parent, 0) = ${given('parent')} and level = ${given('level')} and key = ${given('key')}`)
  .compile()
const PATH = from.selectFrom('unit').select('path').where('id', '=', given<number>('id')).compile()
const TAKEN = from.selectFrom('unit').select('id').where('path', '=', given('path')).compile()
const ADD = from
  .insertInto('unit')
  .values({
    parent: given<number | null>('above'),
    level: given('level'),
    key: given('key'),
    path: given('path'),
    label: given('label'),
    sort: given('sort'),
    repository: given('repository'),
  })
  .returning('id')
  .compile()

/** The units that references name, made at first use. */
export class Units {
  // Good for one act only: what another process or an act that failed has made, or not, is the database's to say.
  readonly #known = new Map<string, number>();

  /** The units of a reference from the repository inwards, itself last; none where it could not be parsed. */
  *of(reference: Reference): Program<readonly number[]> {
    const path: number[] = []
    for (const [n, step] of unitPaths(reference).entries()) {
      const parent = path.at(-1) ?? 0
      // Levels are told apart by their folded keys, not by their addresses, in which two may look alike.
      const key = asKey(n === 0 ? step.path : (reference.levels[n - 1]?.key ?? step.path))
      const identity = JSON.stringify([parent, step.level, key])
      const id = this.#known.get(identity) ?? (yield* this.#unit(parent, step, key, reference.repository ?? step.path))
      this.#known.set(identity, id)
      path.push(id)
    }
    return path
  }

  *#unit(parent: number, { path, label, level }: UnitNamed, key: string, repository: string): Program<number> {
    const known = yield* askOne(KNOWN, { parent, level, key })
    if (known !== undefined) return known.id
    const above = (yield* askOne(PATH, { id: parent }))?.path
    const wished = asKey(above === undefined ? path : `${above}/${path.slice(path.lastIndexOf('/') + 1)}`)
    const added = yield* askFor(ADD, {
      above: parent === 0 ? null : parent,
      level,
      key,
      path: yield* this.#free(wished),
      label,
      sort: asKey(inOrder(key)),
      repository,
    })
    return added.id
  }

  /** Of two units with one address the second gets `-2` at first use, for ever. */
  *#free(wished: string): Program<string> {
    let path = wished
    for (let n = 2; (yield* askOne(TAKEN, { path })) !== undefined; n += 1) path = `${wished}-${n}`
    return path
  }
}

/** A key so written that comparing it sorts by number: `d. 9` before `d. 330`. */
const inOrder = (key: string): string => key.replace(/\d+/gu, (digits) => digits.padStart(12, '0'))
