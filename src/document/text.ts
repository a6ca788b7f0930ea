import type { Language } from '#value/language.ts'
import type { Credit, Rights } from './rights.ts'

export const TEXT_KINDS = ['transcript', 'translation', 'regest', 'ocr'] as const
/** What kind of text it is stands wherever its words are shown: an editor's words (a regest) are not the source's. */
export type TextKind = (typeof TEXT_KINDS)[number]

/** One text of a document. */
export interface Text {
  /** Unique in the document (`t1`). */
  readonly id: string
  readonly kind: TextKind
  /** Absent: not stated. */
  readonly lang?: Language
  /** ISO 15924 (`Cyrl`). */
  readonly script?: string
  /** The text held here, by its id, or the language, that this is a translation of. */
  readonly translates?: string | { readonly lang: Language; readonly held: false }
  /** The id of the witness that it gives. */
  readonly of?: string
  readonly completeness?: 'full' | 'excerpt' | 'sanitized'
  /** A fragment of TEI P5 as a `div` may hold it, without namespace declarations; see `body.ts`. */
  readonly body: string
  readonly credits?: readonly Credit[]
  readonly rights?: Rights
  readonly part?: string
}
