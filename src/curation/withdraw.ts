import type { Store } from '#store/store.ts'
import type { DocumentId } from '#value/identifier.ts'
import { setAccess } from './set-access.ts'

/** Takes a record from view and leaves a tombstone with the reason and the day. Its versions stay; doing it again changes nothing. */
export async function withdraw(
  store: Store,
  id: DocumentId,
  reason: string,
  by: string,
  day: string,
): Promise<'changed' | 'unchanged'> {
  return await setAccess(store, id, (now) => (now.kind === 'withdrawn' ? now : { kind: 'withdrawn', reason, day }), {
    by,
    note: `Withdrawn: ${reason}`,
  })
}
