import { sql } from 'kysely'
import { type UnitNamed, unitPaths } from '#document/unit-path.ts'
import type { Reference } from '#document/witness.ts'
import { asKey } from './comparable.ts'
import { Counter } from './counter.ts'
import { ask, askOne, type Program, runRows } from './program.ts'
import { addRows, among, from, records } from './query.ts'

// Each is sought by itself, along the index, in one statement for all of a level. (SQLite has no index for what is compared with a bare cast.)
const known = (column: 'id' | 'path') =>
  sql`(select unit.${sql.ref(column)} from unit
    where coalesce(unit.parent, 0) = cast(one.parent as bigint) + 0 and unit.level = one.level and unit.key = one.key)`
const KNOWN = sql<{
  readonly n: string
  readonly id: number | null
  readonly path: string | null
}>`select one.n, ${known('id')} as id, ${known('path')} as path
  from ${records('wanted', ['n', 'parent', 'level', 'key'])} one`.compile(from)
const TAKEN = from.selectFrom('unit').select('path').where(among('path', 'paths')).compile()
const LAST = from
  .selectFrom('unit')
  .select((unit) => unit.fn.max('id').as('last'))
  .compile()
const ADD = addRows('unit')

interface Unit {
  readonly id: number
  readonly path: string
}

interface Wanted extends UnitNamed {
  readonly above: Unit | undefined
  readonly key: string
  readonly repository: string
}

/** The units that references name, made at first use. */
export class Units {
  // Good for one act only: what another process or an act that failed has made, or not, is the database's to say.
  readonly #known = new Map<string, Unit>()
  readonly #paths = new Set<string>()
  readonly #ids = new Counter(LAST);

  /**
   * The units of references, from the repository inwards, itself last; none of one that could not be parsed. They are found or made level by level, those of
   * one level together.
   */
  *of(references: readonly Reference[]): Program<ReadonlyMap<Reference, readonly number[]>> {
    const ways = references.map((reference) => ({ reference, steps: stepsOf(reference), path: [] as Unit[] }))
    for (let some = ways; some.length > 0; some = some.filter(({ steps, path }) => path.length < steps.length)) {
      const wanted = new Map<string, Wanted>()
      const next = some.flatMap(({ steps, path }) => {
        const step = steps[path.length]
        if (step === undefined) return []
        const one = { ...step, above: path.at(-1) }
        wanted.set(identityOf(one), one)
        return [{ path, identity: identityOf(one) }]
      })
      yield* this.#seek(wanted)
      for (const { path, identity } of next) {
        const unit = this.#known.get(identity)
        if (unit !== undefined) path.push(unit)
      }
    }
    return new Map(ways.map(({ reference, path }) => [reference, path.map(({ id }) => id)]))
  }

  *#seek(wanted: ReadonlyMap<string, Wanted>): Program<void> {
    const all = [...wanted].filter(([identity]) => !this.#known.has(identity))
    if (all.length === 0) return
    const rows = yield* ask(KNOWN, {
      wanted: all.map(([, { above, level, key }], n) => ({ n, parent: above?.id ?? 0, level, key })),
    })
    const missing: [string, Wanted][] = []
    for (const { n, id, path } of rows) {
      const [identity, one] = all[Number(n)] ?? []
      if (identity === undefined || one === undefined) continue
      if (id === null || path === null) missing.push([identity, one])
      else this.#known.set(identity, { id, path })
    }
    if (missing.length > 0) yield* this.#make(missing)
  }

  *#make(missing: readonly [string, Wanted][]): Program<void> {
    for (const { path } of yield* ask(TAKEN, { paths: missing.map(([, one]) => wish(one)) })) this.#paths.add(path)
    const rows = []
    for (const [identity, one] of missing) {
      const unit = { id: yield* this.#ids.next(), path: yield* this.#free(wish(one)) }
      this.#known.set(identity, unit)
      const { level, key, label, repository } = one
      rows.push({ ...unit, parent: one.above?.id ?? null, level, key, label, sort: asKey(inOrder(key)), repository })
    }
    yield* runRows(ADD, rows)
  }

  /** Of two units with one address the second gets `-2` at first use, for ever. */
  *#free(wished: string): Program<string> {
    let path = wished
    for (let n = 2; this.#paths.has(path) || (n > 2 && (yield* askOne(TAKEN, { paths: [path] })) !== undefined); n += 1)
      path = `${wished}-${n}`
    this.#paths.add(path)
    return path
  }
}

const stepsOf = (reference: Reference): readonly Omit<Wanted, 'above'>[] =>
  unitPaths(reference).map((step, n) => ({
    ...step,
    // Levels are told apart by their folded keys, not by their addresses, in which two may look alike.
    key: asKey(n === 0 ? step.path : (reference.levels[n - 1]?.key ?? step.path)),
    repository: reference.repository ?? step.path,
  }))

const identityOf = ({ above, level, key }: Wanted): string => JSON.stringify([above?.id ?? 0, level, key])

const wish = ({ above, path }: Wanted): string =>
  asKey(above === undefined ? path : `${above.path}/${path.slice(path.lastIndexOf('/') + 1)}`)

/** A key so written that comparing it sorts by number: `d. 9` before `d. 330`. */
const inOrder = (key: string): string => key.replace(/\d+/gu, (digits) => digits.padStart(12, '0'))
