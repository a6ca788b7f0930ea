import type { Draft, DraftCollection } from '#document/draft.ts'
import type { Held } from '#holding/held.ts'
import type { Issue } from '#value/issue.ts'

/** A file on its way in. Its bytes come once, in order, and may be large: a reader keeps no more of them than one record needs. */
export interface Incoming {
  /** The name that places are told by (`letters.csv`). */
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** Which column means what, where the reader is of a table and the user says so. */
  readonly mapping?: unknown
}

/** A record in Chancery's own form, or in its table of points. */
export interface HeldRead {
  readonly held: Held
  readonly at: string
  /** Where its parts stand in the file, by their places within it: of an exchange that was a table, `4, 4a` → `points.csv:5`. */
  readonly places?: ReadonlyMap<string, string>
  /** Something that it said could not be, and was set aside; whoever is strict does not take it. */
  readonly isUnsound?: boolean
  /** It does not say who may read it: what stands here stays as it is, and what is new is public. */
  readonly isAccessUnsaid?: boolean
}

/** What a reader gives, in the order of the file. `held` comes only from Chancery's own form, which needs no understanding. */
export type Reading =
  | { readonly kind: 'collection'; readonly collection: DraftCollection }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | ({ readonly kind: 'held' } & HeldRead)
  | { readonly kind: 'issue'; readonly issue: Issue }
  /** One record is not taken; the issue before it says why. */
  | { readonly kind: 'refused' }

/** A format on its way in. Reading never throws on bad bytes: what cannot be read is an issue with its place, and reading goes on. */
export interface ReadableFormat {
  /** `tei`, `csv`: what `--format` takes. */
  readonly id: string
  readonly label: string
  /** How sure it is that a file is its own, 0 to 1, from its name and its first 64 KiB as text. */
  recognises(name: string, head: string): number
  read(file: Incoming): AsyncIterable<Reading>
}
