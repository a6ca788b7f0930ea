import { randomBytes } from 'node:crypto'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { Cluster, type Limits } from '#search/opensearch/cluster.ts'
import { Indexes } from '#search/opensearch/indexes.ts'
import { openClusterIndexing } from '#search/opensearch/open-indexing.ts'
import { openClusterSearching } from '#search/opensearch/open-searching.ts'
import type { OpenIndex } from '../../contract/search-samples.ts'

/** `opensearch+http://127.0.0.1:29200,127.0.0.1:29201` */
export const clusterUnderTest = process.env.CHANCERY_TEST_OPENSEARCH
export const NEEDED = 'CHANCERY_TEST_OPENSEARCH names no cluster: test/engines/opensearch/start.sh'

/** A cluster in which each index has a name of its own, and is gone when it is closed. */
export function openCluster(given = '', layout = 'replicas=0', limits?: Limits) {
  const indexes = async (shards: number) => {
    const own = `test-${randomBytes(6).toString('hex')}`
    const address = readClusterAddress(`${given.replace(/\/*$/u, '')}/${own}?shards=${shards}&${layout}`)
    const cluster = await Cluster.at(address, {}, limits)
    return new Indexes(cluster, address)
  }
  // A cluster takes a while to remove an index: the next test begins meanwhile.
  let clearing = Promise.resolve()
  return {
    indexes,
    async open(shards = 2): Promise<OpenIndex> {
      const own = await indexes(shards)
      const indexing = await openClusterIndexing(own)
      const searching = openClusterSearching(own)
      return {
        indexing,
        searching,
        async close() {
          await indexing.close()
          await clearing
          clearing = (async () => {
            for (const index of await own.all()) await own.remove(index)
            await searching.close()
          })()
        },
      }
    },
  }
}
