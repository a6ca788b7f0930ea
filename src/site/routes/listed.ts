import type { Described } from '#holding/described.ts'
import type { Request, Result } from '#search/search.ts'
import { identifier } from '#value/identifier.ts'
import type { SiteContext } from '../site-context.ts'
import { type Asked, foundBy, type Sort } from './search-request.ts'

/** Some documents of a list, as far as the public may read them now. */
export interface ListedSlice {
  readonly documents: readonly Described[]
  readonly total: number
  readonly isAtLeast?: boolean
  /** How many stand before these. */
  readonly from: number
  /** Cursor of as many before; absent where they are the first. */
  readonly before?: string
  readonly after?: string
  /** What the search did, where the list is what it found. */
  readonly found?: Result
}

/** Documents in a row that may be long: what a search finds, what an exchange rests on. */
export interface Listed {
  slice(cut: { readonly size: number; readonly after?: string | undefined }, signal: AbortSignal): Promise<ListedSlice>
  /** Cursor of what comes after so many; undefined where nothing does. */
  rest(
    cut: { readonly size: number; readonly after?: string | undefined },
    signal: AbortSignal,
  ): Promise<string | undefined>
}

/** What a search finds, in one of its orders. */
export function foundList(site: SiteContext, asked: Asked, sort: Sort): Listed {
  const search = (cut: Pick<Request, 'size' | 'from' | 'after'>, signal: AbortSignal) =>
    site.finding.search({ ...foundBy(asked), sort, ...cut, signal })
  return {
    async slice({ size, after }, signal) {
      const found = await search({ size, ...(after === undefined ? {} : { after }) }, signal)
      const { total, from, before } = found
      return {
        documents: await site.records.describe(found.hits.flatMap(({ id }) => identifier<never>(id) ?? [])),
        total: total.value,
        isAtLeast: total.relation === 'at-least',
        from,
        found,
        ...(before === undefined ? {} : { before }),
        ...(found.after === undefined || found.hits.length === 0 ? {} : { after: found.after }),
      }
    },
    async rest({ size, after }, signal) {
      if (after === undefined) return (await search({ from: size - 1, size: 1 }, signal)).after
      const { total, from } = await search({ size: 1, after }, signal)
      if (total.value <= from + size) return undefined
      let at: string | undefined = after
      for (let left = size; left > 0 && at !== undefined; left -= FEW_ENOUGH)
        at = (await search({ size: Math.min(left, FEW_ENOUGH), after: at }, signal)).after
      return at
    },
  }
}
/** Hits that an index gives at once. */
const FEW_ENOUGH = 500

/** So many are read at a time: memory does not grow with the list. */
const AT_ONCE = 250

/** Slices of a list from a cursor on, at most `most` documents; each says how many were read with it. */
export async function* slicesOf(
  list: Listed,
  { after, most, signal }: { readonly after: string | undefined; readonly most: number; readonly signal: AbortSignal },
): AsyncGenerator<ListedSlice & { readonly done: number; readonly isLast: boolean }> {
  let at = after
  for (let done = 0; ; ) {
    const size = Math.min(AT_ONCE, most - done)
    const slice = await list.slice({ size, after: at }, signal)
    done += size
    at = slice.after
    const isLast = at === undefined || done >= most
    yield { ...slice, done, isLast }
    if (isLast) return
  }
}
