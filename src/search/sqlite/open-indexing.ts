import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '#value/refusal.ts'
import { RowMaker } from '../index/index-row.ts'
import type { Indexing, Rebuilding } from '../search.ts'
import { clearMark, isDamage, isMarkedDamaged, isWhole, markDamaged } from './damage.ts'
import { toldClearly } from './errors.ts'
import { IdleWork } from './idle-work.ts'
import { createIndex, type IndexFile, openIndex } from './index-file.ts'
import { currentIndex, otherIndexes, removeIndex, useIndex } from './index-folder.ts'
import { type Meta, metaOf, SCHEMA, setMeta } from './schema.ts'
import type { EntryWriter } from './write-entries.ts'
import { WritingThread } from './writing-thread.ts'

/** The index in use, a new one where there is none, or where the file cannot be read: an index is disposable. */
function openCurrent(folder: string): IndexFile {
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
  const made = (path === undefined ? unnamed(folder) : undefined) ?? createIndex(folder, 1)
  useIndex(folder, made.path)
  return made
}

/** One that was in use, where the file that said so is lost. */
function unnamed(folder: string): IndexFile | undefined {
  for (const path of otherIndexes(folder)) {
    try {
      const open = openIndex(path)
      if (open.writer !== undefined && !isRebuild(open.db) && metaOf(open.db).cursor > 0) return open
      open.db.close()
    } catch (cause) {
      if (!(cause instanceof Database.SqliteError)) throw cause
    }
  }
  return undefined
}

/** A rebuild that was broken off and can go on: of this schema, and not the file in use. The others are cleared away. */
function brokenOff(folder: string): IndexFile | undefined {
  let found: IndexFile | undefined
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
  let maker = new RowMaker()
  let rebuilding: WritingThread | undefined

  /** Ready sets that are far behind are brought up, some at a time. */
  const bringingUp = new IdleWork({
    isLeft: () => current.writer?.frequent.isBehind === true,
    act: () => toldClearly(current.path, () => current.writer?.frequent.takeTurn()),
  })

  const writerOf = (open: IndexFile): EntryWriter => {
    if (open.writer === undefined)
      throw new Refusal(
        'unavailable',
        'The index is of another version of Chancery, and is to be rebuilt: chancery reindex',
      )
    return open.writer
  }
  const close = ({ db }: IndexFile) => {
    if (db.open) db.close()
  }

  /** What the index in use says of itself; of one that cannot be read it is not known. */
  function said(): Meta | undefined {
    try {
      return metaOf(current.db)
    } catch (cause) {
      if (isDamage(cause, current.path)) return undefined
      throw cause
    }
  }
  const generation = () => said()?.generation ?? 0

  /** One of this schema that was broken off goes on. */
  function begin(): { readonly path: string; readonly cursor: number } {
    const made = brokenOff(folder) ?? createIndex(folder, generation())
    const { path, db } = made
    try {
      setMeta(db, 'rebuild', 1)
      return { path, cursor: metaOf(db).cursor }
    } catch (cause) {
      if (isDamage(cause, path)) removeIndex(path)
      throw cause
    } finally {
      close(made)
    }
  }

  function put(path: string): void {
    bringingUp.stop()
    useIndex(folder, path)
    const old = current
    current = openIndex(path)
    maker = new RowMaker()
    close(old)
    removeIndex(old.path)
    clearMark(folder)
  }

  /** Whether the file that is written here is the one that is searched. Where `current` is lost, or names another, it is named again. */
  function isInPlace(): boolean {
    if (!existsSync(current.path)) return false
    if (currentIndex(folder) !== current.path) useIndex(folder, current.path)
    return true
  }

  bringingUp.goOn()
  return {
    cursor: async () => (current.writer === undefined ? 0 : toldClearly(current.path, () => metaOf(current.db).cursor)),
    stale: async () =>
      toldClearly(current.path, () => isMarkedDamaged(current.path) || !isInPlace() || said()?.schema !== SCHEMA),
    take: async (writes, cursor) =>
      toldClearly(current.path, () => {
        const writer = writerOf(current)
        bringingUp.throwWhatFailed()
        try {
          writer.take(maker.rows(writes), cursor)
        } catch (cause) {
          maker.forget()
          throw cause
        }
        writer.frequent.takeTurn()
        bringingUp.goOn()
      }),
    rebuild: async (): Promise<Rebuilding> => {
      await rebuilding?.close()
      const { path, cursor: begun } = toldClearly(join(folder, 'current'), begin)
      const thread = new WritingThread(path)
      rebuilding = thread
      let cursor = begun
      /** What a damaged page stands in the way of is not gone on with: the next rebuild begins anew. */
      const intoNew = async (act: () => Promise<void>) => {
        try {
          await act()
        } catch (cause) {
          rebuilding = undefined
          await thread.close()
          if (isMarkedDamaged(path)) removeIndex(path)
          throw cause
        }
      }
      return {
        cursor: async () => cursor,
        take: (writes, to) =>
          intoNew(async () => {
            await thread.take(writes, to)
            cursor = Math.max(cursor, to)
          }),
        finish: () =>
          intoNew(async () => {
            await thread.finish(generation())
            rebuilding = undefined
            toldClearly(path, () => put(path))
          }),
        abandon: async () => {
          rebuilding = undefined
          await thread.close()
          removeIndex(path)
        },
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
      bringingUp.stop()
      await rebuilding?.close()
      close(current)
    },
  }
}
