import type { Fault } from '../store.ts'

/** A file as it is kept: by the SHA-256 of its bytes, in lower-case hexadecimal. */
export interface FileKept {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** Originals and images, by content: the same bytes twice are one file. */
export interface Files {
  /** Written aside, synced, then named by what was read: a crash leaves no file under a false name. */
  keep(bytes: AsyncIterable<Uint8Array>): Promise<FileKept>
  /** Refused as `not-found` where no file is kept under this name; a link is none. */
  open(sha256: string): AsyncIterable<Uint8Array>
  has(sha256: string): Promise<boolean>
  list(): AsyncIterable<FileKept>
  /** Reads every file again and holds it against its name. */
  check(): AsyncIterable<Fault>
  /** Takes away what was left half-written, by a crash, an hour ago or earlier. Gives how many files. */
  clearLeftovers(): Promise<number>
}
