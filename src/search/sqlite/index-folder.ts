import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

// The folder of an index: `current` names the file in use. A rebuilt index takes the place of another when `current` is renamed
// over, so that no reader ever meets one index's file with the other's write-ahead log.

const CURRENT = 'current'
const IS_INDEX = /^index-[0-9a-f]+\.sqlite$/u
export const isAbsent = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'

/** The path of the index file in use; undefined where there is none yet. */
export function currentIndex(folder: string): string | undefined {
  try {
    const name = readFileSync(join(folder, CURRENT), 'utf8').trim()
    return IS_INDEX.test(name) ? join(folder, name) : undefined
  } catch (cause) {
    if (isAbsent(cause)) return undefined
    throw cause
  }
}

export function newIndexPath(folder: string): string {
  mkdirSync(folder, { recursive: true })
  return join(folder, `index-${randomBytes(6).toString('hex')}.sqlite`)
}

/** Puts an index file, whole and closed, in use. */
export function useIndex(folder: string, path: string): void {
  const aside = join(folder, `${CURRENT}.new`)
  const file = openSync(aside, 'w')
  writeSync(file, `${path.slice(folder.length).replace(/^[\\/]/u, '')}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(aside, join(folder, CURRENT))
}

/** Index files that are not in use: a rebuild under way, one that was broken off, or one that a reader may still have open. */
export function otherIndexes(folder: string): string[] {
  const current = currentIndex(folder)
  try {
    return readdirSync(folder)
      .filter((name) => IS_INDEX.test(name))
      .map((name) => join(folder, name))
      .filter((path) => path !== current)
  } catch (cause) {
    if (isAbsent(cause)) return []
    throw cause
  }
}

export function removeIndex(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
}
