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

/** Where dumps are given out from: files by name, and a list of them. What cannot be reached is refused as `unavailable`. */
export interface DumpPlace {
  /** The right to make dumps here, until it is given back; refused as `busy` while another has it, also in another process. Where each file is kept by its content nobody need have it. */
  turn(): Promise<{ end(): void }>
  /** A folder of this machine, in which files are made; each leaves it for its place. */
  workshop(): Promise<string>
  /** The file at this path takes the place of the one that had its name, whole; what a list names stands until another list is written, or is told apart. */
  place(name: string, path: string, file: FileKept): Promise<void>
  /** Some bytes of the file that a list names; nothing where that has been replaced. */
  open(name: string, file: FileKept, range: FileRange): Promise<ReadableStream<Uint8Array> | undefined>
  /** The list that was written last. */
  list(): Promise<string | undefined>
  writeList(text: string): Promise<void>
}
