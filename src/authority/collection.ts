import type { Edtf } from '#value/edtf.ts'
import type { AgentId, CollectionId } from '#value/identifier.ts'

/**
 * A collection of documents, or an archival unit (ISAD(G): fonds, series, file). A unit exists as soon as a reference names it,
 * and may be described later; which documents belong to it follows from their references, never from this record.
 */
export interface Collection {
  readonly kind: 'collection'
  readonly id: CollectionId
  readonly aliases?: readonly string[]
  readonly type: 'collection' | 'unit'
  readonly title: string
  readonly introduction?: { readonly text: string; readonly author?: string }
  readonly parent?: CollectionId
  /** SHA-256 of the cover image. */
  readonly cover?: string
  /** Of a unit: where it is kept and its path there (`f45/op1/d330`), ISAD(G) 3.1.1. */
  readonly unit?: { readonly repository: AgentId; readonly path: string; readonly reference: string }
  readonly dates?: Edtf
  readonly extent?: string
  readonly scope?: string
  readonly custodialHistory?: string
  readonly formerReferences?: readonly string[]
  readonly accessNote?: string
  /** The edition or archive as a whole that it was made from. */
  readonly source?: string
}
