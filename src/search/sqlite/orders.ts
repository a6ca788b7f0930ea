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

const MOST_SORTED = 1000
/** As many as it takes to find one of a million by halving. */
const STEPS = 20
const NOTHING = new Uint8Array()

/** All rows of the index in each order, made when it is first asked for and kept until the index changes. */
export class Orders {
  private readonly db: Database.Database
  private readonly kept = new Map<Order, { readonly rows: Uint32Array; readonly places: Uint32Array }>()

  constructor(db: Database.Database) {
    this.db = db
  }

  private get(order: Order) {
    const known = this.kept.get(order)
    if (known !== undefined) return known
    const json = prepared<[], Buffer>(
      this.db,
      `SELECT CAST(json_group_array(row) AS BLOB) FROM (SELECT row FROM documents ORDER BY ${BY[order]})`,
    )
      .pluck()
      .get()
    const rows = numbersIn(json ?? NOTHING)
    const places = new Uint32Array(rows.reduce((most, row) => Math.max(most, row), 0) + 1)
    rows.forEach((row, place) => {
      places[row] = place
    })
    const made = { rows, places }
    this.kept.set(order, made)
    return made
  }

  /** Where a row stands in an order. */
  place(order: Order, row: number): number {
    return this.get(order).places[row] ?? 0
  }

  /** Of some rows the first so many in an order: few are sorted, many are picked out of all. */
  sorted(order: Order, rows: Uint32Array, count = rows.length): Uint32Array {
    const { rows: all, places } = this.get(order)
    // Numbers alone are sorted far faster than by a comparison.
    if (rows.length < MOST_SORTED)
      return rows
        .map((row) => places[row] ?? 0)
        .sort()
        .map((place) => all[place] ?? 0)
    const wanted = membership(rows, places.length, count)
    const picked = new Uint32Array(Math.min(count, rows.length))
    let at = 0
    for (const row of all) {
      if (at === picked.length) break
      if (!wanted(row)) continue
      picked[at] = row
      at += 1
    }
    return picked
  }

  clear(): void {
    this.kept.clear()
  }
}

/** Tells which of all rows are among some in ascending order: to find a few of very many by halving is faster than to note them all. */
function membership(rows: Uint32Array, all: number, count: number): (row: number) => boolean {
  const looks = (count * all) / rows.length
  if (looks * STEPS < rows.length) return (row) => isAmong(rows, row)
  const noted = new Uint8Array(all)
  for (let n = 0; n < rows.length; n++) noted[rows[n] ?? 0] = 1
  return (row) => noted[row] === 1
}
