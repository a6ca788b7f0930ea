import Database from 'better-sqlite3'
import { isForbidden, isMarkedDamaged } from './damage.ts'
import { currentIndex } from './index-folder.ts'
import { isReadable, metaOf } from './schema.ts'

/**
 * How far the index in a folder has come, read in the thread that asks: every page wants to know it, and of a searching thread it would wait for the
 * searches of others. It is read as soon as it would be sent there.
 */
export class CursorReader {
  private readonly folder: string
  private db: Database.Database | undefined

  constructor(folder: string) {
    this.folder = folder
  }

  /** Undefined where that is not so simple: there is no index, or none that can be read. */
  read(): number | undefined {
    try {
      const path = currentIndex(this.folder)
      if (path === undefined || isMarkedDamaged(path)) return undefined
      const { schema, cursor } = metaOf(this.opened(path))
      return isReadable(schema) ? cursor : undefined
    } catch (cause) {
      // Another may have taken its place between the two looks, or it is damaged: whoever searches it finds out, and says so.
      if (cause instanceof Database.SqliteError || isForbidden(cause)) return undefined
      throw cause
    }
  }

  private opened(path: string): Database.Database {
    if (this.db?.name === path) return this.db
    this.close()
    this.db = new Database(path, { readonly: true, fileMustExist: true })
    return this.db
  }

  close(): void {
    this.db?.close()
    this.db = undefined
  }
}
