/** The fields that a word can be asked in. */
export const FIELDS = [
  'title',
  'text',
  'from',
  'to',
  'person',
  'archive',
  'genre',
  'language',
  'collection',
  'subject',
  'number',
] as const
export type Field = (typeof FIELDS)[number]

/** What is sought, as a tree: never an engine's own syntax. */
export type Query =
  | { readonly is: 'all' }
  | { readonly is: 'term'; readonly word: string }
  | { readonly is: 'phrase'; readonly words: readonly string[]; readonly slop?: number }
  | { readonly is: 'near'; readonly words: readonly string[]; readonly within: number }
  | { readonly is: 'prefix'; readonly start: string }
  | { readonly is: 'wildcard'; readonly pattern: string }
  | { readonly is: 'fuzzy'; readonly word: string }
  | { readonly is: 'anyOf'; readonly variants: readonly Query[]; readonly scored: 'constant' | 'best' }
  | {
      readonly is: 'bool'
      readonly must: readonly Query[]
      readonly should: readonly Query[]
      readonly not: readonly Query[]
    }
  | { readonly is: 'field'; readonly field: Field; readonly of: Query }

export const EVERYTHING: Query = { is: 'all' }
