import type Database from 'better-sqlite3'
import { frequentRows, readRows, upToDate } from './frequent-sets.ts'
import { anyOf } from './match.ts'
import { isRow, parted } from './parted.ts'
import { prefixRows } from './prefixes.ts'
import { RowSet } from './row-set.ts'

/** Where an expression has more alternatives than these at one place, each is read alone: the full-text table looks at all of them for every row. */
const WIDE = 12
const MOST_BYTES = 24_000_000

/** A set, and the generation of the index that it is of. */
interface Kept {
  readonly rows: RowSet
  readonly generation: number
}

/**
 * The rows that expressions find. The sets of expressions and of their parts are kept: paging, sorting and facets ask for the same set
 * again, another question for the same word. Where documents have changed since, only their chunks are read again.
 */
export class HitSets {
  private readonly db: Database.Database
  private readonly kept = new Map<string, Kept>()
  private generation = 0
  private bytes = 0

  constructor(db: Database.Database) {
    this.db = db
  }

  /** What is asked from now on is asked of this generation. */
  use(generation: number): void {
    this.generation = generation
  }

  of(match: string): Uint32Array {
    return this.set(match).rows()
  }

  private set(match: string): RowSet {
    const known = this.forget(match)
    const rows =
      known === undefined || known.generation === this.generation
        ? known?.rows
        : upToDate(this.db, match, known.rows, known.generation)
    return this.keep(match, rows ?? this.found(match))
  }

  private found(match: string): RowSet {
    const { is, of } = parted(match)
    const [first = match, ...others] = of
    if (is === '') return this.ready(match) ?? this.read(match)
    if (is === 'OR') return this.any(of)
    // Words in a row are looked for at each place of the first: what stands beside them says where not to.
    if (of.some(isRow)) return this.read(match)
    return others.reduce((rows, one) => {
      if (rows.isEmpty) return rows
      return is === 'NOT' ? rows.without(this.set(one)) : rows.and(this.set(one))
    }, this.set(first))
  }

  private any(alternatives: readonly string[]): RowSet {
    const isFlat = alternatives.length <= WIDE && alternatives.every((one) => parted(one).is === '')
    if (!isFlat) return RowSet.union(alternatives.map((one) => this.set(one)))
    const frequent = new Map(
      alternatives.flatMap((one) => {
        const rows = this.kept.has(one) ? this.set(one) : this.ready(one)
        return rows === undefined ? [] : [[one, rows] as const]
      }),
    )
    const rest = anyOf(alternatives.filter((one) => !frequent.has(one)))
    return RowSet.union([...frequent.values(), ...(typeof rest === 'string' ? [this.read(rest)] : [])])
  }

  /** What is soon known of a token alone. */
  private ready(match: string): RowSet | undefined {
    const token = /^"(?<token>[^" ]+)"$/u.exec(match)?.groups?.token
    return token === undefined ? prefixRows(this.db, match) : frequentRows(this.db, token)
  }

  private read(match: string): RowSet {
    return RowSet.of(readRows(this.db, match))
  }

  private keep(match: string, rows: RowSet): RowSet {
    this.kept.set(match, { rows, generation: this.generation })
    this.bytes += sizeOf(match, rows)
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= MOST_BYTES || oldest === match) break
      this.forget(oldest)
    }
    return rows
  }

  private forget(match: string): Kept | undefined {
    const known = this.kept.get(match)
    this.kept.delete(match)
    if (known !== undefined) this.bytes -= sizeOf(match, known.rows)
    return known
  }
}

const sizeOf = (match: string, rows: RowSet): number => rows.bytes + 2 * match.length
