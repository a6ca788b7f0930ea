import Database from 'better-sqlite3'
import { fold } from '#value/fold.ts'
import { Refusal } from '#value/refusal.ts'
import { STEMMED } from '../analysis/stem.ts'
import type { Vocabulary } from '../index/compile-query.ts'
import { accessToken, facetToken, languageToken } from '../index/letters.ts'
import { EVERYTHING, type Match, token } from '../index/match.ts'
import type { Kept } from '../index/seen.ts'
import type { IndexEntry } from '../index-entry.ts'
import { bearerOf } from '../names-entry.ts'
import { BEING_BUILT, type Clearance, type Facet, type FacetValue } from '../search.ts'
import { cleared, hidden } from './clearance.ts'
import { FacetCounts } from './facet-counts.ts'
import { HitSets } from './hit-sets.ts'
import { Orders } from './orders.ts'
import { prepared } from './prepared.ts'
import { printed } from './print-match.ts'
import { isReadable, type Meta, metaOf } from './schema.ts'
import { written } from './written.ts'

interface KeptRow extends Kept {
  readonly row: number
}

const NO_ROWS = new Uint32Array()
const MOST_READERS = 16
const MOST_COUNTED = 500
const LONGEST_KEPT = 2000

/** One index file open for reading, with what is kept in memory of it. */
export class IndexReader {
  readonly path: string
  readonly db: Database.Database
  readonly sets: HitSets
  readonly orders: Orders
  readonly facets: FacetCounts
  private generation = -1
  private held: readonly string[] = []
  private readonly countedValues = new Map<string, readonly FacetValue[]>()
  private readonly linked = new Map<string, Uint32Array>()
  /** Of each clearance: whether it sees all, and the languages of the stems that it sees. */
  private readonly whole = new Map<string, boolean>()
  private readonly languages = new Map<string, readonly string[]>()

  constructor(path: string) {
    this.path = path
    this.db = new Database(path, { readonly: true, fileMustExist: true })
    // 16 MB in KiB, of each thread: what the system keeps of the file is read as fast.
    try {
      this.db.pragma('cache_size = -16384')
    } catch (cause) {
      // Whoever may not read the file finds out here, and once for every question.
      this.db.close()
      throw cause
    }
    this.sets = new HitSets(this.db)
    this.orders = new Orders(this.db)
    this.facets = new FacetCounts(this.db)
  }

  /** What the index says of itself; undefined where this program cannot read it. */
  meta(): Meta | undefined {
    const meta = metaOf(this.db)
    return isReadable(meta.schema) ? meta : undefined
  }

  /** Reads in one transaction, so that all of an answer is of one generation. Refused where this program cannot read the index: another is being built. */
  reading<T>(act: (meta: Meta) => T): T {
    return this.db.transaction(() => {
      const meta = this.meta()
      if (meta === undefined) throw new Refusal('unavailable', BEING_BUILT)
      if (meta.generation !== this.generation) {
        this.orders.clear()
        this.linked.clear()
        this.countedValues.clear()
        this.whole.clear()
        this.languages.clear()
        this.sets.use(meta.generation)
        this.facets.refresh(meta.generation)
        this.held = prepared<[], string>(this.db, 'SELECT lang FROM language').pluck().all()
        this.generation = meta.generation
      }
      return act(meta)
    })()
  }

  /** What questions of this reader are understood by. */
  vocabulary(clearance: Clearance): Vocabulary {
    return { ...this.named(), languages: this.languagesOf(clearance) }
  }

  private named(): Omit<Vocabulary, 'languages'> {
    const folded = prepared<[string, string], number>(
      this.db,
      'SELECT local FROM facet_value WHERE facet = ? AND folded = ? LIMIT 50',
    ).pluck()
    return {
      values: (facet, given) => folded.all(facet, fold(given)).map((local) => token(facetToken(facet, local))),
      exact: (facet, value) => {
        const local = this.local(facet, value)
        if (local === undefined) return false
        return token(facet === 'access' ? accessToken(local) : facetToken(facet, local))
      },
      written: (form) => written(form, this.db),
    }
  }

  private local(facet: Facet | 'access', value: string): number | undefined {
    const one = prepared<[string, string], number>(
      this.db,
      'SELECT local FROM facet_value WHERE facet = ? AND value = ?',
    ).pluck()
    return one.get(facet, value)
  }

