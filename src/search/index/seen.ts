import type { IndexEntry } from '../index-entry.ts'
import type { NamesEntry } from '../names-entry.ts'
import type { Clearance } from '../search.ts'
import type { Vocabulary } from './compile-query.ts'
import type { Expression, Match } from './match.ts'

// What the rules of searching ask of an index. All of it is answered at once: an engine that is far away runs an act again when it knows more.

/** A document as it is shown. */
export interface Kept {
  readonly id: string
  readonly title: string
  readonly access: readonly string[]
  /** As `dayKey` has them; empty: undated. */
  readonly earliest: string
  readonly latest: string
}

/** An agent, or a place, as an index holds it, whoever may know of it. */
export interface HeldAgent {
  readonly id: string
  /** Whom it was merged into. */
  readonly into?: string
  readonly entry: NamesEntry
}

/** A form of an agent's name, by its place among them. */
export interface FormOf {
  readonly agent: HeldAgent
  readonly form: number
  /** What was asked is the surname in it. */
  readonly surname: boolean
}

/** An agent with a form that begins so. */
export interface Begun {
  readonly id: string
  readonly reviewed: boolean
  /** It was merged into another, or another into it. */
  readonly merged: boolean
}

/** The names of an index, whoever may know of them. */
export interface HeldNames {
  byKey(key: string): Iterable<FormOf>
  byId(id: string): HeldAgent | undefined
  /** Whom or what it was merged into, if it was. */
  into(id: string): string | undefined
  mergedInto(id: string, most: number): readonly HeldAgent[]
  /** Keys with the same first letter, at least all that are at most so many slips away. */
  keysNear(key: string, slips: number): readonly string[]
  beginning(start: string): Iterable<Begun>
  /** Beginnings with the same first letter, at least all that go on from one at most so many slips away. */
  startsNear(start: string, slips: number): Iterable<{ readonly start: string; begun(): Begun | undefined }>
}

/** The words of an index as they stand in it, whoever may know of them. */
export interface HeldTerms {
  /** Those with the same first letter, in order, at least all that are at most so many slips away. */
  near(form: string, slips: number): readonly string[]
  /** In order, at least all that fit the pattern, which begins so. */
  like(pattern: string, start: string): readonly string[]
}

/** What finds documents, and how much it tells that two of them have it. */
export interface Trait {
  readonly is: 'word' | 'person' | 'file'
  readonly what: string
  readonly match: Expression
  readonly weight: number
  readonly points: number
}

/** An index as one reader may see it: nothing that is closed to them is found, counted or told. */
export interface Seen {
  readonly clearance: Clearance
  readonly vocabulary: Vocabulary
  readonly names: HeldNames
  readonly terms: HeldTerms
  /** How many documents are found, as far as it matters: `most` says where counting may end. */
  count(match: Match, most?: number): number
  /** How many documents are linked to whom a name is of (`bearerOf`). */
  documentsOf(bearer: string): number
  /** Whether any is, whoever may read it. */
  isLinked(bearer: string): boolean
  /** Whether a word stands in any document. */
  isOpen(form: string): boolean
  kept(id: string): Kept | undefined
  texts(id: string): IndexEntry['texts']
  /** Whether this is found in one document. */
  holds(id: string, match: Expression): boolean
  /** People and archival units that a document is linked to. */
  linked(id: string): { readonly persons: readonly string[]; readonly archives: readonly string[] }
  /** Other documents than one whose traits make up so many points, those with the heaviest first, then by identifier; each with what it has. */
  sharing(
    traits: readonly Trait[],
    asked: { readonly but: string; readonly enough: number; readonly most: number },
  ): readonly { readonly id: string; readonly has: readonly Trait[] }[]
}
