import type Database from 'better-sqlite3'
import { anyOf, type Expression } from '../index/match.ts'
import { frequentRows, readRows, upToDate } from './frequent-sets.ts'
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

  of(match: Expression): Uint32Array {
    return this.set(match).rows()
  }

  /** How many rows an expression finds, where that is known already. */
  sizeOf(match: Expression): number | undefined {
    const known = this.kept.get(match.key)
    return known?.generation === this.generation ? known.rows.size : undefined
  }

  private set(match: Expression): RowSet {
    const known = this.forget(match.key)
    const rows =
      known === undefined || known.generation === this.generation
        ? known?.rows
        : upToDate(this.db, match, known.rows, known.generation)
    return this.keep(match.key, rows ?? this.found(match))
  }

  private found(match: Expression): RowSet {
    switch (match.is) {
      case 'any':
        return this.any(match.of)
      case 'all':
        // Words in a row are looked for at each place of the first: what stands beside them says where not to.
        return match.of.some(isPlaced) ? this.read(match) : this.all(match.of)
      case 'not': {
        if (isPlaced(match.of) || isPlaced(match.but)) return this.read(match)
        const rows = this.set(match.of)
        return rows.isEmpty ? rows : rows.without(this.set(match.but))
      }
      default:
        return this.ready(match) ?? this.read(match)
    }
  }

  private all([first, ...others]: readonly Expression[]): RowSet {
    const begun = first === undefined ? RowSet.of(NO_ROWS) : this.set(first)
    return others.reduce((rows, one) => (rows.isEmpty ? rows : rows.and(this.set(one))), begun)
  }

  private any(alternatives: readonly Expression[]): RowSet {
    const isFlat = alternatives.length <= WIDE && !alternatives.some(isMade)
    if (!isFlat) return RowSet.union(alternatives.map((one) => this.set(one)))
    const frequent = new Map(
      alternatives.flatMap((one) => {
        const rows = this.kept.has(one.key) ? this.set(one) : this.ready(one)
        return rows === undefined ? [] : [[one, rows] as const]
      }),
    )
    const rest = anyOf(alternatives.filter((one) => !frequent.has(one)))
    return RowSet.union([...frequent.values(), ...(typeof rest === 'object' ? [this.read(rest)] : [])])
  }

  /** What is soon known of a token alone. */
  private ready(match: Expression): RowSet | undefined {
    const [alone, ...more] = match.is === 'row' ? match.tokens : []
    if (match.is !== 'row' || alone === undefined || more.length > 0) return undefined
    return match.open ? prefixRows(this.db, alone) : frequentRows(this.db, alone)
  }

  private read(match: Expression): RowSet {
    return RowSet.of(readRows(this.db, match))
  }

  private keep(key: string, rows: RowSet): RowSet {
    this.kept.set(key, { rows, generation: this.generation })
    this.bytes += sizeOf(key, rows)
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= MOST_BYTES || oldest === key) break
      this.forget(oldest)
    }
    return rows
  }

  private forget(key: string): Kept | undefined {
    const known = this.kept.get(key)
    this.kept.delete(key)
    if (known !== undefined) this.bytes -= sizeOf(key, known.rows)
    return known
  }
}

const sizeOf = (key: string, rows: RowSet): number => rows.bytes + 2 * key.length

/** Whether it is made of others. */
const isMade = ({ is }: Expression): boolean => is === 'any' || is === 'all' || is === 'not'
/** Whether words are to stand in a row, near one another, or in a column of their own. */
const isPlaced = (match: Expression): boolean =>
  match.is === 'near' || match.is === 'in' || (match.is === 'row' && match.tokens.length > 1)
const NO_ROWS = new Uint32Array()
