import type { Edtf } from '#value/edtf.ts'
import type { Language } from '#value/language.ts'

export const NAME_KINDS = [
  'preferred',
  'variant',
  'former',
  'cover',
  'official',
  'abbreviation',
  'heading',
  'misspelt',
] as const
export type NameKind = (typeof NAME_KINDS)[number]

/** One attested form of a name (ISAAR(CPF) 5.1). Forms made by rule are computed, never stored. */
export interface Name {
  readonly text: string
  readonly kind: NameKind
  readonly lang?: Language
  /** ISO 15924. */
  readonly script?: string
  /** The romanisation that it follows: `pinyin`, `wade-giles`, `palladius`, `bgn-pcgn`. */
  readonly system?: string
  /** Attested from and to, EDTF. It ranks; it excludes only where `closed`. */
  readonly from?: Edtf
  readonly to?: Edtf
  readonly closed?: boolean
  readonly source?: string
}
