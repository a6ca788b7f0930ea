/** A name of a person as a line of the table of names. */
export interface NameLine {
  readonly text: string
  readonly lang?: string
  readonly kind: string
  readonly script: string
  readonly period?: string
  readonly isGap: boolean
  readonly source?: string
  /** The attested form that a rule has made it of. */
  readonly madeOf?: { readonly text: string; readonly lang?: string }
}
