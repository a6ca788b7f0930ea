import type { Archive } from '#archive.ts'
import { KINDS, type Kind } from '#holding/held.ts'
import { THE_EDITORS } from '#store/store.ts'
import { type DocumentId, identifier } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'

/** The kind that a flag names. */
export function kindNamed(given: string): Kind {
  const kind = KINDS.find((known) => known === given)
  if (kind === undefined) throw new Refusal('invalid', `There is no kind “${given}”. There are: ${KINDS.join(', ')}.`)
  return kind
}

/** What an identifier, another identifier or an old address leads to; also what is closed or withdrawn. */
export async function findHeld(archive: Archive, kind: Kind, given: string): Promise<string> {
  const found = await archive.as(THE_EDITORS).records.find(kind, given)
  if (found.is === 'nowhere') throw new Refusal('not-found', `There is no ${kind} “${given}”.`)
  return found.is === 'withdrawn' ? found.tombstone.id : found.id
}

/** The document that a number leads to. */
export async function findRecord(archive: Archive, given: string): Promise<DocumentId> {
  const id = identifier<DocumentId>(await findHeld(archive, 'document', given))
  if (id === undefined) throw new Refusal('not-found', `There is no document “${given}”.`)
  return id
}
