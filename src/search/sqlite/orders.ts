import type Database from 'better-sqlite3'
import type { Request } from '../search.ts'
import { isAmong } from './is-among.ts'
import { numbersIn } from './numbers-in.ts'
import { prepared } from './prepared.ts'

export type Order = Exclude<NonNullable<Request['sort']>, 'relevance'> | 'id'

// Every order ends in the identifier, so that equal documents always stand in the same order; undated ones stand last both ways.
const BY: Readonly<Record<Order, string>> = {
  date: 'undated, earliest, latest, id',
  'date-descending': 'undated, earliest DESC, latest DESC, id',
  title: 'title_key, id',
  added: 'added DESC, id',
  changed: 'stamp DESC, id',
  id: 'id',
}

/** By an index of their own: how they begin is read at once. */
const READY: readonly Order[] = ['date', 'title', 'added', 'id']

const MOST_SORTED = 1000
/** As many as it takes to find one of a million by halving. */
const STEPS = 20
/** While documents come, an order of all rows would be made for one or two questions: only who asks more often has it made. */
const SELDOM = 6
/** To read so many at the beginning takes as long as some of the questions that are asked of an order that is made. */
const MOST_READ = 10_000
const ALL = -1
const NOTHING = new Uint8Array()

/** All rows of the index in an order. */
interface Made {
  readonly rows: Uint32Array
  readonly places: Uint32Array
}

/** The rows of the index in each order: those that are asked for more than a few times are kept until the index changes. */
export class Orders {
  private readonly db: Database.Database
  private readonly kept = new Map<Order, Made>()
  private readonly asked = new Map<Order, number>()

  constructor(db: Database.Database) {
    this.db = db
  }

  private get(order: Order): Made {
    const known = this.kept.get(order)
    if (known !== undefined) return known
    const rows = this.first(order, ALL)
    const places = new Uint32Array(rows.reduce((most, row) => Math.max(most, row), 0) + 1)
    rows.forEach((row, place) => {
      places[row] = place
    })
    const made = { rows, places }
    this.kept.set(order, made)
    return made
  }

  private first(order: Order, most: number): Uint32Array {
    const json = prepared<[number], Buffer>(
      this.db,
      `SELECT CAST(json_group_array(row) AS BLOB) FROM (SELECT row FROM documents ORDER BY ${BY[order]} LIMIT ?)`,
    )
    return numbersIn(json.pluck().get(most) ?? NOTHING)
  }

  private of(order: Order, rows: Uint32Array): Uint32Array {
    const json = prepared<[string], Buffer>(
      this.db,
      `SELECT CAST(json_group_array(row) AS BLOB) FROM
        (SELECT row FROM documents WHERE row IN (SELECT value FROM json_each(?)) ORDER BY ${BY[order]})`,
    )
    return numbersIn(json.pluck().get(JSON.stringify([...rows])) ?? NOTHING)
  }

  /** Of some rows, in ascending order, the first so many in an order: few are sorted, many are picked out of all. */
  sorted(order: Order, rows: Uint32Array, count = rows.length): Uint32Array {
    const size = Math.min(count, rows.length)
    const read = this.kept.has(order) ? undefined : this.read(order, rows, size)
    if (read !== undefined) return read
    const { rows: all, places } = this.get(order)
    // Numbers alone are sorted far faster than by a comparison.
    if (rows.length < MOST_SORTED)
      return rows
        .map((row) => places[row] ?? 0)
        .sort()
        .map((place) => all[place] ?? 0)
    return picked(all, membership(rows, places.length, size), size)
  }

  /** The same of an order that is not made, where that is not yet worth it; undefined where it is. */
  private read(order: Order, rows: Uint32Array, size: number): Uint32Array | undefined {
    const asked = (this.asked.get(order) ?? 0) + 1
    this.asked.set(order, asked)
    if (asked > SELDOM) return undefined
    if (rows.length < MOST_SORTED) return this.of(order, rows)
    const all = prepared<[], number>(this.db, 'SELECT max(row) FROM documents').pluck().get() ?? 0
    // Twice as many as hold so many of them, where they stand anywhere.
    const enough = Math.ceil((2 * size * all) / rows.length)
    if (enough > MOST_READ || !READY.includes(order)) return undefined
    const found = picked(this.first(order, enough), membership(rows, all + 1, size), size)
    return found.length < size ? undefined : found
  }

  clear(): void {
    this.kept.clear()
    this.asked.clear()
  }
}

/** The first so many of those that are wanted. */
function picked(all: Uint32Array, isWanted: (row: number) => boolean, size: number): Uint32Array {
  const found = new Uint32Array(size)
  let at = 0
  for (const row of all) {
    if (at === size) break
    if (!isWanted(row)) continue
    found[at] = row
    at += 1
  }
  return found.subarray(0, at)
}

/** Tells which of all rows are among some in ascending order: to find a few of very many by halving is faster than to note them all. */
function membership(rows: Uint32Array, all: number, count: number): (row: number) => boolean {
  const looks = (count * all) / rows.length
  if (looks * STEPS < rows.length) return (row) => isAmong(rows, row)
  const noted = new Uint8Array(all)
  for (let n = 0; n < rows.length; n++) noted[rows[n] ?? 0] = 1
  return (row) => noted[row] === 1
}
