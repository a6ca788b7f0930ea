/**
 * Builds an index of so many documents in a folder, in a process of its own, and prints what that took as JSON:
 *
 *   node bench/search-index.ts FOLDER COUNT
 */
import { RowMaker } from '#search/index/index-row.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { indexWrites } from './index-writes.ts'
import { rowsInFolder } from './rows.ts'

/** What the building of an index took. `written`: documents a second, of rows that were made before. */
export interface Built {
  readonly seconds: number
  readonly written: number
  readonly peak: number
}

const [folder = '', given = '0'] = process.argv.slice(2)
const count = Number(given)
/** So many rows of documents are made before, and then written. */
const MOST_ROWS = 5000

let seconds = 0
/** What is indexed is read apart. */
async function timed(act: () => Promise<unknown>): Promise<void> {
  const before = performance.now()
  await act()
  seconds += (performance.now() - before) / 1000
}

const indexing = openSqliteIndexing({ folder })
const rebuilding = await indexing.rebuild()
for (const { writes, cursor } of indexWrites(count)) await timed(() => rebuilding.take(writes, cursor))
await timed(() => rebuilding.finish())
await indexing.close()
const peak = Math.round(process.resourceUsage().maxRSS / 1024)

const rows = rowsInFolder(folder)
const maker = new RowMaker()
let made = 0
for (const { writes, cursor } of indexWrites(Math.min(count, MOST_ROWS))) {
  const some = maker.rows(writes)
  made += some.filter((row) => 'put' in row).length
  await rows.take(some, cursor)
}
const written = made / ((await rows.end()) / 1000)
const built: Built = { seconds, written, peak }
console.log(JSON.stringify(built))
