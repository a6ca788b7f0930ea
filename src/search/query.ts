import type { AsName } from './ways-of-words.ts'

/** The fields that a word can be asked in. */
export const FIELDS = [
  'title',
  'text',
  'from',
  'to',
  'person',
  'place',
  'archive',
  'genre',
  'language',
  'collection',
  'subject',
  'has',
  'number',
] as const
export type Field = (typeof FIELDS)[number]

/** Days `YYYY-MM-DD`, both included; either may be open. */
export interface Days {
  readonly from?: string
  readonly to?: string
}

/** What is sought, as a tree: never an engine's own syntax. */
export type Query =
  | { readonly is: 'all' }
  /** `asName`: it names whom it was typed for, or is another name of them; names have fewer endings than words. */
  | { readonly is: 'term'; readonly word: string; readonly asName?: AsName }
  | { readonly is: 'phrase'; readonly words: readonly string[]; readonly slop?: number; readonly asName?: AsName }
  | { readonly is: 'near'; readonly words: readonly string[]; readonly within: number }
  | { readonly is: 'prefix'; readonly start: string }
  | { readonly is: 'wildcard'; readonly pattern: string }
  /** Slips that are forgiven: one in a short word, two in a longer, unless it is said. */
  | { readonly is: 'fuzzy'; readonly word: string; readonly distance?: 1 | 2 }
  /** A word in this form alone, folded: not its stem. */
  | { readonly is: 'form'; readonly word: string }
  /** What is sought so, each word in the form in which it is written here. */
  | { readonly is: 'written'; readonly of: Query }
  | {
      readonly is: 'anyOf'
      readonly variants: readonly Query[]
      readonly scored: 'constant' | 'best'
      /** What they stand for, which is missed where none of them is found. */
      readonly typed?: string
    }
  | {
      readonly is: 'bool'
      readonly must: readonly Query[]
      readonly should: readonly Query[]
      readonly not: readonly Query[]
    }
  | { readonly is: 'field'; readonly field: Field; readonly of: Query }
  /**
   * What was typed, or another name of the same. The other names are not missed where they stand nowhere. `attested` leaves out what rules
   * have made and what is of another time, `surest` finds those whose document it is, or who stand in its head: they only order.
   */
  | {
      readonly is: 'named'
      readonly typed: Query
      readonly also: readonly Query[]
      readonly attested?: Query
      readonly surest?: Query
    }
  /** Documents that are linked to an agent, or to a place. */
  | { readonly is: 'linked'; readonly as: 'sender' | 'recipient' | 'person' | 'place'; readonly agent: string }
  /** Documents whose range of days touches these. */
  | { readonly is: 'dated'; readonly days: Days }

/** Every kind of node. */
export const OPERATORS: readonly Query['is'][] = [
  'all',
  'term',
  'phrase',
  'near',
  'prefix',
  'wildcard',
  'fuzzy',
  'form',
  'written',
  'anyOf',
  'bool',
  'field',
  'named',
  'linked',
  'dated',
]

export const EVERYTHING: Query = { is: 'all' }
