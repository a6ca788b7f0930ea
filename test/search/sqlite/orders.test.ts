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

const ORDERS = {
  title: 'title_key, id',
  added: 'added DESC, id',
  'date-descending': 'undated, earliest DESC, latest DESC, id',
} as const

test('few rows, many and most of all stand in the same order, however many are asked for, and however often', () => {
  const db = filled()
  const asked = new Orders(db)
  for (const order of ['title', 'added', 'date-descending'] as const) {
    const all = db.prepare<[], number>(`SELECT row FROM documents ORDER BY ${ORDERS[order]}`).pluck().all()
    for (const every of [1, 2, 8, 20, 4000]) {
      const rows = Uint32Array.from({ length: Math.floor(ALL / every) }, (_, n) => (n + 1) * every)
      const expected = all.filter((row) => row % every === 0)
      for (const count of [1, 20, rows.length])
        for (const orders of [new Orders(db), asked])
          expect([...orders.sorted(order, rows, count)].slice(0, count)).toEqual(expected.slice(0, count))
    }
  }
})

test('what is asked after a change is of what there is then', () => {
  const db = filled()
  const orders = new Orders(db)
  const rows = Uint32Array.from({ length: ALL }, (_, n) => n + 1)
  for (const row of [17, 4711, 8000]) {
    for (let n = 0; n < 10; n++) expect(orders.sorted('added', rows, 1)[0]).not.toBe(row)
    db.prepare('UPDATE documents SET added = ? WHERE row = ?').run(row + ALL, row)
    orders.clear()
    for (let n = 0; n < 10; n++) expect(orders.sorted('added', rows, 1)[0]).toBe(row)
  }
})
