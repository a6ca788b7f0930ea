import { setImmediate as otherWork } from 'node:timers/promises'
import type { Change, Seq, Store } from '#store/store.ts'

/** Something derived from the store: the index, the feeds, a static copy. Its cursor lives with its data and never runs ahead of it. */
export interface Follower {
  cursor(): Promise<Seq>
  /** Taking a change twice changes nothing. */
  take(changes: readonly Change[]): Promise<void>
}

/** Brings a follower up to date. Killed at any moment, it repeats at most one batch. `told` hears how far it is. */
export async function followChanges(
  store: Pick<Store, 'changes'>,
  follower: Follower,
  signal: AbortSignal,
  told?: (cursor: Seq) => void | Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const changes = await store.changes(await follower.cursor(), 500)
    const last = changes.at(-1)
    if (last === undefined) return
    await follower.take(changes)
    await told?.(last.seq)
    // The embedded engines never wait: without this nobody is heard who says that it is to end.
    await otherWork()
  }
}
