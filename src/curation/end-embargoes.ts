import type { Access } from '#document/access.ts'
import { type Store, THE_EDITORS } from '#store/store.ts'
import { correct } from './correct.ts'

/** Records read at a time. */
const SLICE = 100
const BY = 'chancery'

/** Opens what is closed until this day or an earlier one: the end of an embargo is a version of its own (model.md). Gives how many were opened; doing it again opens none. */
export async function endEmbargoes(store: Store, day: string, signal?: AbortSignal): Promise<number> {
  const open = (access: Access): Access =>
    access.kind === 'embargoed' && access.until <= day ? { kind: 'public' } : access
  let ended = 0
  while (signal?.aborted !== true) {
    const over = await store.as(THE_EDITORS).embargoesOver(day, SLICE)
    let changed = 0
    for (const { kind, id } of over) {
      const { done } = await correct(store, kind, id, (held) => ({ ...held, access: open(held.access) }), {
        by: BY,
        note: 'The embargo has ended',
      })
      if (done === 'changed') changed += 1
    }
    ended += changed
    if (changed === 0) break
  }
  return ended
}
