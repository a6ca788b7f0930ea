import type { Access } from '#document/access.ts'
import type { Store } from '#store/store.ts'
import type { DocumentId } from '#value/identifier.ts'
import { correct } from './correct.ts'

/** Says who may read a document from now on: it holds for all its versions and files. */
export async function setAccess(
  store: Store,
  id: DocumentId,
  become: (now: Access) => Access,
  why: { readonly by: string; readonly note: string },
): Promise<'changed' | 'unchanged'> {
  const { done } = await correct(
    store,
    'document',
    id,
    (document) => ({ ...document, access: become(document.access) }),
    why,
  )
  return done
}
