import type Database from 'better-sqlite3'
import type { IndexRow, RowWrite } from '../index/index-row.ts'
import { accessToken, CLOSED, facetToken } from '../index/letters.ts'
import { FACETS } from '../search.ts'
import { CHUNK, chunkOf, type Decoded, decodeChunk, emptyChunk, encodeChunk } from './chunk.ts'
import { metaOf, setMeta } from './schema.ts'
import { ValueNumbers } from './value-numbers.ts'
import { FrequentWriter } from './write-frequent.ts'
import { NamesWriter } from './write-names.ts'

const NOTHING = FACETS.map((): readonly number[] => [])

/** Writes rows to one index file. */
export class EntryWriter {
  private readonly db: Database.Database
  private readonly values: ValueNumbers
  private readonly chunks = new Map<number, Decoded>()
  private readonly names: NamesWriter
  readonly frequent: FrequentWriter
  private readonly statements

  constructor(db: Database.Database) {
    this.db = db
    this.values = new ValueNumbers(db)
    this.names = new NamesWriter(db)
    this.frequent = new FrequentWriter(db)
    this.statements = {
      find: db.prepare<[string], { row: number; stamp: number; removed: number }>(
        'SELECT row, stamp, removed FROM documents WHERE id = ?',
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
      chunk: db.prepare<[number], Buffer>('SELECT body FROM facet_chunk WHERE chunk = ?').pluck(),
      keepChunk: db.prepare('INSERT OR REPLACE INTO facet_chunk (chunk, generation, body) VALUES (?, ?, ?)'),
      term: db.prepare('INSERT OR IGNORE INTO term (form) VALUES (?)'),
      stem: db.prepare('INSERT OR IGNORE INTO stem (stem, form) VALUES (?, ?)'),
      language: db.prepare('INSERT OR IGNORE INTO language (lang) VALUES (?)'),
    }
  }

  /** All of these and the cursor, or nothing. */
  take(writes: readonly RowWrite[], cursor: number): void {
    try {
      this.db.transaction(() => this.write(writes, cursor)).immediate()
    } catch (cause) {
      // What was noted in memory on the way is undone with the transaction.
      this.values.forget()
      this.chunks.clear()
      throw cause
    }
    if (this.chunks.size > 8) this.chunks.clear()
  }

  private write(writes: readonly RowWrite[], cursor: number): void {
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
  private put(given: IndexRow, touched: Set<number>): number {
    // Also of a row that comes too late: its maker tells them once.
    for (const form of given.terms) this.statements.term.run(form)
    for (const [stem, form] of given.stems) this.statements.stem.run(stem, form)
    for (const lang of given.languages) this.statements.language.run(lang)
    const held = this.statements.find.get(given.id)
    if (held !== undefined && held.stamp >= given.stamp) return 0
    const row = held?.row ?? (this.statements.lastRow.get() ?? 0) + 1
    const facets = FACETS.map((facet, f) => (given.values[f] ?? []).map((value) => this.values.of(facet, value)))
    const [title, body, names, aside] = given.words
    const x = `${aside} ${this.numbered(facets, given.access)}`
    this.frequent.sample(row, [title, body, names, x])
    if (held?.removed === 0) this.statements.dropWords.run(row)
    this.statements.words.run(row, title, body, names, x)
    if (held !== undefined) this.statements.dropDocument.run(row)
    this.statements.document.run(
      row,
      given.id,
      given.stamp,
      JSON.stringify(given.access),
      given.title,
      given.titleKey,
      given.undated ? 1 : 0,
      given.earliest,
      given.latest,
      given.added,
    )
    this.statements.text.run(row, given.texts)
    this.setFacets(row, facets, touched)
    return held?.removed === 0 ? 0 : 1
  }

  /** The tokens of what is numbered: the values of facets, and who may see what is not public. */
  private numbered(facets: readonly (readonly number[])[], access: readonly string[]): string {
    const tokens = FACETS.flatMap((facet, f) => (facets[f] ?? []).map((local) => facetToken(facet, local)))
    if (!access.includes('public'))
      tokens.push(CLOSED, ...access.map((group) => accessToken(this.values.of('access', group))))
    return tokens.join(' ')
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
}
