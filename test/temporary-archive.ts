import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IncomingFile } from '#ingest/incoming-file.ts'
import type { IngestOptions } from '#ingest/run.ts'
import { openFolderFiles } from '#store/files/folder.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'

/** A store and files of its own for a test, in a folder that goes with it. Its clock stands at noon of a day of the sample. */
export async function temporaryArchive() {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-test-'))
  const store = await openSqliteStore({
    file: join(folder, 'archive.sqlite'),
    now: () => new Date('2026-01-10T12:00:00Z'),
  })
  const files = await openFolderFiles(join(folder, 'files'))
  return {
    folder,
    store,
    files,
    async [Symbol.asyncDispose]() {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A file from a string, as if it stood in a folder. */
export function file(name: string, content: string, source = name): IncomingFile {
  const bytes = new TextEncoder().encode(content)
  return {
    name,
    source,
    size: bytes.length,
    async *open() {
      yield bytes
    },
  }
}

/** How a test imports, unless it says otherwise. */
export const plainly: IngestOptions = {
  overwrite: false,
  by: 'test',
  now: () => new Date('2026-01-10T12:00:00Z'),
  signal: new AbortController().signal,
}
