import type { Kind } from '#holding/held.ts'
import { unresolvedBy } from '#holding/unresolved.ts'
import type { Store } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Corrected } from './correct.ts'

/** Makes an earlier version the newest again, as a version of its own; nothing between is lost. Access stays as it is now. */
export async function restoreVersion(
  store: Store,
  kind: Kind,
  id: string,
  number: number,
  why: { readonly by: string; readonly note: string },
): Promise<Corrected> {
  return await store.write(async (tx) => {
    const [earlier, now] = [await tx.version(kind, id, number), (await tx.get(kind, [id])).get(id)]
    if (earlier === undefined || now === undefined)
      throw new Refusal('not-found', `There is no version ${number} of ${id}.`)
    const restored = 'access' in now && 'access' in earlier ? { ...earlier, access: now.access } : earlier
    if ((await tx.put(restored, why)) === 'unchanged') return { done: 'unchanged', unresolved: [] }
    return { done: 'changed', unresolved: await unresolvedBy(tx, now, restored) }
  })
}
