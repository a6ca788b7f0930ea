import type { Held, HeldOf, Kind } from '#holding/held.ts'
import type { HeldId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import type { Refusal } from '#value/refusal.ts'
import type { Jobs } from './jobs.ts'
import type { Cut, Reading, Slice } from './reading.ts'
import type { Run } from './sql/program.ts'
import type { SuggestionWriting } from './suggestions.ts'

export type * from './harvesting.ts'
export * from './jobs.ts'
export type * from './reading.ts'
export * from './suggestions.ts'

/** Position in the change log. It only grows; gaps are allowed; a change is visible only when all lower ones are. */
export type Seq = number

export interface Change {
  readonly seq: Seq
  readonly kind: Kind
  readonly id: HeldId
  readonly at: Date
  readonly by: string
}

/** Who is reading. There is no way to a record without saying this. No groups: the public; `editors` read everything. */
export interface Reader {
  readonly groups: readonly string[]
}
export const THE_PUBLIC: Reader = { groups: [] }
export const THE_EDITORS: Reader = { groups: ['editors'] }

export interface Why {
  readonly by: string
  readonly note: string
  /** Listed on the record and among the archive's corrections. */
  readonly correction?: boolean
  /** The version that the writer saw; refused with `conflict` if the record has moved on. */
  readonly over?: number
}

/** Where a record of a source stands here, and what was last imported of it. */
export interface Known {
  readonly kind: Kind
  readonly id: HeldId
  /** Digest of the content as last imported (without `origin` and any `at`), before names were linked. */
  readonly imported: string
  /** The version that the last import made or found. */
  readonly version: number
  /** The version that stands now: greater where an editor has changed it since. */
  readonly current: number
}

export interface Remembered {
  readonly kind: Kind
  readonly id: HeldId
  readonly imported?: string
  /** Digest of date and parties, by which the same letter is seen in two sources. */
  readonly likeness?: string
}

/** A record that is to be put, and why. */
export interface Put {
  readonly held: Held
  readonly why: Why
}
export type PutOutcome = 'new' | 'changed' | 'unchanged'

/** A transaction: reading sees everything, its own writing too. */
export interface Writing extends Reading, SuggestionWriting {
  /**
   * Adds a version and its row in the change log; unchanged content adds neither. Refused, with nothing of it written, as `conflict` where the identifier
   * or an alias leads to another record of the kind (case does not count) or `over` does not match, and as `invalid` for what is no identifier.
   */
  put(held: Held, why: Why): Promise<PutOutcome>
  /** Puts many, as if one after the other in this order, but together. What is refused of one stands in its place, and the others go on. */
  putAll(puts: readonly Put[]): Promise<readonly (PutOutcome | Refusal)[]>
  /** Which of these identifiers are taken, by a record or as an alias, without regard to case. */
  taken(kind: Kind, ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Records of a source by their keys. */
  known(source: string, keys: readonly string[]): Promise<ReadonlyMap<string, Known>>
  /** Remembers what an import made of (source, key), as of the version that stands. What is left out stays as it was remembered. */
  remember(source: string, key: string, made: Remembered): Promise<void>
  /** The same for many of one source, by their keys, together. */
  rememberAll(source: string, made: Iterable<readonly [key: string, made: Remembered]>): Promise<void>
  /** Documents of other sources that were imported with these likenesses, at most 20 of each: reported, never merged. */
  alike(
    source: string,
    likenesses: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { readonly source: string; readonly id: HeldId }[]>>
  /**
   * Authorities by any form of their names, folded (`fold`), agents also by the keys of a form (`nameKeys`), and by outside identifiers: of several that
   * have one, the oldest. One that was merged gives the one it was merged into. Bulk: one call a batch.
   */
  byName<K extends 'agent' | 'place' | 'subject' | 'collection'>(
    kind: K,
    folded: readonly string[],
  ): Promise<ReadonlyMap<string, readonly HeldOf<K>[]>>
  byLink<K extends 'agent' | 'place' | 'subject'>(
    kind: K,
    links: readonly string[],
  ): Promise<ReadonlyMap<string, HeldOf<K>>>
  /** Keeps an import's report, whole or in pieces under one id; the issues are appended. */
  keepReport(report: ReportKept, issues: readonly Issue[]): Promise<void>
}

/** An import's report as it is kept: counts and the issues by page. */
export interface ReportKept {
  readonly id: string
  readonly at: string
  readonly source: string
  readonly files: readonly { readonly name: string; readonly sha256?: string }[]
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly kept: number
  readonly refused: number
  readonly issues: number
  readonly finished: boolean
}

/** What `check` found wrong with what is kept. */
export interface Fault {
  readonly where: string
  readonly message: string
  /** Nothing is damaged: words that something rests on are no longer where it says, which is an editor's to settle. */
  readonly isUnresolved?: true
}

/** Where copies of the records follow them (replicas), one of these may be read, and be behind. What follows the changes, or writes by what it reads, may not. */
export interface Lagging {
  readonly mayLag: boolean
}

/** A copy of the records that is read where that may lag. While it is away, the records themselves are read. */
export interface Replica {
  readonly isAway: boolean
  /** Looks whether it is there: `problem` is told once that it is not, from now on too, and once when it is back. Refused as `invalid` where it is a copy of something else. */
  meet(problem: (message: string) => void): Promise<void>
}

/** Connections to a database: those in use, those that wait for work, and how many wait for one. */
export interface Connections {
  readonly to: 'primary' | 'replica'
  readonly inUse: number
  readonly idle: number
  readonly waiting: number
}

/** The record of truth. Each engine keeps the promises in `test/contract/store.ts`. */
export interface Store {
  as(reader: Reader, lagging?: Lagging): Reading
  /**
   * One act, one transaction: all of it is kept, or none. `act` may be run again, so it touches nothing but `tx`.
   * Two writers take turns: `waiting` is called once when another holds the pen; after 60 s, refused with `busy`.
   */
  write<T>(act: (tx: Writing) => Promise<T>, options?: { readonly waiting?: () => void }): Promise<T>
  /** Oldest first, at most `limit`, all after `after`; for followers, who must themselves ask who reads. */
  changes(after: Seq, limit: number): Promise<readonly Change[]>
  /** How many changes come after `after`, up to `last`: no more than there are numbers, some of which may have been passed over. */
  changesBetween(after: Seq, last: Seq): Promise<number>
  /** The last change: 0 in an empty archive. */
  head(): Promise<Seq>
  /** Waits for a change after `after`, for a second at most, whoever makes it, and wherever. Gives whether there is one. */
  awaitChange(after: Seq, signal: AbortSignal): Promise<boolean>
  /** Where there is a copy that follows. */
  readonly replica?: Replica | undefined
  /** Where several servers may have it: `problem` is told once of each that can be written to though another has taken its place. */
  tellOfRivals?(problem: (message: string) => void): void
  /** None where the engine has no connections. */
  connections(): readonly Connections[]
  reports(cut: Cut): Promise<Slice<ReportKept>>
  report(id: string): Promise<ReportKept | undefined>
  /** Refused with `not-found` where there is no such report. */
  reportIssues(id: string, cut: Cut): Promise<Slice<Issue>>
  /** Long work that waits for a node, runs, or has ended. */
  readonly jobs: Jobs
  /** Database integrity, foreign keys, dangling links, gaps between versions and heads; what is drawn from contents, against them. */
  check(): AsyncIterable<Fault>
  /**
   * A consistent copy of the database while others read and write, proved whole. Refused with `conflict` where the file is there already, and as
   * `unavailable` where it is the database's own tools that copy it.
   */
  backup(file: string, progress?: (done: number, total: number) => void): Promise<void>
  /** Hands over a store that begins as this one is, and of which nothing stays. An engine may keep others from writing meanwhile. */
  rehearse<T>(act: (store: Store) => Promise<T>): Promise<T>
  /** An act of this room's own programs, under the pen: for moving (`move.ts`), for nothing here is asked or told of what they do. */
  programs<T>(act: (run: Run) => Promise<T>): Promise<T>
  close(): Promise<void>
}
