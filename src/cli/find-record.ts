import type { Archive } from '#archive.ts'
import { THE_EDITORS } from '#store/store.ts'
import { type DocumentId, identifier } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'

/** The document that a number, or another identifier or old address of it, leads to; also one that is closed or withdrawn. */
export async function findRecord(archive: Archive, given: string): Promise<DocumentId> {
  const found = await archive.as(THE_EDITORS).records.find('document', given)
  const id =
    found.is === 'here' || found.is === 'moved'
      ? identifier<DocumentId>(found.id)
      : found.is === 'withdrawn'
        ? found.tombstone.id
        : undefined
  if (id === undefined) throw new Refusal('not-found', `There is no document “${given}”.`)
  return id
}
