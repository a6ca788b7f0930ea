import type { Described, Listed } from '#holding/described.ts'
import type { HeldOf, Kind } from '#holding/held.ts'
import type { Quoting } from '#holding/unresolved.ts'
import type { AgentId, CollectionId, DocumentId, HeldId } from '#value/identifier.ts'
import type { HarvestReading } from './harvesting.ts'
import type { Seq } from './store.ts'
import type { SuggestionReading } from './suggestions.ts'

export interface Version {
  readonly number: number
  readonly at: Date
  readonly by: string
  readonly note: string
  readonly correction: boolean
}

/** What stands where a withdrawn record stood. */
export interface Tombstone {
  readonly id: DocumentId
  readonly title: string
  /** The reference as given, of its first witness. */
  readonly reference?: string
  readonly day: string
  readonly reason: string
}

/** What an address leads to, for one reader. `moved`: an alias, another case, a merged authority; redirect to `id`. */
export type Found =
  | { readonly is: 'here'; readonly id: HeldId }
  | { readonly is: 'moved'; readonly id: HeldId }
  | { readonly is: 'withdrawn'; readonly tombstone: Tombstone }
  | { readonly is: 'nowhere' }

/** A slice of a list that may be long. `next` is the cursor of the slice after this one; absent at the end. */
export interface Slice<T> {
  readonly items: readonly T[]
  readonly next?: string
}
export interface Cut {
  readonly after?: string
  /** 1 to 500. */
  readonly limit: number
}

/** A repository or a unit of it, as its documents' references name it. */
export interface UnitName {
  /** `aprf`, `aprf/f45/op1/d330`: level codes and keys, for ever (model.md, "Witness"). */
  readonly path: string
  readonly repository?: AgentId
  /** How the last level is printed: `d. 330`; of a repository, its name. */
  readonly label: string
  /** The tradition's word for it: `delo`; `repository` at the top. */
  readonly level: string
}

export interface Unit extends UnitName {
  /** Documents in it and below, that this reader may read. */
  readonly documents: number
  /** Units directly below it. */
  readonly units: number
}

/** One document's place in a file. */
export interface Shelved {
  readonly document: DocumentId
  readonly title: string
  /** The principal date, EDTF. */
  readonly date?: string
  /** First and last leaf as sorted; absent where the reference gives none. */
  readonly first?: number
  readonly last?: number
  readonly leaves?: string
  readonly asGiven: string
  readonly status: 'present' | 'former' | 'not-stated'
}

/** Authorities that documents name. */
export type NamedKind = 'agent' | 'place' | 'subject'

export interface Neighbour {
  readonly document: DocumentId
  readonly title: string
}
export interface Neighbours {
  readonly previous?: Neighbour
  readonly next?: Neighbour
}

/** A part of a list by name: what begins with `prefix`, and of agents the repositories alone. */
export interface ByName extends Cut {
  readonly prefix?: string
  readonly repositories?: boolean
}

export interface AuthorityListed<K extends NamedKind> {
  readonly authority: HeldOf<K>
  /** Documents that name it and that this reader may read. */
  readonly documents: number
}

/** Where a reply may have been awaited, and by the end of which day. */
export interface Asking extends Cut {
  /** Julian day number, and the same day as `YYYY-MM-DD`; absent: whenever. */
  readonly day?: number
  readonly iso?: string
  /** Only what names this agent. */
  readonly agent?: string
  /** By the day on which it asked, the latest first and those without a day last; or by its newest change, the newest first. */
  readonly by: 'day' | 'change'
}

export interface AskingFound {
  readonly kind: 'document' | 'exchange'
  readonly id: HeldId
  /** When its newest version was made. */
  readonly at: Date
}

/** `YYYY-MM-DD`. */
export type Day = string

/** What is under an embargo. */
export interface Embargoed {
  readonly kind: 'document' | 'exchange'
  readonly id: HeldId
}

/** What of the archive has an address of its own. */
export type AddressedKind = 'document' | 'exchange' | 'agent' | 'collection'

/** A part of them, by when they came: after one change, up to another. */
export interface AddressSpan {
  readonly since: Seq
  readonly last: Seq
}

export interface Addressed {
  readonly id: HeldId
  /** When its newest version was made. */
  readonly at: Date
}

/** Where the records stand, as they are read here: what is read after it is of this state, or of a later one. */
export interface Standing {
  /** The last change. */
  readonly head: Seq
  /** Raised with every change of a suggestion. */
  readonly suggestions: number
}

export interface Counts {
  readonly documents: number
  readonly agents: number
  readonly collections: number
  readonly repositories: number
}

/**
 * Reading, for one reader: who may read is part of every query. At most 500 identifiers a call. What a record says of documents that are closed to
 * this reader is left out of it: relations to them, and in exchanges the words of evidence. An authority that nobody has reviewed is seen by whoever may
 * read a document or an exchange that names it; a collection, by whoever may read a document in it or below it.
 */
