import type { Indexing } from '#search/search.ts'
import type { Seq, Store } from '#store/store.ts'
import { followChanges } from './follow-changes.ts'
import { indexFollower } from './index-follower.ts'

type Followed = Pick<Store, 'as' | 'changes'>

/** Follows the change log to its end; where the index in use is of another schema, a new one is made first, while searching goes on. */
export async function bringIndexUp(
  store: Followed,
  indexing: Indexing,
  signal: AbortSignal,
  told?: (cursor: Seq) => void,
): Promise<void> {
  if (await indexing.stale()) await rebuildIndex(store, indexing, signal, told)
  if (!signal.aborted) await followChanges(store, indexFollower(store, indexing), signal, told)
}

/** Builds the index anew into a file of its own and puts it in the place of the other. What is broken off is gone on with the next time. */
export async function rebuildIndex(
  store: Followed,
  indexing: Indexing,
  signal: AbortSignal,
  told?: (cursor: Seq) => void,
): Promise<void> {
  const rebuilding = await indexing.rebuild()
  await followChanges(store, indexFollower(store, rebuilding), signal, told)
  if (!signal.aborted) await rebuilding.finish()
}
