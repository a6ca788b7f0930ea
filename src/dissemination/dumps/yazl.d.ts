declare module 'yazl' {
  import type { EventEmitter } from 'node:events'
  import type { Readable } from 'node:stream'

  /** What we use of it: entries are written in the order in which they were added. */
  export class ZipFile extends EventEmitter {
    readonly outputStream: Readable
    addBuffer(bytes: Buffer, path: string, options: { readonly mtime: Date }): void
    /** Asks for the content when all entries before it are written. */
    addReadStreamLazy(
      path: string,
      options: { readonly mtime: Date; readonly size: number },
      open: (give: (error: null, content: Readable) => void) => void,
    ): void
    end(): void
  }
}
