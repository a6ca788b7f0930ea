import type { Config } from './config.ts'
import type { Request, Result, Searching } from './search/search.ts'
import type { Files } from './store/files/files.ts'
import type { Reader, Reading, Store } from './store/store.ts'

/** Searching as one reader: the clearance is theirs, and cannot be given. */
export interface Finding {
  readonly capabilities: Searching['capabilities']
  search(request: Omit<Request, 'clearance'>): Promise<Result>
  suggest(prefix: string, limit: number): ReturnType<Searching['suggest']>
  within(document: string, query: Request['query']): ReturnType<Searching['within']>
  similar(document: string, limit: number): ReturnType<Searching['similar']>
  marks: Searching['marks']
}

/** The archive as one reader may see it: records from the store, hits from the index. */
export interface ArchiveAs {
  readonly records: Reading
  readonly finding: Finding
}

/** An open archive. */
export interface Archive {
  readonly config: Config
  readonly store: Store
  readonly files: Files
  readonly searching: Searching
  as(reader: Reader): ArchiveAs
  /** Resolves when the index agrees with the store up to `seq`, following the change log here if nobody else does. */
  indexed(seq: number, progress?: (done: number, of: number) => void): Promise<void>
  close(): Promise<void>
}
