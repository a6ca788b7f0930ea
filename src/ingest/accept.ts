import type { ReadableFormat } from '#formats/format.ts'
import type { Files } from '#store/files/files.ts'
import { detect, formatNamed, peek } from './detect.ts'
import { type IncomingFile, Unreadable } from './incoming-file.ts'

export interface Accepted {
  readonly format?: ReadableFormat | undefined
  /** Why nobody can read it. */
  readonly reason?: string
  readonly sha256?: string
}

/** Tells a file's format, unless it is named, and keeps the file by its checksum where some reader knows it. */
export async function accept(file: IncomingFile, kept: Files, named: string | undefined): Promise<Accepted> {
  try {
    const { head, all } = await peek(file.open())
    const { format, reason = '' }: Accepted =
      named === undefined ? detect(file.name, head) : { format: formatNamed(named) }
    if (format === undefined || file.kept !== undefined) await close(all)
    if (format === undefined) return { reason }
    return { format, sha256: file.kept ?? (await kept.keep(all)).sha256 }
  } catch (cause) {
    if (cause instanceof Unreadable) return { reason: cause.message }
    throw cause
  }
}

/** One that has not been begun would leave open what it reads from. */
async function close(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes) return
}
