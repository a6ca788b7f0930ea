import { join } from 'node:path'
import type { Config } from './config.ts'
import type { Lease } from './search/lease.ts'
import type { Indexing, Searching } from './search/search.ts'
import { takeLease } from './search/sqlite/lease.ts'
import { openSqliteIndexing } from './search/sqlite/open-indexing.ts'
import { openSqliteSearching } from './search/sqlite/open-searching.ts'

/** Where the index of an archive is: in its folder, or in a cluster. */
export type IndexPlace = Pick<Config, 'folder' | 'search' | 'opensearch'>

/** No more of the settings than a thread needs that opens the index for itself. */
export function indexPlaceOf({ folder, search, opensearch }: IndexPlace): IndexPlace {
  return {
    folder,
    ...(search === undefined ? {} : { search }),
    ...(opensearch === undefined ? {} : { opensearch }),
  }
}

/** The engine that keeps an index. */
export interface IndexEngine {
  readonly searching: Searching
  /** For writing: whoever opens it holds the lease. */
  openIndexing(): Promise<Indexing>
  /** The right to write, or undefined where somebody else has it. */
  takeLease(): Promise<Lease | undefined>
}

export async function indexEngine(place: IndexPlace): Promise<IndexEngine> {
  return place.search === undefined ? inFolder(join(place.folder, 'index')) : await inCluster(place.search, place)
}

const inFolder = (folder: string): IndexEngine => ({
  searching: openSqliteSearching({ folder }),
  openIndexing: async () => openSqliteIndexing({ folder }),
  takeLease: async () => takeLease(folder),
})

/** What asks a cluster is loaded only where there is one. */
async function inCluster(given: string, { opensearch = {} }: IndexPlace): Promise<IndexEngine> {
  const [{ readClusterAddress }, { openCluster }] = await Promise.all([
    import('./search/opensearch/address.ts'),
    import('./search/opensearch/open.ts'),
  ])
  return await openCluster(readClusterAddress(given), opensearch)
}
