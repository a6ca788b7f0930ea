import type { Access } from '#document/access.ts'
import { type Embargoed, type Store, THE_EDITORS } from '#store/store.ts'
import { correct } from './correct.ts'

/** Records read at a time. */
const SLICE = 100
const BY = 'chancery'

/**
 * Opens what is closed until this day or an earlier one: the end of an embargo is a version of its own (model.md). Gives how many were opened; doing it
 * again opens none, and of several nodes that do it at once each opens what the others have not opened yet.
 */
export async function endEmbargoes(store: Store, day: string, signal?: AbortSignal): Promise<number> {
  const open = (access: Access): Access =>
    access.kind === 'embargoed' && access.until <= day ? { kind: 'public' } : access
  let ended = 0
  let changed = 0
  let before: Embargoed | undefined
  while (signal?.aborted !== true) {
    const over = await store.as(THE_EDITORS).embargoesOver(day, SLICE)
    const [first] = over
    // What nobody could open the last time nobody can open now.
    if (first === undefined || (changed === 0 && first.kind === before?.kind && first.id === before.id)) break
    before = first
    changed = 0
    for (const { kind, id } of over) {
      const { done } = await correct(store, kind, id, (held) => ({ ...held, access: open(held.access) }), {
        by: BY,
        note: 'The embargo has ended',
      })
      if (done === 'changed') changed += 1
    }
    ended += changed
  }
  return ended
}
