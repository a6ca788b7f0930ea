import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { Refusal } from '#value/refusal.ts'

/** A file that somebody brings: its name as places are told by, its size where it is known, and its bytes, which can be asked for again unless they come from a pipe. */
export interface IncomingFile {
  readonly name: string
  /** What its records come from, unless the user says otherwise: the folder that was brought, else the file. A pipe has no name: a digest of what came through it tells it apart. */
  readonly source?: string
  readonly size?: number
  open(): AsyncIterable<Uint8Array>
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0

/** The files at some paths: a folder gives all below it in the order of their names, hidden ones and links apart. */
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

async function* filesBelow(folder: string, root: string): AsyncIterable<IncomingFile> {
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => !entry.name.startsWith('.'))
    .sort(byName)
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path, root)
    else if (entry.isFile()) yield fileAt(path, relative(root, path), basename(root), (await stat(path)).size)
  }
}

const fileAt = (path: string, name: string, source: string, size: number): IncomingFile => ({
  name,
  source,
  size,
  open: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
})

/** Standard input as one file. */
export const fileFrom = (input: AsyncIterable<Uint8Array>, name: string): IncomingFile => ({
  name,
  open: () => input,
})
