import Database from 'better-sqlite3'
import { newIndexPath } from './index-folder.ts'
import { layOut, metaOf, SCHEMA } from './schema.ts'
import { EntryWriter } from './write-entries.ts'

/** An index file open for writing. */
export interface IndexFile {
  readonly path: string
  readonly db: Database.Database
  /** Absent where the file is of another schema. */
  readonly writer?: EntryWriter
}

export function openIndex(path: string): IndexFile {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  // A crash of the machine may lose the last batches, never the order of the pages; the cursor is lost with them.
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -65536')
  const { schema } = metaOf(db)
  return schema === SCHEMA ? { path, db, writer: new EntryWriter(db) } : { path, db }
}

export function createIndex(folder: string, generation: number): IndexFile {
  const path = newIndexPath(folder)
  const db = new Database(path)
  layOut(db, generation)
  db.close()
  return openIndex(path)
}

/** A parameter of the full text, which FTS5 keeps in the file. It takes whole numbers only, and a bound number is none. */
const configure = (name: string, value: number) => `INSERT INTO words (words, rank) VALUES ('${name}', ${value});`
const GATHERING = configure('automerge', 0) + configure('crisismerge', 64) + configure('hashsize', 2 ** 24)
/** The values that FTS5 itself begins with. */
const AS_USUAL = configure('automerge', 4) + configure('crisismerge', 16) + configure('hashsize', 2 ** 20)

/** While all of an index is written, its pieces are seldom merged: at the end it becomes one piece anyhow. */
export const gather = (db: Database.Database): void => void db.exec(GATHERING)

/** What came in batches becomes one piece, in which every word is looked up once. */
export const settle = (db: Database.Database): void =>
  void db.exec(`INSERT INTO words (words) VALUES ('optimize'); ${AS_USUAL}`)
