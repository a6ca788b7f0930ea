import type { Document } from '#document/document.ts'
import type { Store } from '#store/store.ts'
import type { DocumentId } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'

/** A change to a document: what it becomes, given what it is. It must keep the number. */
export type Amend = (document: Document) => Document

/**
 * Makes a new version of a document. With `correction` it stands, with its note, on the record and among the archive's corrections.
 * Refused with `conflict` where `over` is not the version that stands.
 */
export async function correct(
  store: Store,
  id: DocumentId,
  amend: Amend,
  why: { readonly by: string; readonly note: string; readonly correction: boolean; readonly over?: number },
): Promise<'changed' | 'unchanged'> {
  return await store.write(async (tx) => {
    const document = (await tx.get('document', [id])).get(id)
    if (document === undefined) throw new Refusal('not-found', `There is no document ${id}.`)
    const amended = amend(document)
    if (amended.id !== id) throw new Refusal('invalid', `A record keeps its number: ${id} cannot become ${amended.id}.`)
    return (await tx.put(amended, why)) === 'unchanged' ? 'unchanged' : 'changed'
  })
}
