import type { Described } from '#holding/described.ts'
import type { Neighbours } from '#store/store.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import type { CollectionId } from '#value/identifier.ts'
import type { SiteContext } from '../site-context.ts'

/** What stands next to a document in one of its collections. */
export interface Beside extends Neighbours {
  readonly collection: CollectionId
}

/** Collections whose order is shown; a document is in one or two. */
const MOST = 3

/** The neighbours of a document in its collections: first where it has a number. */
export async function neighboursOf(site: SiteContext, { document, collections }: Described): Promise<Beside[]> {
  const members = (document.collections ?? [])
    .filter(({ collection }) => collections.has(collection))
    .toSorted((a, b) => Number(a.position === undefined) - Number(b.position === undefined))
    .slice(0, MOST)
  const found = await Promise.all(
    members.map(async ({ collection }) => ({
      collection,
      ...(await site.records.neighbours(collection, document.id)),
    })),
  )
  return found.filter(({ previous, next }) => previous !== undefined || next !== undefined)
}

/** For ETags: neighbours come and go while the record itself stays as it is. */
export const markOf = (neighbours: readonly Beside[]): string =>
  neighbours.length === 0 ? '' : sha256(canonicalJson(neighbours)).slice(0, 8)
