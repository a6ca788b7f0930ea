import type { RefusalCode } from '#value/refusal.ts'
import type { Seeking } from '../index/seek.ts'
import type { Clearance, Request } from '../search.ts'

/** What a searching thread is asked. A signal does not travel: who gives up stops waiting. */
export type Asked = { readonly n: number } & Question
export type Question =
  | { readonly is: 'search'; readonly request: Omit<Request, 'signal'> }
  | { readonly is: 'within'; readonly document: string; readonly seeking: Seeking }
  | { readonly is: 'why'; readonly document: string; readonly seeking: Seeking }
  | { readonly is: 'sought'; readonly seeking: Seeking }
  | { readonly is: 'similar'; readonly document: string; readonly clearance: Clearance; readonly limit: number }
  | { readonly is: 'suggest'; readonly prefix: string; readonly clearance: Clearance; readonly limit: number }
  | { readonly is: 'status' }

export type Told =
  | { readonly n: number; readonly answer: unknown }
  | {
      readonly n: number
      readonly refusal: { readonly code: RefusalCode; readonly message: string; readonly says?: string }
    }
  | { readonly n: number; readonly error: unknown }
