import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '#value/refusal.ts'
import type { Fault } from '../store.ts'
import type { FileKept, FileRange, Files } from './files.ts'
import { makeFolder } from './make-folder.ts'

const SHA256 = /^[0-9a-f]{64}$/u

/** Files by content in a folder: `ab/cd/abcd…`. Made where there is none; what a crash has left half-written lies in `aside` and counts for nothing. */
export async function openFolderFiles(folder: string): Promise<Files> {
  await makeFolder(join(folder, ASIDE))
  return new FolderFiles(folder)
}

const ASIDE = 'aside'
/** A file that nobody has written to for so long (ms) is nobody's any more. */
const LEFT = 60 * 60 * 1000

class FolderFiles implements Files {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async keep(bytes: AsyncIterable<Uint8Array>): Promise<FileKept> {
    const aside = join(this.#folder, ASIDE, randomUUID())
    try {
      const kept = await writeAside(aside, bytes)
      await this.#name(aside, kept.sha256)
      return kept
    } catch (cause) {
      throw clear(this.#folder, cause)
    } finally {
      await rm(aside, { force: true })
    }
  }

  async #name(aside: string, sha256: string): Promise<void> {
    const place = this.#place(sha256)
    await makeFolder(dirname(place))
    // The same bytes may be kept already: then one takes the other's place.
    await rename(aside, place)
    // The name is safe only when the folder that holds it is.
    await syncFolder(dirname(place))
    await syncFolder(dirname(dirname(place)))
    await syncFolder(this.#folder)
  }

  async *open(sha256: string, range?: FileRange): AsyncIterable<Uint8Array> {
    try {
      yield* bytesOf(this.#place(sha256), range)
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ELOOP')
        throw new Refusal('not-found', `There is no file ${sha256}.`, { cause })
      throw cause
    }
  }

  async has(sha256: string): Promise<boolean> {
    return SHA256.test(sha256) && (await sizeOf(this.#place(sha256))) !== undefined
  }

  async *list(): AsyncIterable<FileKept> {
    for await (const { sha256, place } of this.#places()) {
      const size = await sizeOf(place)
      if (this.#isPlaceOf(sha256, place) && size !== undefined) yield { sha256, size }
    }
  }

  async *check(): AsyncIterable<Fault> {
    for await (const { sha256, place } of this.#places()) {
      const fault = this.#isPlaceOf(sha256, place) ? await faultIn(place, sha256) : 'it is not named as a kept file is'
      if (fault !== undefined) yield { where: place, message: fault }
    }
  }

  async clearLeftovers(): Promise<number> {
    let cleared = 0
    for (const { name } of await readdir(join(this.#folder, ASIDE), { withFileTypes: true })) {
      const left = join(this.#folder, ASIDE, name)
      if (Date.now() - (await lstat(left)).mtimeMs < LEFT) continue
      await rm(left, { recursive: true, force: true })
      cleared += 1
    }
    return cleared
  }

  async answer(): Promise<void> {
    try {
      await access(this.#folder)
    } catch (cause) {
      throw new Refusal('unavailable', `The folder ${this.#folder} cannot be reached.`, { cause })
    }
  }

  #isPlaceOf(sha256: string, place: string): boolean {
    return SHA256.test(sha256) && place === this.#place(sha256)
  }

  /** Only sixty-four hexadecimal digits are a name, so no name leads out of the folder. */
  #place(sha256: string): string {
    if (!SHA256.test(sha256)) throw new Refusal('not-found', `“${sha256}” is the name of no kept file.`)
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  /** Whatever lies in the folder, two folders deep; what lies higher is no kept file, and stands among them for `check`. */
  async *#places(folder = this.#folder, deep = 0): AsyncIterable<{ readonly sha256: string; readonly place: string }> {
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort(byName)) {
      const place = join(folder, entry.name)
      if (deep < 2 && entry.isDirectory()) {
        if (deep > 0 || entry.name !== ASIDE) yield* this.#places(place, deep + 1)
      } else yield { sha256: entry.name, place }
    }
  }
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

async function* bytesOf(file: string, range?: FileRange): AsyncIterable<Uint8Array> {
  // A link could lead to any file of the machine.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  yield* handle.createReadStream(range === undefined ? {} : { start: range.first, end: range.last })
}

async function writeAside(file: string, bytes: AsyncIterable<Uint8Array>): Promise<FileKept> {
  const digest = createHash('sha256')
  let size = 0
  const handle = await open(file, 'wx', 0o444)
  try {
    for await (const chunk of bytes) {
      digest.update(chunk)
      size += chunk.byteLength
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: digest.digest('hex'), size }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    const found = await lstat(file)
    return found.isFile() ? found.size : undefined
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw cause
  }
}

async function faultIn(place: string, sha256: string): Promise<string | undefined> {
  try {
    const digest = createHash('sha256')
    for await (const chunk of bytesOf(place)) digest.update(chunk)
    return digest.digest('hex') === sha256 ? undefined : 'its bytes are no longer those that it is named by'
  } catch (cause) {
    if (codeOf(cause) === 'ELOOP') return 'it is a link, and no file; what it leads to is not read'
    if (cause instanceof Error) return `it cannot be read: ${cause.message}`
    throw cause
  }
}

const codeOf = (cause: unknown) => (cause instanceof Error && 'code' in cause ? cause.code : undefined)

function clear(folder: string, cause: unknown): unknown {
  const code = codeOf(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refusal('unavailable', `The disk that holds ${folder} is full. Make room, then do it again.`, { cause })
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new Refusal('unavailable', `${folder} may not be written by this user.`, { cause })
  return cause
}
