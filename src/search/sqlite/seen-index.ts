import type { Vocabulary } from '../index/compile-query.ts'
import type { Expression, Match } from '../index/match.ts'
import type { HeldNames, HeldTerms, Kept, Seen, Trait } from '../index/seen.ts'
import { wordAsItStands } from '../index/terms.ts'
import type { IndexEntry } from '../index-entry.ts'
import type { Clearance } from '../search.ts'
import { SqliteNames } from './held-names.ts'
import { SqliteTerms } from './held-terms.ts'
import type { IndexReader } from './index-reader.ts'
import { prepared } from './prepared.ts'
import { printed } from './print-match.ts'

/** An index file as one reader may see it. */
export class SeenIndex implements Seen {
  readonly clearance: Clearance
  readonly vocabulary: Vocabulary
  readonly names: HeldNames
  readonly terms: HeldTerms
  private readonly reader: IndexReader
  private readonly counted
  private readonly held

  constructor(reader: IndexReader, clearance: Clearance) {
    this.reader = reader
    this.clearance = clearance
    this.vocabulary = reader.vocabulary(clearance)
    this.names = new SqliteNames(reader.db)
    this.terms = new SqliteTerms(reader.db)
    this.counted = prepared<[string, number], number>(
      reader.db,
      'SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)',
    ).pluck()
    this.held = prepared<[string, number], number>(
      reader.db,
      // A number is bound as a real, and of a row that is one FTS5 takes no notice: any that matches would do.
      'SELECT 1 FROM words WHERE words MATCH ? AND rowid = CAST(? AS INTEGER)',
    ).pluck()
  }

  open(match: Match): Match {
    return this.reader.open(match, this.clearance)
  }

  rowsOf(match: Match): Uint32Array {
    return this.reader.rowsOf(this.open(match))
  }

  count(match: Match, most?: number): number {
    const open = this.open(match)
    if (typeof open !== 'object' || most === undefined) return this.reader.rowsOf(open).length
    return this.reader.sets.sizeOf(open) ?? this.counted.get(printed(open), most) ?? 0
  }

  documentsOf(agent: string): number {
    return this.reader.documentsOf(agent, this.clearance)
  }

  isLinked(bearer: string): boolean {
    return this.reader.documentsOf(bearer, ['editors']) > 0
  }

  isOpen(form: string): boolean {
    return this.reader.seesAll(this.clearance) || this.count(wordAsItStands(form), 1) > 0
  }

  kept(id: string): Kept | undefined {
    const row = this.reader.rowOf(id)
    const kept = row === undefined ? undefined : this.reader.kept(row)
    const isOpen = this.clearance.includes('editors') || kept?.access.some((group) => this.clearance.includes(group))
    return isOpen ? kept : undefined
  }

  texts(id: string): IndexEntry['texts'] {
    const row = this.reader.rowOf(id)
    return row === undefined ? [] : this.reader.texts(row)
  }

  holds(id: string, match: Expression): boolean {
    const row = this.reader.rowOf(id)
    return row !== undefined && this.held.get(printed(match), row) !== undefined
  }

  linked(id: string) {
    const row = this.reader.rowOf(id)
    const rows = row === undefined ? new Uint32Array() : Uint32Array.of(row)
    const values = (facet: 'person' | 'archive') =>
      this.reader.facets.count(facet, rows, MOST_VALUES).map(({ value }) => value)
    return { persons: values('person'), archives: values('archive') }
  }

  sharing(traits: readonly Trait[], { but, enough, most }: Parameters<Seen['sharing']>[1]) {
    const found = traits.map((trait) => ({ trait, rows: this.rowsOf(trait.match) }))
    const sums = new Map<number, { weight: number; points: number }>()
    for (const { rows, trait } of found)
      for (const row of rows) {
        const { weight, points } = sums.get(row) ?? { weight: 0, points: 0 }
        sums.set(row, { weight: weight + trait.weight, points: points + trait.points })
      }
    const itself = this.reader.rowOf(but)
    const alike = Uint32Array.from(sums.keys())
      .filter((row) => row !== itself && (sums.get(row)?.points ?? 0) >= enough)
      .sort()
    // As equal as they are, they stand by their identifiers.
    const likest = [...this.reader.orders.sorted('id', alike)].sort(
      (a, b) => (sums.get(b)?.weight ?? 0) - (sums.get(a)?.weight ?? 0),
    )
    return likest.slice(0, most).flatMap((row) => {
      const id = this.reader.kept(row)?.id
      const has = found.filter(({ rows }) => rows.includes(row)).map(({ trait }) => trait)
      return id === undefined ? [] : [{ id, has }]
    })
  }
}

const MOST_VALUES = 100
