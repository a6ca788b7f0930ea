import type { Agent } from '#authority/agent.ts'
import type { Collection } from '#authority/collection.ts'
import type { Place } from '#authority/place.ts'
import type { Subject } from '#authority/subject.ts'
import type { Document, RelationKind } from '#document/document.ts'
import type { Evidence } from '#document/evidence.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { AgentId, CollectionId, DocumentId, PlaceId, SubjectId } from '#value/identifier.ts'

/** A relation as it is read from this end: `incoming` where the other document states it. */
export interface RelationDescribed {
  readonly kind: RelationKind
  readonly direction: 'outgoing' | 'incoming'
  readonly document?: { readonly id: DocumentId; readonly title: string; readonly date?: string }
  readonly citation?: { readonly asGiven: string; readonly address?: string }
  readonly certainty?: 'certain' | 'probable' | 'possible'
  readonly note?: string
  /** As the reader may see it: words of a document that is closed to them are left out. */
  readonly evidence?: readonly Evidence[]
}

/**
 * A document with all that it names, as one reader may see it: what pages, writers and index entries are made from.
 * The maps hold what is linked and readable; a link that leads nowhere is simply not in them.
 */
export interface Described {
  readonly document: Document
  /** Number of the version that this is, counted from 1. */
  readonly version: number
  /** When that version was made. */
  readonly at: Date
  readonly agents: ReadonlyMap<AgentId, Agent>
  readonly places: ReadonlyMap<PlaceId, Place>
  readonly subjects: ReadonlyMap<SubjectId, Subject>
  readonly collections: ReadonlyMap<CollectionId, Collection>
  readonly relations: readonly RelationDescribed[]
  readonly exchanges: readonly Exchange[]
  /** The highest change number among all of these: ETag, caches. */
  readonly stamp: number
  /** The highest change number of the document and its exchanges alone: the index's version of its entry. */
  readonly indexStamp: number
  /** The change number of its first version: when it came. */
  readonly added: number
}

/** A document as lists tell of it: with the agents that it names, and without its relations, which may lead to what the reader may not read. */
export interface Listed extends Pick<Described, 'agents'> {
  readonly document: Omit<Document, 'relations'>
}
