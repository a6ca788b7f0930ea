import type { DocumentId } from '#value/identifier.ts'
import type { Quotation } from './passage.ts'

/** Words of a text that is held here. */
export interface Passage extends Quotation {
  readonly document: DocumentId
  /** The text's id in the document. */
  readonly text: string
}

/** What a statement rests on: a passage of a document held here, or a citation of what is not. */
export interface Evidence {
  readonly passage?: Passage
  readonly citation?: { readonly asGiven: string; readonly address?: string; readonly seen?: string }
  readonly of?: 'original' | 'translation' | 'edition' | 'regest' | 'literature'
  readonly disputes?: boolean
}
