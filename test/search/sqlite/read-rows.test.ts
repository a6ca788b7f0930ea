import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { token } from '#search/index/match.ts'
import { readRows } from '#search/sqlite/frequent-sets.ts'

test('of a stretch of rows the full-text table is read there, and not from end to end', () => {
  const db = new Database(':memory:')
  db.exec("CREATE VIRTUAL TABLE all_words USING fts5(title, content='', contentless_delete=1, tokenize='ascii')")
  const write = db.prepare('INSERT INTO all_words (rowid, title) VALUES (CAST(? AS INTEGER), ?)')
  for (let row = 1; row <= 1000; row++) write.run(row, row % 2 === 0 ? 'even peace' : 'odd peace')
  // Each row that the full-text table gives is counted, whether it is wanted or not.
  let given = 0
  db.function('given', { deterministic: false }, (_row) => {
    given += 1
    return 1
  })
  db.exec('CREATE VIEW words AS SELECT rowid AS rowid, all_words AS words FROM all_words WHERE given(rowid)')

  expect([...readRows(db, token('even'), 500, 508)]).toEqual([500, 502, 504, 506])
  expect(given).toBeLessThan(10)
  given = 0
  expect(readRows(db, token('peace'))).toHaveLength(1000)
  expect(given).toBe(1000)
  db.close()
})
