import { join } from 'node:path'
import { RowMaker, type RowWrite } from '#search/index/index-row.ts'
import { indexWrites } from './index-writes.ts'
import { type Rows, rowsInCluster, rowsInFolder } from './rows.ts'
import type { Both } from './scale-archives.ts'
import { rate, tell, type Work } from './scale-table.ts'

/** So many are held in memory. */
const MOST = 10_000
/** So often the nodes write as many before what counts: they compile themselves meanwhile, and at first that takes more than to write. */
const WARMING = 5

const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** How fast an index is written whose tokens are ready. */
export async function writeRows({ count, folder, opensearch, index }: Both): Promise<void> {
  const maker = new RowMaker(true)
  const batches = Array.from(indexWrites(Math.min(count, MOST)), ({ writes, cursor }) => ({
    rows: maker.rows(writes),
    cursor,
  }))
  const documents = batches.reduce((sum, { rows }) => sum + rows.filter((row) => 'put' in row).length, 0)
  const written = async (rows: Rows): Promise<Work> => {
    const before = { cpu: cpu(), server: opensearch.cpu() }
    for (const batch of batches) await rows.take(batch.rows as readonly RowWrite[], batch.cursor)
    const seconds = (await rows.end()) / 1000
    return { seconds, cpu: cpu() - before.cpu, server: opensearch.cpu() - before.server }
  }
  const { server: _, ...embedded } = await written(rowsInFolder(join(folder, 'aside')))
  for (let n = 0; n < WARMING; n += 1) await written(await rowsInCluster(index))
  tell('index, tokens ready', rate(documents, embedded), rate(documents, await written(await rowsInCluster(index))))
}
