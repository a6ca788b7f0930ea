/** Who may do what with it, as given, with the address of a known statement (rightsstatements.org, Creative Commons) where one applies. */
export interface Rights {
  readonly statement?: string
  readonly uri?: string
}

export const CREDIT_ROLES = [
  'contributed',
  'obtained',
  'provided',
  'translated',
  'transcribed',
  'edited',
  'encoded',
  'digitized',
  'funded',
  'other',
] as const
export type CreditRole = (typeof CREDIT_ROLES)[number]

/** Somebody's part in bringing the record about: `contributed` by `Sergey Radchenko`. */
export interface Credit {
  readonly role: CreditRole
  readonly name: string
  /** For what or for whom (`for NKIDP`), where it is said. */
  readonly note?: string
}
