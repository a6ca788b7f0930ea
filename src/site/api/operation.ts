import { z } from 'zod'
import type { SiteContext } from '../site-context.ts'

type Parameters = z.ZodObject<Readonly<Record<string, z.ZodType>>>

/** Something that a program can ask: what it may say, what it is answered. The routes, their checks, OpenAPI and the readable page are all made from these. */
export interface Operation {
  /** `listDocuments`. */
  readonly id: string
  /** Below `/api/v1`; what stands in braces is a parameter too: `/documents/{id}`. */
  readonly path: string
  readonly summary: string
  readonly of: 'documents' | 'authorities' | 'exchanges' | 'search' | 'changes'
  readonly parameters: Parameters
  readonly answer: z.ZodType
  /** Undefined where there is no such thing, or none for this reader. */
  run(site: SiteContext, parameters: unknown, query: URLSearchParams, signal: AbortSignal): Promise<unknown>
}

/** An operation whose answer the compiler holds to its schema. */
export function operation<P extends Parameters, A extends z.ZodType>(given: {
  readonly id: string
  readonly path: string
  readonly summary: string
  readonly of: Operation['of']
  readonly parameters: P
  readonly answer: A
  run(
    site: SiteContext,
    parameters: z.output<P>,
    query: URLSearchParams,
    signal: AbortSignal,
  ): Promise<z.input<A> | undefined>
}): Operation {
  const { parameters } = given
  return { ...given, run: (site, asked, query, signal) => given.run(site, parameters.parse(asked), query, signal) }
}

/** A list in slices: `next` is the cursor of the slice after this one, absent at the end. */
export const sliceOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().exactOptional() })

export const cut = {
  after: z.string().max(1000).optional().describe('The cursor that the slice before this one gave as next.'),
  limit: z.int().min(1).max(500).default(100).describe('How many at most.'),
}

/** The cut as the store takes it. */
export const cutOf = ({ after, limit }: { readonly after?: string | undefined; readonly limit: number }) => ({
  limit,
  ...(after === undefined || after === '' ? {} : { after }),
})
