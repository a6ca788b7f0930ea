import { inflateRawSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { fold } from '#value/fold.ts'
import { STEMMED } from '../analysis/stem.ts'
import type { IndexEntry } from '../index-entry.ts'
import type { Clearance, Facet } from '../search.ts'
import { Agents, type DocumentsOf } from './agents.ts'
import { cleared, type Values } from './compile-filters.ts'
import { type Counts, FacetCounts } from './facet-counts.ts'
import { HitSets } from './hit-sets.ts'
import { EVERY } from './letters.ts'
import { quoted } from './match.ts'
import { Orders } from './orders.ts'
import { prepared } from './prepared.ts'
import { isReadable, type Meta, metaOf } from './schema.ts'
import { Suggestions } from './suggestions.ts'
import { Terms } from './terms.ts'

export interface Kept {
  readonly row: number
  readonly id: string
  readonly title: string
  readonly access: readonly string[]
  /** As `dayKey` has them; empty: undated. */
  readonly earliest: string
  readonly latest: string
}

const NO_ROWS = new Uint32Array()
const MOST_READERS = 16

/** One index file open for reading, with what is kept in memory of it. */
export class IndexReader {
  readonly path: string
  readonly db: Database.Database
  readonly sets: HitSets
  readonly orders: Orders
  readonly facets: FacetCounts
  private generation = -1
  private held: readonly string[] = []
  private spelt: Terms | undefined
  private readonly linked = new Map<string, Counts>()

  constructor(path: string) {
    this.path = path
    this.db = new Database(path, { readonly: true, fileMustExist: true })
    this.db.pragma('cache_size = -65536')
    this.sets = new HitSets(this.db)
    this.orders = new Orders(this.db)
    this.facets = new FacetCounts(this.db)
  }

  /** Reads in one transaction, so that all of an answer is of one generation; undefined where this program cannot read the index. */
  reading<T>(act: (meta: Meta) => T): T | undefined {
    return this.db.transaction(() => {
      const meta = metaOf(this.db)
      if (!isReadable(meta.schema)) return undefined
      if (meta.generation !== this.generation) {
        this.sets.clear()
        this.orders.clear()
        this.linked.clear()
        this.facets.refresh(meta.generation)
        this.held = prepared<[], string>(this.db, 'SELECT lang FROM language').pluck().all()
        this.generation = meta.generation
      }
      return act(meta)
    })()
  }

  values(): Values {
    const exact = prepared<[string, string], number>(
      this.db,
      'SELECT local FROM facet_value WHERE facet = ? AND value = ?',
    ).pluck()
    const folded = prepared<[string, string], number>(
      this.db,
      'SELECT local FROM facet_value WHERE facet = ? AND folded = ? LIMIT 50',
    ).pluck()
    return {
      // Cyrillic words are Russian wherever they stand.
      languages: STEMMED.filter((lang) => lang === 'ru' || this.held.includes(lang)),
      values: (facet: Facet, given: string) => folded.all(facet, fold(given)),
      exact: (facet, value) => exact.get(facet, value),
    }
  }

  /** The words of the index, whoever may read where they stand. */
  terms(): Terms {
    this.spelt ??= new Terms(this.db)
    return this.spelt
  }

  /** The agents that this reader may know of. */
  agents(clearance: Clearance): Agents {
    return new Agents(this.db, this.documentsOf(clearance), clearance.includes('editors'))
  }

  suggestions(clearance: Clearance): Suggestions {
    return new Suggestions(this.db, this.agents(clearance), this.documentsOf(clearance))
  }

  private documentsOf(clearance: Clearance): DocumentsOf {
    const { exact } = this.values()
    return (agent) => {
      const { first, counts } = this.countsOfPeople(clearance)
      return counts[(exact('person', agent) ?? -1) - first] ?? 0
    }
  }

  private countsOfPeople(clearance: Clearance): Counts {
    const key = JSON.stringify([...new Set(clearance)].sort())
    const known = this.linked.get(key)
    if (known !== undefined) return known
    const all = quoted([EVERY])
    const match = cleared(true, clearance, this.values(), all)
    const rows = typeof match === 'string' || match === true ? this.sets.of(match === true ? all : match) : NO_ROWS
    const counts = this.facets.counts('person', rows)
    if (this.linked.size >= MOST_READERS) this.linked.clear()
    this.linked.set(key, counts)
    return counts
  }

  rowOf(id: string): number | undefined {
    return prepared<[string], number>(this.db, 'SELECT row FROM documents WHERE id = ?').pluck().get(id)
  }

  kept(row: number): Kept | undefined {
    const found = prepared<[number], Omit<Kept, 'access'> & { access: string }>(
      this.db,
      'SELECT row, id, title, access, earliest, latest FROM documents WHERE row = ? AND removed = 0',
    ).get(row)
    return found === undefined ? undefined : { ...found, access: strings(found.access) }
  }

  texts(row: number): IndexEntry['texts'] {
    const body = prepared<[number], Buffer>(this.db, 'SELECT body FROM texts WHERE row = ?').pluck().get(row)
    if (body === undefined) return []
    const texts: unknown = JSON.parse(inflateRawSync(body).toString('utf8'))
    // The index's own writer made them, in a file of this layout.
    return Array.isArray(texts) ? (texts as IndexEntry['texts']) : []
  }

  close(): void {
    this.db.close()
  }
}

function strings(json: string): string[] {
  const found: unknown = JSON.parse(json)
  return Array.isArray(found) ? found.map(String) : []
}
