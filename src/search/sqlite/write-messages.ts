import type { RefusalCode } from '#value/refusal.ts'
import type { RowWrite } from '../index/index-row.ts'

/** What the writing thread is told to do, one after another. */
export type Order =
  | { readonly is: 'take'; readonly writes: readonly RowWrite[]; readonly cursor: number }
  /** The index is whole; its generation is to be higher than this. */
  | { readonly is: 'finish'; readonly generation: number }
  | { readonly is: 'close' }

/** What came of each, in their order. */
export type Outcome =
  | { readonly done: true }
  | { readonly refusal: { readonly code: RefusalCode; readonly message: string } }
  | { readonly error: unknown }
