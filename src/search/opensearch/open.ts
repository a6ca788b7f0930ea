import type { Lease } from '../lease.ts'
import type { Indexing, Searching } from '../search.ts'
import type { ClusterAddress } from './address.ts'
import { Cluster, type Credentials, type Limits } from './cluster.ts'
import { Indexes } from './indexes.ts'
import { Leases } from './lease.ts'
import { openClusterIndexing } from './open-indexing.ts'
import { openClusterSearching } from './open-searching.ts'

/** The index of an archive in a cluster. Nothing is asked of the cluster yet. */
export async function openCluster(
  address: ClusterAddress,
  credentials: Credentials,
  limits?: Limits,
): Promise<{
  readonly searching: Searching
  openIndexing(): Promise<Indexing>
  takeLease(): Promise<Lease | undefined>
}> {
  const cluster = await Cluster.at(address, credentials, limits)
  const indexes = new Indexes(cluster, address)
  const leases = new Leases(cluster, indexes.name)
  return {
    searching: openClusterSearching(indexes),
    openIndexing: () => openClusterIndexing(indexes),
    takeLease: () => leases.take(),
  }
}