  /** An expression as far as this reader may see what it finds. */
  open(match: Match, clearance: Clearance): Match {
    return this.seesAll(clearance) ? match : cleared(match, clearance, this.named())
  }

  /** Whether this reader may see all of the index. Most often so: then no expression need say what may not be seen, and be slower for it. */
  seesAll(clearance: Clearance): boolean {
    const key = keyOf(clearance)
    const known = this.whole.get(key)
    if (known !== undefined) return known
    const whole = !this.holds(hidden(clearance, this.named()))
    if (this.whole.size >= MOST_READERS) this.whole.clear()
    this.whole.set(key, whole)
    return whole
  }

  private holds(match: Match): boolean {
    const some = prepared<[string], number>(this.db, 'SELECT 1 FROM words WHERE words MATCH ? LIMIT 1').pluck()
    return match === true || (typeof match === 'object' && some.get(printed(match)) !== undefined)
  }

  private languagesOf(clearance: Clearance): readonly string[] {
    const key = keyOf(clearance)
    const known = this.languages.get(key)
    if (known !== undefined) return known
    // Cyrillic words are Russian wherever they stand.
    const languages = STEMMED.filter(
      (lang) =>
        lang === 'ru' || (this.held.includes(lang) && this.holds(this.open(token(languageToken(lang)), clearance))),
    )
    if (this.languages.size >= MOST_READERS) this.languages.clear()
    this.languages.set(key, languages)
    return languages
  }

  /** The values of a facet among what an expression finds. Kept until the index changes: the next page has the same, and so has every page of all documents. */
  counted(facet: Facet, match: Match, size: number, rowsOf: (match: Match) => Uint32Array): readonly FacetValue[] {
    const key = `${facet} ${size} ${typeof match === 'object' ? match.key : match}`
    const known = this.countedValues.get(key)
    if (known !== undefined) return known
    const counted = this.facets.count(facet, rowsOf(match), size)
    if (this.countedValues.size >= MOST_COUNTED) this.countedValues.clear()
    if (key.length < LONGEST_KEPT) this.countedValues.set(key, counted)
    return counted
  }

  /** The rows that are found, in ascending order. */
  rowsOf(match: Match): Uint32Array {
    return match === false || match === undefined ? NO_ROWS : this.sets.of(match === true ? EVERYTHING : match)
  }

  /** How many documents that this reader may see are linked to whom a name is of. */
  documentsOf(bearer: string, clearance: Clearance): number {
    const { facet, id } = bearerOf(bearer)
    return this.countsOf(facet, clearance)[this.local(facet, id) ?? 0] ?? 0
  }

  private countsOf(facet: 'person' | 'place', clearance: Clearance): Uint32Array {
    const key = `${facet} ${keyOf(clearance)}`
    const known = this.linked.get(key)
    if (known !== undefined) return known
    const counts = this.facets.counts(facet, this.rowsOf(this.open(true, clearance)))
    if (this.linked.size >= MOST_READERS) this.linked.clear()
    this.linked.set(key, counts)
    return counts
  }

  rowOf(id: string): number | undefined {
    return prepared<[string], number>(this.db, 'SELECT row FROM documents WHERE id = ?').pluck().get(id)
  }

  kept(row: number): KeptRow | undefined {
    const found = prepared<[number], Omit<KeptRow, 'access'> & { access: string }>(
      this.db,
      'SELECT row, id, title, access, earliest, latest FROM documents WHERE row = ? AND removed = 0',
    ).get(row)
    return found === undefined ? undefined : { ...found, access: strings(found.access) }
  }

  texts(row: number): IndexEntry['texts'] {
    // As bytes: Node makes a string of them in half the time that the driver takes.
    const read = prepared<[number], Buffer>(this.db, 'SELECT CAST(body AS BLOB) FROM texts WHERE row = ?').pluck()
    const texts: unknown = JSON.parse(read.get(row)?.toString('utf8') ?? '[]')
    // The index's own writer made them, in a file of this layout.
    return Array.isArray(texts) ? (texts as IndexEntry['texts']) : []
  }

  close(): void {
    this.db.close()
  }
}

const keyOf = (clearance: Clearance): string => JSON.stringify([...new Set(clearance)].sort())

function strings(json: string): string[] {
  const found: unknown = JSON.parse(json)
  return Array.isArray(found) ? found.map(String) : []
}
