import type { DraftCollection } from '#document/draft.ts'
import type { HeldRead } from '#formats/format.ts'
import type { Store } from '#store/store.ts'
import type { DocumentId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import type { Arrival, Ordinals } from './arrival.ts'
import type { Judgement } from './judge.ts'
import type { OpenReport } from './report.ts'
import type { Seen } from './seen.ts'

export interface IngestOptions {
  /** What the records come from; else the folder that was brought, or each file's own name. */
  readonly source?: string
  /** Where it is not to be told by looking. */
  readonly format?: string
  readonly mapping?: unknown
  /** The archive that they come from, for those that do not say so themselves. */
  readonly takenFrom?: string
  /** Take the file's, also where an editor has changed the record since. */
  readonly overwrite: boolean
  /** Refuse an exchange whole where anything of it would be set aside or cannot be. */
  readonly strict?: boolean
  readonly by: string
  /** Under what name the report is kept, where it is not the time: an import that was broken off goes on with its report under the same name. */
  readonly report?: string
  now(): Date
  readonly signal: AbortSignal
  /** Told once when another process holds the pen. */
  readonly waiting?: () => void
  /**
   * Asked when a batch has been read for what is to be done once it is kept: with it all is kept that has been handed over until then in files read to
   * their end.
   */
  readonly written?: () => () => Promise<void>
  readonly progress?: (so: { readonly records: number; readonly bytes: number; readonly name: string }) => void
}

/** What was read and is not yet written. */
export interface Batch {
  readonly arrivals: readonly Arrival[]
  readonly collections: readonly (DraftCollection & { readonly from: string })[]
  readonly held: readonly (HeldRead & { readonly source: string })[]
  /** What the report is to be told first: files that were begun, issues, and how many records are none. */
  readonly files: readonly { readonly name: string; readonly sha256?: string }[]
  readonly issues: readonly Issue[]
  readonly refused: number
  /** Files, by their SHA-256, of which it turned out meanwhile that they are broken. */
  readonly broken: readonly string[]
  /** What is to be done once it is kept. */
  readonly kept?: () => Promise<void>
}

/** One run of an import, over all its files. */
export interface Run {
  readonly store: Store
  readonly options: IngestOptions
  readonly report: OpenReport
  /** Sources and keys that this run has seen: a repeated key is an issue, never an overwrite. */
  readonly keys: Seen
  /** Documents with relations to keys of their source that were not here when they came. */
  readonly late: Map<DocumentId, { readonly source: string; readonly relatedTo: ReadonlySet<string> }>
  readonly ordinals: Ordinals
  /** Files, by their SHA-256, that broke off or could not be read to their end: what stands here is not given up for the rest of them. */
  readonly broken: Set<string>
  /** Names that this run has said lead to several authorities: batches are cut by time, and none says it again. */
  readonly ambiguous: Seen
}

/** What one batch came to; told to the report only when its transaction is kept. */
export interface Taken {
  readonly outcomes: (Judgement | 'refused')[]
  readonly issues: Issue[]
  /** Names that lead to several authorities. */
  readonly ambiguous: Issue[]
  readonly late: [DocumentId, { source: string; relatedTo: ReadonlySet<string> }][]
}
