import type { Fault } from '../store.ts'

/** A file as it is kept: by the SHA-256 of its bytes, in lower-case hexadecimal. */
export interface FileKept {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** Places of bytes, counted from 0; both are included. */
export interface FileRange {
  readonly first: number
  readonly last: number
}

/** Originals and images, by content: the same bytes twice are one file. What cannot be reached is refused as `unavailable`. */
export interface Files {
  /** Written aside, then named by what was read: a crash leaves no file under a false name. */
  keep(bytes: AsyncIterable<Uint8Array>): Promise<FileKept>
  /** All of its bytes, or as many of a range as there are. Refused as `not-found` where no file is kept under this name; a link is none. */
  open(sha256: string, range?: FileRange): AsyncIterable<Uint8Array>
  has(sha256: string): Promise<boolean>
  list(): AsyncIterable<FileKept>
  /** Reads every file again and holds it against its name. */
  check(): AsyncIterable<Fault>
  /** Takes away what was left half-written, by a crash, so long ago that nobody writes to it any more. Gives how many. */
  clearLeftovers(): Promise<number>
  /** Resolves where files can be had at all; refused as `unavailable` where not. */
  answer(): Promise<void>
}
