import { createHash, randomUUID } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DumpPlace, FileKept } from '#store/files/files.ts'

/** A file of a dump while it is made: written aside, it takes its place whole. */
export interface DumpFile {
  write(piece: string | Uint8Array): Promise<void>
  /** Nothing more comes, and all of it is on the disk. */
  finish(): Promise<FileKept>
  /** Takes the place of the file that had the name before. */
  place(): Promise<void>
  /** Leaves nothing of it where it has not been placed. */
  discard(): Promise<void>
}

/** Bytes that are gathered before they are written. */
const GATHERED = 1 << 18

const ASIDE = '.unfinished'

export async function openDumpFile(place: DumpPlace, name: string): Promise<DumpFile> {
  const aside = join(await place.workshop(), `${name}.${randomUUID()}${ASIDE}`)
  const handle = await open(aside, 'wx')
  const hash = createHash('sha256')
  let gathered: Uint8Array[] = []
  let [waiting, size] = [0, 0]
  let file: FileKept | undefined
  const flush = async () => {
    const bytes = Buffer.concat(gathered)
    ;[gathered, waiting] = [[], 0]
    hash.update(bytes)
    size += bytes.length
    await handle.appendFile(bytes)
  }
  return {
    async write(piece) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      gathered.push(bytes)
      waiting += bytes.length
      if (waiting >= GATHERED) await flush()
    },
    async finish() {
      await flush()
      await handle.sync()
      await handle.close()
      file = { size, sha256: hash.digest('hex') }
      return file
    },
    async place() {
      if (file === undefined) throw new Error(`${name} is not finished`)
      await place.place(name, aside, file)
    },
    async discard() {
      await handle.close()
      await rm(aside, { force: true })
    },
  }
}

/** A file that nobody has written to for so long (ms) is nobody's any more. */
const LEFT = 60 * 60 * 1000

/** Clears what a dump that was broken off has left. */
export async function clearLeftovers(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(ASIDE)) continue
    const { mtimeMs } = await stat(join(folder, name))
    if (now.getTime() - mtimeMs > LEFT) await rm(join(folder, name), { force: true })
  }
}
