import type { Indexing } from '#search/search.ts'
import type { Seq, Store } from '#store/store.ts'
import { followChanges } from './follow-changes.ts'
import { indexFollower } from './index-follower.ts'

type Followed = Pick<Store, 'as' | 'changes'>

/** Whoever wants to hear how an index is brought up. */
export interface Hearing {
  /** How far it is. */
  readonly told?: (cursor: Seq) => void | Promise<void>
  /** That it is built anew, for it is damaged, of another version, or of another past. */
  readonly rebuilding?: () => void
}

/** Whether an index that stands there agrees with a change that there is not: acts were lost, or an earlier copy was restored. */
export async function isOfAnotherPast(store: Pick<Store, 'changes'>, cursor: Seq): Promise<boolean> {
  if (cursor === 0) return false
  const [last] = await store.changes(cursor - 1, 1)
  return last?.seq !== cursor
}

/**
 * Follows the change log to its end; where the index in use is of another schema or past, or damaged, a new one is made first, while searching goes on
 * as far as it can. Damage that is met on the way is mended so too.
 */
export async function bringIndexUp(
  store: Followed,
  indexing: Indexing,
  signal: AbortSignal,
  hearing: Hearing = {},
): Promise<void> {
  const follow = () => followChanges(store, indexFollower(store, indexing, signal), signal, hearing.told)
  if (!(await indexing.stale()) && !(await isOfAnotherPast(store, await indexing.cursor()))) {
    try {
      await follow()
      return
    } catch (cause) {
      if (!(await indexing.stale())) throw cause
    }
  }
  hearing.rebuilding?.()
  await rebuildIndex(store, indexing, signal, hearing.told)
  if (!signal.aborted) await follow()
}

/** Builds the index anew into a file of its own and puts it in the place of the other. What is broken off is gone on with the next time. */
export async function rebuildIndex(
  store: Followed,
  indexing: Indexing,
  signal: AbortSignal,
  told?: (cursor: Seq) => void | Promise<void>,
): Promise<void> {
  const rebuilding = await indexing.rebuild()
  await followChanges(store, indexFollower(store, rebuilding, signal), signal, told)
  if (!signal.aborted) await rebuilding.finish()
}
