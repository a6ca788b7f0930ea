import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '#value/refusal.ts'
import type { FileKept } from '../files.ts'

/** Bytes laid by, so that their digest is known before they are sent, and any of them can be sent again. */
export interface Spooled extends FileKept {
  /** So many bytes from there on. */
  bytes(from: number, size: number): Promise<Uint8Array<ArrayBuffer>>
  clear(): Promise<void>
}

/** Lays bytes by: in memory up to `most`, beyond that in a file of the system's temporary folder, which nobody else may read. */
export async function spool(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Spooled> {
  const digest = createHash('sha256')
  const chunks: Uint8Array[] = []
  let size = 0
  let file: SpoolFile | undefined
  try {
    for await (const chunk of bytes) {
      digest.update(chunk)
      size += chunk.byteLength
      if (file === undefined) chunks.push(chunk)
      else await file.write([chunk])
      if (file !== undefined || size <= most) continue
      file = await openSpoolFile()
      await file.write(chunks)
      chunks.length = 0
    }
  } catch (cause) {
    await file?.clear()
    throw cause
  }
  const kept = { sha256: digest.digest('hex'), size }
  if (file !== undefined) return { ...kept, bytes: file.read, clear: file.clear }
  const all = Buffer.concat(chunks)
  return {
    ...kept,
    bytes: async (from, length) => Uint8Array.from(all.subarray(from, from + length)),
    clear: async () => {},
  }
}

interface SpoolFile {
  write(chunks: readonly Uint8Array[]): Promise<void>
  read(from: number, size: number): Promise<Uint8Array<ArrayBuffer>>
  clear(): Promise<void>
}

async function openSpoolFile(): Promise<SpoolFile> {
  const path = join(tmpdir(), `chancery-${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  // Nobody finds it by its name, and it goes with the process.
  await rm(path)
  return {
    write: async (chunks) => {
      for (const chunk of chunks) await writeAll(handle, chunk)
    },
    read: readingFrom(handle),
    clear: () => handle.close(),
  }
}

/** Reads any piece of an open file, whole. */
export const readingFrom =
  (handle: FileHandle) =>
  async (from: number, size: number): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = new Uint8Array(size)
    let got = 0
    while (got < size) {
      const { bytesRead } = await handle.read(bytes, got, size - got, from + got)
      if (bytesRead === 0) throw new Error(`the spooled file ends at ${from + got}`)
      got += bytesRead
    }
    return bytes
  }

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(chunk)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT'))
      throw new Refusal('unavailable', `The disk that holds ${tmpdir()} is full. Make room, then do it again.`, {
        cause,
      })
    throw cause
  }
}
