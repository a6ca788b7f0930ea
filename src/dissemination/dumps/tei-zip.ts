import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import type { DumpFile } from './dump-file.ts'

/** Documents as TEI in a zip, a file each. */
export interface TeiZip {
  /** Resolves when all but the last of them are written: no more than one slice is ever held. */
  add(documents: readonly Described[]): Promise<void>
  end(): Promise<void>
}

export function openTeiZip(file: DumpFile): TeiZip {
  const zip = new ZipFile()
  zip.on('error', (cause: Error) => zip.outputStream.destroy(cause))
  const written = (async () => {
    for await (const piece of zip.outputStream) await file.write(piece as Uint8Array)
  })()
  // Told where it is waited for.
  written.catch(() => {})
  return {
    async add(documents) {
      const entries = documents.map((described) => ({
        path: `${described.document.id}.xml`,
        bytes: Buffer.from(writeTei(described)),
        mtime: described.at,
      }))
      const last = entries.pop()
      for (const { path, bytes, mtime } of entries) zip.addBuffer(bytes, path, { mtime })
      if (last === undefined) return
      const { path, bytes, mtime } = last
      const turn = new Promise<void>((resolve) => {
        zip.addReadStreamLazy(path, { mtime, size: bytes.length }, (give) => {
          give(null, Readable.from([bytes]))
          resolve()
        })
      })
      // A fault of writing ends the waiting too.
      await Promise.race([turn, written])
    },
    async end() {
      zip.end()
      await written
    },
  }
}
