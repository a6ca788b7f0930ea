// Writes to an index until it is killed. Each batch is ten new entries, and the cursor counts the batches.

import { takeLease } from '#search/sqlite/lease.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { entry, put, text } from '../../contract/search-samples.ts'

const folder = process.argv[2] ?? ''
if (takeLease(folder) === undefined) throw new Error('the lease is taken')
const indexing = openSqliteIndexing({ folder })
for (let batch = (await indexing.cursor()) + 1; ; batch++) {
  const stamp = batch * 100
  const entries = Array.from({ length: 10 }, (_, n) =>
    entry(`d${batch}-${n}`, { stamp: stamp + n, texts: text('peace '.repeat(200)) }),
  )
  await indexing.take(put(...entries), batch)
  process.stdout.write('.')
}
