import type { CslItem } from '#formats/csl/item.ts'
import type { Cited, Form } from '#formats/csl/style.ts'

/** What the thread of a style is asked: always with the same source. */
export interface CiteAsked {
  readonly source: string
  readonly items: readonly CslItem[]
  readonly form: Form
}

/** `fault`: what is wrong with the style, in the engine's words. */
export type CiteTold = { readonly cited: readonly Cited[] } | { readonly fault: string }
