import type { Described } from '#holding/described.ts'
import type { CollectionId, DocumentId } from '#value/identifier.ts'
import type { Seq } from './store.ts'

/** A document as harvesters are told of it: one that the public may read, or could once. */
export interface Harvested {
  readonly id: DocumentId
  /** Where it stands in the list: to go on after it. */
  readonly place: Seq
  /** When it was last changed for the public: its newest version, or the one that closed it to them. What is changed while it is closed is not told. */
  readonly at: Date
  /** Withdrawn, or closed after it had been public. */
  readonly deleted: boolean
  /** Nothing was told of it before. */
  readonly first: boolean
  /** Of the kind that is no archival unit; of a deleted one, those that it was last seen in. */
  readonly collections: readonly CollectionId[]
  /** Where it was asked for; never of one that is deleted. */
  readonly described?: Described
}

/**
 * A stretch of the change log, and how far the log went when it was first asked for. Each document stands in it once, at its last change up to `newest`:
 * what is changed later neither leaves its place nor comes twice.
 */
export interface HarvestSpan {
  readonly after: Seq
  readonly last: Seq
  readonly newest: Seq
}

export interface HarvestOf extends HarvestSpan {
  /** Only what was in this collection. */
  readonly collection?: string
}

export interface HarvestCut extends HarvestOf {
  /** 1 to 500. */
  readonly limit: number
  /** With the records themselves, read at the same moment. */
  readonly whole: boolean
}

/** What is told of records over time: the same documents for every reader, for it is told of what was public. */
export interface HarvestReading {
  /** The changes at and after `from` and before `before`, of those there are. */
  harvestSpan(dates: { readonly from?: Date; readonly before?: Date }): Promise<HarvestSpan>
  /** By change, the oldest first, each as it stands now. `after`: where to go on; absent at the end. */
  harvest(cut: HarvestCut): Promise<{ readonly items: readonly Harvested[]; readonly after?: Seq }>
  /** How many it is as a whole, when it is first asked for. */
  harvestSize(of: HarvestOf): Promise<number>
  /** The first and the last change of those that it is told by; absent where it is empty. */
  harvestEnds(of: Pick<HarvestSpan, 'after' | 'last'>): Promise<{ readonly first: Seq; readonly last: Seq } | undefined>
  /** One of them; absent where there is none, or never was for the public. */
  harvested(id: string, whole: boolean): Promise<Harvested | undefined>
  /** Whether anything that was public at this change, documents and exchanges, was closed since, and is still. */
  closedSince(seq: Seq): Promise<boolean>
  /** When the first change was made; absent in an empty archive. */
  beginning(): Promise<Date | undefined>
}
