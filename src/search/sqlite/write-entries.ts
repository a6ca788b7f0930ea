import type Database from 'better-sqlite3'
import { fold } from '#value/fold.ts'
import type { IndexEntry } from '../index-entry.ts'
import { FACETS, type IndexWrite } from '../search.ts'
import { CHUNK, chunkOf, type Decoded, decodeChunk, emptyChunk, encodeChunk } from './chunk.ts'
import { dayKey } from './day-key.ts'
import { columnsOf, type Intern } from './entry-columns.ts'
import { isNoted } from './prefixes.ts'
import { metaOf, setMeta } from './schema.ts'
import { FrequentWriter } from './write-frequent.ts'
import { NamesWriter } from './write-names.ts'

/** What a title is ordered by: its letters without accents, and without the quotation marks before them. */
const titleKey = (title: string): string =>
  fold(title)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 120)

const NOTHING = FACETS.map((): readonly number[] => [])

/** Writes entries to one index file. */
export class EntryWriter {
  private readonly db: Database.Database
  private readonly interned = new Map<string, number>()
  private readonly chunks = new Map<number, Decoded>()
  private readonly languages = new Set<string>()
  private readonly terms = new Set<string>()
  private readonly names: NamesWriter
  readonly frequent: FrequentWriter
  private readonly statements

  constructor(db: Database.Database) {
    this.db = db
    this.names = new NamesWriter(db)
    this.frequent = new FrequentWriter(db)
    this.statements = {
      find: db.prepare<[string], { row: number; stamp: number; removed: number; added: number }>(
        'SELECT row, stamp, removed, added FROM documents WHERE id = ?',
      ),
      lastRow: db.prepare<[], number | null>('SELECT max(row) FROM documents').pluck(),
      dropDocument: db.prepare('DELETE FROM documents WHERE row = ?'),
      // Never `OR REPLACE`, for the table has other indexes: before a statement that can be undone by itself FTS5 writes out all that it
      // has gathered, and each document is a segment of its own, to be merged with the others.
      document:
        db.prepare(`INSERT INTO documents (row, id, stamp, removed, access, title, title_key, undated, earliest, latest, added)
        VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)`),
      remove: db.prepare("UPDATE documents SET removed = 1, stamp = ?, access = '[]', title = '' WHERE row = ?"),
      tombstone: db.prepare('INSERT INTO documents (row, id, stamp, removed) VALUES (?, ?, ?, 1)'),
      text: db.prepare('INSERT OR REPLACE INTO texts (row, body) VALUES (?, ?)'),
      dropText: db.prepare('DELETE FROM texts WHERE row = ?'),
      words: db.prepare('INSERT INTO words (rowid, title, body, names, x) VALUES (?, ?, ?, ?, ?)'),
      dropWords: db.prepare('DELETE FROM words WHERE rowid = ?'),
      value: db
        .prepare<[string, string], number>('SELECT local FROM facet_value WHERE facet = ? AND value = ?')
        .pluck(),
      lastValue: db.prepare<[string], number | null>('SELECT max(local) FROM facet_value WHERE facet = ?').pluck(),
      addValue: db.prepare('INSERT INTO facet_value (facet, value, local, folded) VALUES (?, ?, ?, ?)'),
      chunk: db.prepare<[number], Buffer>('SELECT body FROM facet_chunk WHERE chunk = ?').pluck(),
      keepChunk: db.prepare('INSERT OR REPLACE INTO facet_chunk (chunk, generation, body) VALUES (?, ?, ?)'),
      term: db.prepare('INSERT OR IGNORE INTO term (form) VALUES (?)'),
      language: db.prepare('INSERT OR IGNORE INTO language (lang) VALUES (?)'),
    }
  }

  /** All of these and the cursor, or nothing. */
  take(writes: readonly IndexWrite[], cursor: number): void {
    try {
      this.db.transaction(() => this.write(writes, cursor)).immediate()
    } catch (cause) {
      // What was noted in memory on the way is undone with the transaction.
      this.interned.clear()
      this.chunks.clear()
      this.languages.clear()
      this.terms.clear()
      throw cause
    }
    if (this.interned.size > 300_000) this.interned.clear()
    if (this.terms.size > 500_000) this.terms.clear()
    if (this.chunks.size > 8) this.chunks.clear()
  }

