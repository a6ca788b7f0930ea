/**
 * Builds an index of so many documents, in a folder or in a cluster, in a process of its own, and prints what that took as JSON:
 *
 *   node bench/search-index.ts FOLDER COUNT
 *   node bench/search-index.ts opensearch+http://HOST:PORT/NAME COUNT
 */
import { RowMaker } from '#search/index/index-row.ts'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { openCluster } from '#search/opensearch/open.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { indexWrites } from './index-writes.ts'
import { rowsInCluster, rowsInFolder } from './rows.ts'

/** What the building of an index took. `written`: documents a second, of rows that were made before. */
export interface Built {
  readonly seconds: number
  readonly written: number
  /** Seconds of the processor in this program, reading what is indexed apart. */
  readonly cpu: number
  readonly peak: number
}

const [place = '', given = '0'] = process.argv.slice(2)
const count = Number(given)
const inCluster = place.startsWith('opensearch+')
/** So many rows of documents are made before, and then written. */
const MOST_ROWS = inCluster ? 20_000 : 5000

const seconds = () => {
  const { user, system } = process.cpuUsage()
  return { wall: performance.now() / 1000, cpu: (user + system) / 1e6 }
}
const taken = { wall: 0, cpu: 0 }
async function timed<T>(act: () => Promise<T>): Promise<T> {
  const before = seconds()
  const made = await act()
  const after = seconds()
  taken.wall += after.wall - before.wall
  taken.cpu += after.cpu - before.cpu
  return made
}

const cluster = inCluster ? await openCluster(readClusterAddress(place), {}) : undefined
const indexing = (await cluster?.openIndexing()) ?? openSqliteIndexing({ folder: place })
const rebuilding = await indexing.rebuild()
for (const { writes, cursor } of indexWrites(count)) await timed(() => rebuilding.take(writes, cursor))
await timed(() => rebuilding.finish())
await indexing.close()
await cluster?.searching.close()
const peak = Math.round(process.resourceUsage().maxRSS / 1024)

const rows = inCluster ? await rowsInCluster(place) : rowsInFolder(place)
const maker = new RowMaker(inCluster)
let made = 0
for (const { writes, cursor } of indexWrites(Math.min(count, MOST_ROWS))) {
  const some = maker.rows(writes)
  made += some.filter((row) => 'put' in row).length
  await rows.take(some, cursor)
}
const written = made / ((await rows.end()) / 1000)
const built: Built = { seconds: taken.wall, cpu: taken.cpu, written, peak }
console.log(JSON.stringify(built))
