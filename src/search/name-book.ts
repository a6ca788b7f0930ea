import type { NameForm } from './names-entry.ts'

/** An agent, or a place, with everything that it is found by. */
export interface NamedAgent {
  /** As `NamesEntry` holds it (`bearerOf`). */
  readonly agent: string
  readonly name: string
  readonly existence?: string
  /** Its identifiers: its own, and those of whom was merged into it. */
  readonly linked: readonly string[]
  /** How many documents that the reader may see are linked to it. */
  readonly documents: number
  readonly forms: readonly NameForm[]
}

/** Whose name something is, by which of its forms; or whose surname. */
export interface Known {
  readonly agent: NamedAgent
  readonly form: NameForm
  readonly surname: boolean
  /** It agrees with the form in the surname and by initials, or lacks a middle name. */
  readonly loosely?: true
  /** It was typed otherwise. */
  readonly nearly?: true
}

/** Names as one reader may know of them. */
export interface NameBook {
  /** Whichever way round they are written. */
  known(typed: string): readonly Known[]
  /** The names that are spelt the most nearly so, with the same first letter; else of those who share surname and initial. */
  nearly(typed: string): readonly Known[]
}

export const NOBODY: NameBook = { known: () => [], nearly: () => [] }
