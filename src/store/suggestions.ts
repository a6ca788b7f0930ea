import type { Mention } from '#exchange/mention/mention.ts'
import type { Letter } from '#exchange/suggestion/letter.ts'
import type { LetterNotHeld, Suggestion } from '#exchange/suggestion/suggestion.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'
import type { Cut, Slice } from './reading.ts'

export const SUGGESTION_STATES = ['open', 'accepted', 'rejected'] as const
export type SuggestionState = (typeof SUGGESTION_STATES)[number]

/** What a program proposes, with where its words stood when it read them: `p4.12-31.1a2b3c4d` (model.md, "Passage"). */
export interface SuggestionMade extends Suggestion {
  readonly passage?: string
}

/** What a program proposed, as it stands: kept without versions. */
export interface SuggestionKept extends SuggestionMade {
  readonly state: SuggestionState
  /** Who decided, and when; of an open one neither. */
  readonly by?: string
  readonly at?: Date
}

/** Which suggestions are listed. */
export interface SuggestionsAsked extends Cut {
  readonly state: SuggestionState
  /** Of this document alone. */
  readonly document?: DocumentId
  /** Whether the letter that is named is held here. */
  readonly held: boolean
}

/** A letter that is named in others and not found among those that the reader may read. */
export interface KnownByMention extends LetterNotHeld {
  /** The words that name it, by the days of their documents; at most 50. */
  readonly passages: readonly {
    readonly document: { readonly id: DocumentId; readonly title: string; readonly date?: string }
    readonly mention: Mention
    readonly passage?: string
    readonly score: number
    /** Whether an editor has said that it is so. */
    readonly isAccepted: boolean
  }[]
}

/** Letters from one agent to another whose day (as it sorts) lies between two, both included; an empty name: those of whom that side is not known. */
export interface Between {
  readonly writer: string
  readonly reader: string
  readonly from: string
  readonly to: string
}

/** A suggestion is seen by whoever may read both its document and the one that it leads to. */
export interface SuggestionReading {
  suggestion(id: string): Promise<SuggestionKept | undefined>
  /** The likeliest first. */
  suggestions(asked: SuggestionsAsked): Promise<Slice<SuggestionKept>>
  /**
   * Letters known by mention, by the names of who wrote to whom and by day; those of one agent where it is given. One that is held but may not be read is
   * not told from one that is not held. What was rejected is in it no longer.
   */
  knownByMention(cut: Cut & { readonly agent?: AgentId }): Promise<Slice<KnownByMention>>
  /** Each document once, with agents that were merged as what they were merged into; none that is withdrawn. */
  lettersBetween(asked: readonly Between[]): Promise<readonly Letter[]>
  /** What each of these agents was merged into, of those that were. */
  mergedInto(agents: readonly AgentId[]): Promise<ReadonlyMap<AgentId, AgentId>>
}

export interface SuggestionWriting {
  /**
   * Puts these in the place of the open ones of a document. What was accepted or rejected stays as it is, and that this document leads to that letter is
   * not proposed again, whatever words say so. Again with the same changes nothing.
   */
  suggestAnew(document: DocumentId, suggestions: readonly SuggestionMade[]): Promise<SuggestedAnew>
  /** Refused with `not-found` where there is none. */
  decide(id: string, state: 'accepted' | 'rejected', by: string): Promise<'changed' | 'unchanged'>
}

export interface SuggestedAnew {
  readonly new: number
  readonly kept: number
  readonly gone: number
}