  private write(writes: readonly IndexWrite[], cursor: number): void {
    const meta = metaOf(this.db)
    const touched = new Set<number>()
    let entries = meta.entries
    let named = false
    for (const write of writes) {
      if ('names' in write) named = this.names.put(write.names) || named
      else entries += 'put' in write ? this.put(write.put, touched) : this.remove(write.remove, touched)
    }
    if (touched.size > 0 || named) {
      const generation = meta.generation + 1
      for (const number of touched)
        this.statements.keepChunk.run(number, generation, Buffer.from(encodeChunk(this.chunk(number)).buffer))
      setMeta(this.db, 'generation', generation)
      setMeta(this.db, 'entries', entries)
    }
    if (cursor > meta.cursor) setMeta(this.db, 'cursor', cursor)
  }

  /** By how much the number of entries grows. */
  private put(entry: IndexEntry, touched: Set<number>): number {
    const held = this.statements.find.get(entry.id)
    if (held !== undefined && held.stamp >= entry.stamp) return 0
    const row = held?.row ?? (this.statements.lastRow.get() ?? 0) + 1
    const columns = columnsOf(entry, this.intern)
    this.frequent.sample(row, columns)
    if (held?.removed === 0) this.statements.dropWords.run(row)
    this.statements.words.run(row, columns.title, columns.body, columns.names, columns.x)
    const undated = entry.earliest === undefined && entry.latest === undefined
    const added = held === undefined || held.added === 0 ? entry.added : Math.min(held.added, entry.added)
    if (held !== undefined) this.statements.dropDocument.run(row)
    this.statements.document.run(
      row,
      entry.id,
      entry.stamp,
      JSON.stringify(entry.access),
      entry.title,
      titleKey(entry.title),
      undated ? 1 : 0,
      dayKey(entry.earliest ?? entry.latest ?? ''),
      dayKey(entry.latest ?? entry.earliest ?? ''),
      added,
    )
    this.statements.text.run(row, JSON.stringify(entry.texts))
    this.setFacets(row, columns.facets, touched)
    for (const form of columns.terms) {
      if (this.terms.has(form)) continue
      if (isNoted(form)) this.statements.term.run(form)
      this.terms.add(form)
    }
    for (const lang of columns.languages) {
      if (this.languages.has(lang)) continue
      this.statements.language.run(lang)
      this.languages.add(lang)
    }
    return held?.removed === 0 ? 0 : 1
  }

  /** The row stays, with its stamp, so that an older entry does not come back. */
  private remove({ id, stamp }: { readonly id: string; readonly stamp: number }, touched: Set<number>): number {
    const held = this.statements.find.get(id)
    if (held === undefined) {
      this.statements.tombstone.run((this.statements.lastRow.get() ?? 0) + 1, id, stamp)
      return 0
    }
    if (held.stamp >= stamp) return 0
    this.statements.remove.run(stamp, held.row)
    if (held.removed === 1) return 0
    this.statements.dropWords.run(held.row)
    this.statements.dropText.run(held.row)
    this.setFacets(held.row, NOTHING, touched)
    return -1
  }

  private setFacets(row: number, facets: readonly (readonly number[])[], touched: Set<number>): void {
    const number = Math.floor(row / CHUNK)
    const chunk = this.chunk(number)
    facets.forEach((values, f) => {
      const lists = chunk[f]
      if (lists !== undefined) lists[row % CHUNK] = values
    })
    touched.add(number)
  }

  private chunk(number: number): Decoded {
    const known = this.chunks.get(number)
    if (known !== undefined) return known
    const kept = this.statements.chunk.get(number)
    const chunk = kept === undefined ? emptyChunk() : decodeChunk(chunkOf(kept))
    this.chunks.set(number, chunk)
    return chunk
  }

  private readonly intern: Intern = (facet, value) => {
    const key = `${facet}\0${value}`
    const known = this.interned.get(key)
    if (known !== undefined) return known
    const held = this.statements.value.get(facet, value)
    const local = held ?? (this.statements.lastValue.get(facet) ?? 0) + 1
    if (held === undefined) this.statements.addValue.run(facet, value, local, fold(value))
    this.interned.set(key, local)
    return local
  }
}
