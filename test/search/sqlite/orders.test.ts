import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Orders } from '#search/sqlite/orders.ts'
import { layOut } from '#search/sqlite/schema.ts'

const ALL = 9000

function filled(): Database.Database {
  const db = new Database(':memory:')
  layOut(db, 1)
  const insert = db.prepare('INSERT INTO documents (row, id, stamp, title_key) VALUES (?, ?, 1, ?)')
  db.transaction(() => {
    for (let row = 1; row <= ALL; row++) insert.run(row, `d${row}`, String(Math.imul(row, 2_654_435_761) >>> 0))
  })()
  return db
}

test('few rows, many and most of all stand in the same order, however many are asked for', () => {
  const db = filled()
  const orders = new Orders(db)
  const all = db.prepare<[], number>('SELECT row FROM documents ORDER BY title_key, id').pluck().all()
  for (const every of [1, 2, 8, 20, 4000]) {
    const rows = Uint32Array.from({ length: Math.floor(ALL / every) }, (_, n) => (n + 1) * every)
    const expected = all.filter((row) => row % every === 0)
    for (const count of [1, 20, rows.length])
      expect([...orders.sorted('title', rows, count)].slice(0, count)).toEqual(expected.slice(0, count))
  }
})
