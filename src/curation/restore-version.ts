import type { Kind } from '#holding/held.ts'
import type { Store } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'

/** Makes an earlier version the newest again, as a version of its own; nothing between is lost. Access stays as it is now. */
export async function restoreVersion(
  store: Store,
  kind: Kind,
  id: string,
  number: number,
  why: { readonly by: string; readonly note: string },
): Promise<'changed' | 'unchanged'> {
  return await store.write(async (tx) => {
    const [earlier, now] = [await tx.version(kind, id, number), (await tx.get(kind, [id])).get(id)]
    if (earlier === undefined || now === undefined)
      throw new Refusal('not-found', `There is no version ${number} of ${id}.`)
    return (await tx.put(
      'access' in now && 'access' in earlier ? { ...earlier, access: now.access } : earlier,
      why,
    )) === 'unchanged'
      ? 'unchanged'
      : 'changed'
  })
}
