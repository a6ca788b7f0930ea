import type { Quotation } from '#document/passage.ts'
import type { Edtf } from '#value/edtf.ts'
import type { Language } from '#value/language.ts'

/** Whose letter the words name, seen from the letter that they stand in. Letters of third persons are no mentions. */
export const WHOSE = ['addressee', 'writer'] as const

/** What the words say of it: that it is answered, that it has come, that this letter goes on from it, or only that it is. */
export const SAYS = ['answers', 'received', 'continues', 'mentions'] as const

/**
 * Words of a letter that name another one, between the same people: "your telegram No. 34 of the 11th". Of several letters named at once
 * ("of the 3rd and 10th") each is a mention, with the same words.
 */
export interface Mention {
  /** The text of the document that the words stand in. */
  readonly text: string
  readonly quotation: Quotation
  readonly lang: Language
  readonly whose: (typeof WHOSE)[number]
  readonly says: (typeof SAYS)[number]
  /** The day, or the month, that the words give it, as EDTF, reckoned from the date of the letter itself; absent where they give none. */
  readonly day?: Edtf
  /** As written, without its sign: `34`, `1077-A`. */
  readonly number?: string
  /** One of `GENRES`, where the word for the letter tells (`telegram`; a "letter" may be any). */
  readonly genre?: string
}
