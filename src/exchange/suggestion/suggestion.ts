import type { Edtf } from '#value/edtf.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'
import type { Mention } from '../mention/mention.ts'

/** A letter that is named and not among those held: known only by mention. A day, a number or both are stated. */
export interface LetterNotHeld {
  readonly from: readonly AgentId[]
  readonly to: readonly AgentId[]
  readonly day?: Edtf
  readonly number?: string
  readonly genre?: string
}

/** That a document names another one: proposed to an editor, never linked by itself. */
export interface Suggestion {
  /** A digest of the document, the words and what they are taken to name: the same in every run, whatever the score. */
  readonly id: string
  readonly document: DocumentId
  readonly mention: Mention
  readonly to: { readonly document: DocumentId } | { readonly notHeld: LetterNotHeld }
  /**
   * How the document would stand to it. Only a letter of the addressee is replied to; the writer's own earlier one ("my letter of the 3rd")
   * is continued, where the words say so, or mentioned.
   */
  readonly relation: 'replies-to' | 'continues' | 'mentions'
  /** From 0 to 1. What is below 0.5 rests on a guess: a slip of the pen, one of two that fit. */
  readonly score: number
  /** Why, in short words for a reader: `dated 10 January 1949, as stated`. */
  readonly because: readonly string[]
}
