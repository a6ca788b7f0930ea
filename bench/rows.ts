import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RowWrite } from '#search/index/index-row.ts'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { writeLines } from '#search/opensearch/bulk.ts'
import { Cluster } from '#search/opensearch/cluster.ts'
import { Indexes } from '#search/opensearch/indexes.ts'
import { linesOf } from '#search/opensearch/lines.ts'
import { createIndex, gather, settle } from '#search/sqlite/index-file.ts'

/** An index aside, that is written from rows made before, and thrown away. `end` tells how long (ms) writing took, up to an index that can be searched. */
export interface Rows {
  take(rows: readonly RowWrite[], cursor: number): Promise<void>
  end(): Promise<number>
}

export function rowsInFolder(folder: string): Rows {
  const aside = join(folder, 'aside')
  const { db, writer } = createIndex(aside, 1)
  let time = 0
  const timed = (act: () => void) => {
    const began = performance.now()
    act()
    time += performance.now() - began
  }
  timed(() => gather(db))
  return {
    take: async (rows, cursor) => timed(() => writer?.take(rows, cursor)),
    async end() {
      timed(() => settle(db))
      timed(() => db.pragma('wal_checkpoint(TRUNCATE)'))
      db.close()
      rmSync(aside, { recursive: true })
      return time
    },
  }
}

export async function rowsInCluster(place: string): Promise<Rows> {
  const address = readClusterAddress(place)
  const cluster = await Cluster.at(address, {})
  const indexes = new Indexes(cluster, { ...address, prefix: `${address.prefix}-aside` })
  const index = await indexes.create({ generation: 1, rebuild: true }, false)
  let time = 0
  const timed = async (act: () => Promise<unknown>) => {
    const began = performance.now()
    await act()
    time += performance.now() - began
  }
  let waiting: RowWrite[] = []
  const write = async () => {
    await writeLines(cluster, index, linesOf(waiting))
    waiting = []
  }
  return {
    // As many at once as what follows the change log takes.
    async take(rows) {
      waiting.push(...rows)
      if (waiting.length >= 1000) await timed(write)
    },
    async end() {
      await timed(write)
      await timed(() => indexes.show(index))
      await timed(() => indexes.copy(index))
      await indexes.remove(index)
      await cluster.close()
      return time
    },
  }
}
