import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '#value/refusal.ts'
import type { Indexing, Rebuilding } from '../search.ts'
import { clearMark, isDamage, isMarkedDamaged, isWhole, markDamaged } from './damage.ts'
import { toldClearly } from './errors.ts'
import { currentIndex, newIndexPath, otherIndexes, removeIndex, useIndex } from './index-folder.ts'
import { layOut, metaOf, SCHEMA, setMeta } from './schema.ts'
import { EntryWriter } from './write-entries.ts'

const configure = (name: string, value: number) => `INSERT INTO words (words, rank) VALUES ('${name}', ${value});`
/** While all of an index is written, its pieces are seldom merged: at the end it becomes one piece anyhow. */
const GATHERING = configure('automerge', 0) + configure('crisismerge', 64) + configure('hashsize', 2 ** 24)
/** The values that FTS5 itself begins with. */
const AS_USUAL = configure('automerge', 4) + configure('crisismerge', 16) + configure('hashsize', 2 ** 20)

interface OpenIndex {
  readonly path: string
  readonly db: Database.Database
  /** Absent where the file is of another schema. */
  readonly writer?: EntryWriter
}

function openIndex(path: string): OpenIndex {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  // A crash of the machine may lose the last batches, never the order of the pages; the cursor is lost with them.
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -65536')
  const { schema } = metaOf(db)
  return schema === SCHEMA ? { path, db, writer: new EntryWriter(db) } : { path, db }
}

function createIndex(folder: string, generation: number): OpenIndex {
  const path = newIndexPath(folder)
  const db = new Database(path)
  layOut(db, generation)
  db.close()
  return openIndex(path)
}

/** The index in use, a new one where there is none, or where the file cannot be read: an index is disposable. */
function openCurrent(folder: string): OpenIndex {
  const path = currentIndex(folder)
  if (path !== undefined) {
    try {
      const open = openIndex(path)
      if (metaOf(open.db).schema !== '') return open
      open.db.close()
    } catch (cause) {
      if (!isDamage(cause, path)) throw cause
    }
  }
  const made = createIndex(folder, 1)
  useIndex(folder, made.path)
  return made
}

/** A rebuild that was broken off and can go on: of this schema, and not the file in use. The others are cleared away. */
function brokenOff(folder: string): OpenIndex | undefined {
  let found: OpenIndex | undefined
  for (const path of otherIndexes(folder)) {
    try {
      const open = openIndex(path)
      if (found === undefined && open.writer !== undefined && isRebuild(open.db)) {
        found = open
        continue
      }
      open.db.close()
    } catch (cause) {
      if (!(cause instanceof Database.SqliteError)) throw cause
    }
    removeIndex(path)
  }
  return found
}

const isRebuild = (db: Database.Database): boolean =>
  db.prepare("SELECT 1 FROM meta WHERE key = 'rebuild'").get() !== undefined

/** The index in a folder, for writing, in this thread. Whoever opens it holds the folder's lease. */
export function openSqliteIndexing({ folder }: { readonly folder: string }): Indexing {
  let current = toldClearly(join(folder, 'current'), () => openCurrent(folder))
  let rebuilding: OpenIndex | undefined

  const writerOf = (open: OpenIndex): EntryWriter => {
    if (open.writer === undefined)
      throw new Refusal(
        'unavailable',
        'The index is of another version of Chancery, and is to be rebuilt: chancery reindex',
      )
    return open.writer
  }
  const close = ({ db }: OpenIndex) => {
    if (db.open) db.close()
  }

  /** Of the index in use; of one that cannot be read it is not known. */
  function generation(): number {
    try {
      return metaOf(current.db).generation
    } catch (cause) {
      if (isDamage(cause, current.path)) return 0
      throw cause
    }
  }

  /** What a damaged page stands in the way of is not gone on with: the next rebuild begins anew. */
  function intoNew<T>(made: OpenIndex, act: () => T): T {
    try {
      return toldClearly(made.path, act)
    } catch (cause) {
      if (isMarkedDamaged(made.path)) drop(made)
      throw cause
    }
  }

  function drop(made: OpenIndex): void {
    close(made)
    removeIndex(made.path)
    rebuilding = undefined
  }

  function finish(made: OpenIndex): void {
    // What came in batches becomes one piece, in which every word is looked up once.
    made.db.exec("INSERT INTO words (words) VALUES ('optimize')")
    made.db.exec(AS_USUAL)
    // Generations go on growing, so that nobody takes the new index for an old one.
    setMeta(made.db, 'generation', Math.max(metaOf(made.db).generation, generation()) + 1)
    made.writer?.frequent.bringAllUp()
    made.db.prepare("DELETE FROM meta WHERE key = 'rebuild'").run()
    made.db.pragma('wal_checkpoint(TRUNCATE)')
    useIndex(folder, made.path)
    const old = current
    current = made
    rebuilding = undefined
    close(old)
    removeIndex(old.path)
    clearMark(folder)
  }

  return {
    cursor: async () => (current.writer === undefined ? 0 : toldClearly(current.path, () => metaOf(current.db).cursor)),
    stale: async () => current.writer === undefined || isMarkedDamaged(current.path),
    take: async (writes, cursor) =>
      toldClearly(current.path, () => {
        const writer = writerOf(current)
        writer.take(writes, cursor)
        writer.frequent.takeTurn()
      }),
    rebuild: async (): Promise<Rebuilding> => {
      const made = toldClearly(
        join(folder, 'current'),
        () => rebuilding ?? brokenOff(folder) ?? createIndex(folder, generation()),
      )
      intoNew(made, () => {
        setMeta(made.db, 'rebuild', 1)
        made.db.exec(GATHERING)
      })
      rebuilding = made
      return {
        cursor: async () => intoNew(made, () => metaOf(made.db).cursor),
        take: async (writes, cursor) => intoNew(made, () => writerOf(made).take(writes, cursor)),
        finish: async () => intoNew(made, () => finish(made)),
        abandon: async () => drop(made),
      }
    },
    whole: async () => {
      if (isWhole(current.db)) return true
      markDamaged(current.path)
      return false
    },
    async *entries() {
      if (current.writer === undefined) return
      const next = current.db.prepare<[string], { id: string; stamp: number }>(
        'SELECT id, stamp FROM documents WHERE removed = 0 AND id > ? ORDER BY id LIMIT 1000',
      )
      for (let after = ''; ; ) {
        const some = next.all(after)
        yield* some
        const last = some.at(-1)
        if (last === undefined) return
        after = last.id
      }
    },
    close: async () => {
      close(current)
      if (rebuilding !== undefined) close(rebuilding)
    },
  }
}
