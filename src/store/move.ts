import { createHash } from 'node:crypto'
import { Refusal } from '#value/refusal.ts'
import { KEYS, type Table } from './sql/columns.ts'
import { comparable } from './sql/comparable.ts'
import { beginMove, countRows, endMove, type Place, rowsAfter, TABLES, takeRows } from './sql/moving.ts'
import type { Row, Run } from './sql/program.ts'
import type { Store } from './store.ts'

/** As much of a store as a move needs. */
type Movable = Pick<Store, 'programs'>

export interface MoveOptions {
  /** Throw away what an earlier move that broke off has left. */
  readonly anew: boolean
  /** Breaks it off; what has arrived stays, and the next move goes on. */
  readonly signal: AbortSignal
  told(done: number, of: number): void
  /** An earlier move broke off after so many rows. */
  resumed(rows: number): void
  comparing(done: number, of: number): void
}

export interface Moved {
  /** Rows of all tables: the same in both. */
  readonly rows: number
  readonly records: number
  readonly versions: number
  readonly changes: number
  /** False where it was broken off. */
  readonly finished: boolean
}

/**
 * Moves all that a store keeps into an empty one, row by row, whatever the engines: numbers of records, versions and changes stay. Nobody else writes to the
 * source meanwhile: they wait, and are told after a minute. Broken off at any moment, the next move goes on. At the end every row is compared. Until
 * `endMove` the target is opened by nobody but another move.
 */
export async function moveStore(from: Movable, to: Movable, options: MoveOptions): Promise<Moved> {
  return await from.programs(async (read) => {
    const counts = await read(countRows)
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const source = await signOf(read, counts)
    const start = await to.programs((run) => run(() => beginMove(source, options.anew)))
    if (start.rows > 0) options.resumed(start.rows)
    const told = (done: number) => options.told(done, rows)
    const finished = await moveRows({ read, to, source }, start, { ...options, told })
    if (finished) await to.programs((run) => compare(read, run, (done) => options.comparing(done, rows)))
    const count = (table: Table) => counts.get(table) ?? 0
    return { rows, records: count('held'), versions: count('version'), changes: count('change'), finished }
  })
}

/** Opens the target to everybody: an archive like any other. */
export const finishMove = (to: Movable): Promise<void> => to.programs((run) => run(endMove))

/** Tells one state of one archive from others, as well as numbers can. */
async function signOf(read: Run, counts: ReadonlyMap<Table, number>): Promise<string> {
  const [first] = await read(() => rowsAfter('change'))
  return createHash('sha256')
    .update(JSON.stringify([first ?? null, [...counts]]))
    .digest('hex')
}

interface Way {
  readonly read: Run
  readonly to: Movable
  readonly source: string
}

async function moveRows(
  { read, to, source }: Way,
  start: Place,
  { signal, told }: { readonly signal: AbortSignal; told(done: number): void },
): Promise<boolean> {
  let place = start
  for (const table of TABLES.slice(TABLES.indexOf(start.table))) {
    const last = table === start.table ? start.last : undefined
    for (let rows = await read(() => rowsAfter(table, last)); rows.length > 0; ) {
      if (signal.aborted) return false
      const [before, after] = [place, placeOf(table, rows, place)]
      const some = rows
      // The next are read while these are written.
      const [, next] = await Promise.all([
        to.programs((run) => run(() => takeRows(source, before, after, some))),
        read(() => rowsAfter(table, after.last)),
      ])
      rows = next
      place = after
      told(place.rows)
    }
  }
  return true
}

/** Where the move stands when these rows have arrived. */
function placeOf(table: Table, rows: readonly Row[], { rows: before }: Place): Place {
  const last = rows.at(-1) ?? {}
  return {
    table,
    last: Object.fromEntries(KEYS[table].map((name) => [name, last[name] ?? null])),
    rows: before + rows.length,
  }
}

/** Refused where a row is not the same in both. */
async function compare(here: Run, there: Run, told: (done: number) => void): Promise<void> {
  let done = 0
  for (const table of TABLES) {
    for (let last: Row | undefined; ; ) {
      const after = last
      const [given, taken] = await Promise.all([
        here(() => rowsAfter(table, after)),
        there(() => rowsAfter(table, after)),
      ])
      if (given.length !== taken.length || !given.every((row, n) => isSame(row, taken[n])))
        throw new Refusal(
          'conflict',
          `The rows of “${table}” are not the same here and there: the archive was written to while its move was broken off, or somebody wrote there. Begin again with --anew.`,
        )
      done += given.length
      told(done)
      last = given.at(-1)
      if (last === undefined) break
    }
  }
}

function isSame(one: Row, other: Row | undefined): boolean {
  for (const name in one) if (!isEqual(one[name], other?.[name])) return false
  return true
}

/** Not every engine keeps half of a pair of signs, or the sign at which a text would end. */
const isEqual = (one: Row[string] | undefined, other: Row[string] | undefined): boolean =>
  one === other || (typeof one === 'string' && typeof other === 'string' && comparable(one) === comparable(other))
