import { mergedFrom } from './merged.ts'
import type { Seen } from './seen.ts'

/** What tells of whom a reader may know. */
export type Knowing = Pick<Seen, 'names' | 'documentsOf' | 'isLinked' | 'clearance'>

/** What may be known of somebody already. */
interface Told {
  readonly isReviewed: () => boolean
  readonly hasMerged: () => boolean
}

/**
 * Whether a reader may know of somebody: who is reviewed, who is named by a document that they may read, or who was kept in a merger, stands in no
 * document, and one that was merged into them does. Who was merged into somebody that a reader is to know nothing of is nobody either.
 */
export function mayKnow(seen: Knowing, id: string, told: Partial<Told> = {}): boolean {
  const { isReviewed = () => seen.names.byId(id)?.entry.reviewed === true, hasMerged = () => true } = told
  if (seen.clearance.includes('editors') || isReviewed() || seen.documentsOf(id) > 0) return true
  if (seen.isLinked(id) || !hasMerged() || seen.names.into(id) !== undefined) return false
  return mergedFrom(seen.names, id).some((one) => seen.documentsOf(one.id) > 0)
}
