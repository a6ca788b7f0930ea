import type { Files } from '#store/files/files.ts'
import { finishMove, type Moved, type MoveOptions, moveStore } from '#store/move.ts'
import type { Store } from '#store/store.ts'
import { copyFiles } from './copy-files.ts'

export interface ArchiveMoved extends Moved {
  /** Files that are there, and those of them that were not there before. */
  readonly files: number
  readonly copied: number
}

export interface ArchiveMoving extends MoveOptions {
  copying(files: number): void
}

interface Kept {
  readonly store: Store
  readonly files: Files
}

/**
 * Moves an archive whole to other engines, or to another folder: the rows of its store, then its files by their checksums. Until `openMoved` nobody else
 * opens the target, and the same move goes on. What moves is not changed, and stays where it is.
 */
export async function moveArchive(from: Kept, to: Kept, options: ArchiveMoving): Promise<ArchiveMoved> {
  const moved = await moveStore(from.store, to.store, options)
  if (!moved.finished) return { ...moved, files: 0, copied: 0 }
  const { files, copied } = await copyFiles(from.files, to.files, options.copying, options.signal)
  if (options.signal.aborted) return { ...moved, files, copied, finished: false }
  return { ...moved, files, copied }
}

/** Opens what was moved to everybody. */
export const openMoved = (to: Kept): Promise<void> => finishMove(to.store)
