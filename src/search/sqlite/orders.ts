import type Database from 'better-sqlite3'
import type { Request } from '../search.ts'
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
    if (rows.length < MOST_SORTED) return rows.toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
    const wanted = new Uint8Array(places.length)
    for (const row of rows) wanted[row] = 1
    const picked = new Uint32Array(Math.min(count, rows.length))
    let at = 0
    for (const row of all) {
      if (at === picked.length) break
      if (wanted[row] !== 1) continue
      picked[at] = row
      at += 1
    }
    return picked
  }

  clear(): void {
    this.kept.clear()
  }
}
