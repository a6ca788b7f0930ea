import type { NameForm } from './names-entry.ts'

/** An agent with everything that it is found by. */
export interface NamedAgent {
  readonly agent: string
  readonly name: string
  readonly existence?: string
  /** Its identifiers: its own, and those of whom was merged into it. */
  readonly linked: readonly string[]
  /** How many documents that the reader may see are linked to it. */
  readonly documents: number
  readonly forms: readonly NameForm[]
}

/** Names as one reader may know of them. */
export interface NameBook {
  /** Whose name this is, whichever way round; or whose surname. */
  known(typed: string): readonly { readonly agent: NamedAgent; readonly form: NameForm; readonly surname: boolean }[]
}
