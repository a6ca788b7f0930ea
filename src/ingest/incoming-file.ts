import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { Refusal } from '#value/refusal.ts'
import { whyAside } from './set-aside.ts'

/** A file that somebody brings: its name as places are told by, its size where it is known, and its bytes, which can be asked for again unless they come from a pipe. */
export interface IncomingFile {
  readonly name: string
  /** What its records come from, unless the user says otherwise: the folder that was brought, else the file. A pipe has no name: a digest of what came through it tells it apart. */
  readonly source?: string
  readonly size?: number
  /** Why it is not to be read, where it only came along with its folder. */
  readonly aside?: string
  /** Its SHA-256, where the archive keeps it already. */
  readonly kept?: string
  open(): AsyncIterable<Uint8Array>
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0

/** The files at some paths: a folder gives all below it in the order of their names, hidden ones apart; a link is told, and not followed. */
export async function* filesAt(paths: readonly string[]): AsyncIterable<IncomingFile> {
  for (const path of paths) {
    const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
      throw new Refusal(
        'not-found',
        `${path}: ${cause.code === 'ENOENT' ? 'there is no such file or folder' : cause.message}`,
        { cause },
      )
    })
    if (found.isDirectory()) yield* filesBelow(await realpath(path), await realpath(path))
    else yield fileAt(path, basename(path), basename(path), found.size)
  }
}

/** A file or folder that cannot be read: its records are missing, and the others are not. */
export class Unreadable extends Error {}

const unreadable = (cause: unknown) => new Unreadable(cause instanceof Error ? cause.message : String(cause), { cause })

async function* filesBelow(folder: string, root: string): AsyncIterable<IncomingFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unreadable)
  if (entries instanceof Unreadable) {
    yield {
      name: relative(root, folder) || basename(folder),
      source: basename(root),
      size: 0,
      open: () => failing(entries),
    }
    return
  }
  for (const entry of entries.filter(({ name }) => !name.startsWith('.')).sort(byName)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path, root)
    // What it leads to may lie anywhere, in this folder too.
    else if (entry.isSymbolicLink())
      yield {
        name: relative(root, path),
        source: basename(root),
        size: 0,
        open: () => failing(new Unreadable('it is a link, and links are not followed; bring in what it leads to')),
      }
    // A name that is no UTF-8 leads nowhere; opening the file tells so.
    else if (entry.isFile()) {
      const size = await stat(path).then(
        (found) => found.size,
        () => 0,
      )
      const aside = whyAside(entry.name)
      yield {
        ...fileAt(path, relative(root, path), basename(root), aside === undefined ? size : 0),
        ...(aside === undefined ? {} : { aside }),
      }
    }
  }
}

// biome-ignore lint/correctness/useYield: it fails at the first byte asked for, as a file does that cannot be opened
async function* failing(cause: Error): AsyncIterable<Uint8Array> {
  throw cause
}

/** One file by its path. */
export const fileAt = (path: string, name = path, source = name, size = 0): IncomingFile => ({
  name,
  source,
  size,
  async *open() {
    try {
      yield* createReadStream(path, { highWaterMark: 256 * 1024 })
    } catch (cause) {
      throw unreadable(cause)
    }
  },
})

/** Standard input as one file. */
export const fileFrom = (input: AsyncIterable<Uint8Array>, name: string): IncomingFile => ({
  name,
  open: () => input,
})
