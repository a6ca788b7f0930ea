import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { keepsTheIndex } from '../../contract/search.ts'

keepsTheIndex({
  name: 'SQLite FTS5',
  async open() {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-index-'))
    const indexing = openSqliteIndexing({ folder })
    const searching = openSqliteSearching({ folder, workers: 1 })
    return {
      indexing,
      searching,
      async close() {
        await searching.close()
        await indexing.close()
        rmSync(folder, { recursive: true })
      },
    }
  },
})
