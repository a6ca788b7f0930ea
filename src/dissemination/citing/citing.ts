import type { CslItem } from '#formats/csl/item.ts'
import type { Cited, Form } from '#formats/csl/style.ts'

/** The house's own style, which every archive has. */
export const HOUSE_STYLE = 'archival-note'

/** As many documents as are cited as one set: sorted, and told apart (1949a, 1949b), among themselves. Some styles take seconds for so many. */
export const MOST_TOGETHER = 1_000

/** As many as a reader has on a page: more are a file's, for which readers do not wait. */
export const MOST_ON_A_PAGE = 200

export interface StyleListed {
  /** `archival-note`; of a style that an operator put in, its file's name: `chicago-notes-bibliography`. */
  readonly id: string
  readonly title: string
  /** What it prints for a note stands in the text, as (Stalin, 1949). */
  readonly isInText: boolean
  /** Changes when the style does: for what is kept of its citations. */
  readonly mark: string
}

export interface Wanted {
  /** The house's own where none is named. */
  readonly style?: string
  readonly form: Form
  /** Nobody waits for it any more: what is not made yet is not made. */
  readonly signal?: AbortSignal
}

/** Citations, made in threads of their own: a style takes a second or two to open, and stays open. */
export interface Citing {
  /** The house's own first, then those of the folder by their titles. What is no style, or has a name that cannot be used, is not among them. */
  styles(): Promise<readonly StyleListed[]>
  /** What lies in the folder and is not among them, and why: a sentence for each file. */
  left(): Promise<readonly string[]>
  /** At most `MOST_TOGETHER` items, as one set. Refused with `not-found` where there is no such style, with `invalid` where it cannot be used, in words that say why, with `unavailable` where it broke off. */
  cite(items: readonly CslItem[], wanted: Wanted): Promise<readonly Cited[]>
  close(): Promise<void>
}
