/** How a tradition of description orders and names its levels; `document/traditions.ts` has the patterns. */
export type TraditionName =
  | 'russian'
  | 'chinese'
  | 'japanese'
  | 'hungarian'
  | 'german'
  | 'irish'
  | 'american'
  | 'british'
  | 'australian'
  | 'italian'
  | 'united-nations'
  | 'generic'

/** A repository that references are known to name. */
export interface Repository {
  /** Its authority's identifier and the first step of its units' addresses, for ever. */
  readonly id: string
  /** The usual abbreviation (`APRF`). */
  readonly code: string
  readonly name: string
  /** Other forms that references use: other languages, abbreviations. */
  readonly variants?: readonly string[]
  /** What it was called before, with what references of that time use (`RTsKhIDNI`). */
  readonly former?: readonly string[]
  /** Misprints met in references, kept apart so that no page prints them as names. */
  readonly misprints?: readonly string[]
  readonly tradition: TraditionName
  readonly place: string
}