export interface Reading extends SuggestionReading, HarvestReading {
  get<K extends Kind>(kind: K, ids: readonly string[]): Promise<ReadonlyMap<string, HeldOf<K>>>
  /**
   * In the order asked; what this reader may not read is left out. A withdrawn record is in nobody's list but the editors'.
   * An authority that was merged stands, under the identifier that the document has, for the one it was merged into.
   */
  describe(ids: readonly string[]): Promise<readonly Described[]>
  /** The same, with no more than lists show. */
  listed(ids: readonly string[]): Promise<readonly Listed[]>
  /** Every document by identifier, described: what goes out in bulk. */
  describeAll(cut: Cut): Promise<Slice<Described>>
  /** By identifier in any case, or by alias (whole, with its scheme). To an editor a withdrawn record is `here`. */
  find(kind: Kind, given: string): Promise<Found>
  versions(kind: Kind, id: string): Promise<readonly Version[]>
  version<K extends Kind>(kind: K, id: string, number: number): Promise<HeldOf<K> | undefined>
  /** The newest first. */
  recent(limit: number): Promise<readonly DocumentId[]>
  /** Everything of one kind by identifier, for exports and checks. */
  list<K extends Kind>(kind: K, cut: Cut): Promise<Slice<HeldOf<K>>>
  /**
   * What has a page, by when it came, without reading any record; archival units and authorities that were merged have none of their own. A record came
   * once, so a span of n changes has at most n of all kinds together.
   */
  addresses(kind: AddressedKind, cut: Cut & AddressSpan): Promise<Slice<Addressed>>
  /** How many there are in a span, and when the last of them was changed. */
  addressCount(kind: AddressedKind, span: AddressSpan): Promise<{ readonly size: number; readonly changed?: Date }>
  /** Agents, places or subjects by sort name; `prefix` is folded. */
  authorities<K extends NamedKind>(kind: K, cut: ByName): Promise<Slice<AuthorityListed<K>>>
  /** How many of them there are for each letter that a folded sort name begins with. */
  initials(kind: NamedKind): Promise<ReadonlyMap<string, number>>
  /** Documents that name one of these, by their days; those without one last. */
  naming(kind: NamedKind, ids: readonly string[], cut: Cut): Promise<Slice<DocumentId>>
  /** How many of them this reader may read. */
  namingCount(kind: NamedKind, ids: readonly string[]): Promise<number>
  /** This authority, then all that were merged into it, on whatever way: of those that the reader may see the first 64. */
  mergedFrom(kind: NamedKind, id: string): Promise<readonly string[]>
  /** Documents of a collection in its order. */
  members(
    collection: CollectionId,
    cut: Cut,
  ): Promise<Slice<{ readonly document: DocumentId; readonly position?: number }>>
  /** What stands directly before and after a document in a collection's order. */
  neighbours(collection: CollectionId, document: DocumentId): Promise<Neighbours>
  /** How many documents of each collection this reader may read. */
  memberCounts(collections: readonly CollectionId[]): Promise<ReadonlyMap<CollectionId, number>>
  /** What units are called, by their paths: nothing in them is counted. One in which the reader may read nothing is not there. */
  unitNames(paths: readonly string[]): Promise<ReadonlyMap<string, UnitName>>
  /** One unit, and those directly below `path`; the repositories where `path` is empty. */
  unit(path: string): Promise<Unit | undefined>
  units(path: string, cut: Cut): Promise<Slice<Unit>>
  /** The documents of a file in leaf order; those without leaves last. */
  shelf(path: string, cut: Cut): Promise<Slice<Shelved>>
  /** The paths of the units that one document's references name, one for each reference that could be parsed, in their order. */
  unitsOf(
    documents: readonly DocumentId[],
  ): Promise<ReadonlyMap<DocumentId, readonly { readonly asGiven: string; readonly path: string }[]>>
  corrections(
    cut: Cut,
  ): Promise<Slice<{ readonly document: DocumentId; readonly title: string; readonly version: Version }>>
  /**
   * Exchanges with a matter, and documents with `asks`, less those to which there surely is a reply. A slice may hold fewer than `limit`, or none, where
   * much was passed over, and has a `next` all the same.
   */
  asking(cut: Asking): Promise<Slice<AskingFound>>
  /** What is closed until this day or an earlier one, and still closed: the end of an embargo is an act. */
  embargoesOver(day: Day, limit: number): Promise<readonly Embargoed[]>
  counts(): Promise<Counts>
  standing(): Promise<Standing>
  /** Exchanges, and other documents with relations, that rest on words of these documents: at most 500, by kind and identifier. */
  quoting(documents: readonly DocumentId[]): Promise<readonly Quoting[]>
}
