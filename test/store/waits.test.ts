import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describe } from '#store/sql/describe.ts'
import { neighbours } from '#store/sql/neighbours.ts'
import type { Answers, Program } from '#store/sql/program.ts'
import { Contents, viewOf } from '#store/sql/view.ts'
import { Connection } from '#store/sqlite/connection.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { agent, cable, collection, exchange, id, why } from '../contract/store-samples.ts'

// However fast a database is, each thing that is asked after the answer to another is a wait on the way to it: what a page waits for is counted.

const folder = mkdtempSync(join(tmpdir(), 'chancery-waits-'))
const file = join(folder, 'archive.sqlite')
const war = id<'collection'>('war')
let connection: Connection

beforeAll(async () => {
  const store = await openSqliteStore({ file, now: () => new Date('2026-11-25T12:00:00Z') })
  const more = {
    participants: [{ role: 'sender', agent: id<'agent'>('stalin') }],
    collections: [{ collection: war }],
  } as const
  const replies = { relations: [{ kind: 'replies-to', to: { document: id<'document'>('1') } }] } as const
  await store.write((tx) =>
    tx.putAll(
      [
        agent('stalin'),
        agent('soso', { status: { kind: 'merged', into: id<'agent'>('stalin') } }),
        collection('war'),
        cable('1', more),
        cable('2', { ...more, ...replies }),
        cable('3', { participants: [{ role: 'sender', agent: id<'agent'>('soso') }] }),
        exchange('e', ['1']),
      ].map((held) => ({ held, why })),
    ),
  )
  await store.close()
  connection = new Connection(file, { patient: true })
})
afterAll(() => {
  connection.close()
  rmSync(folder, { recursive: true })
})

/** How often a program waits for answers. */
function waitsOf(program: Program<unknown>): number {
  let waits = 0
  function* counting(): Program<void> {
    for (let answers: Answers = []; ; ) {
      const step = program.next(answers)
      if (step.done === true) return
      if (step.value !== 'at once') waits += 1
      answers = yield step.value
    }
  }
  connection.run(counting())
  return waits
}

const view = () => viewOf(new Contents(), THE_PUBLIC)

test.each([
  ['a document, with all that it names and that replies to it', '2', 2],
  ['one in an exchange, of which it is looked what the reader may read', '1', 3],
  ['one that names somebody who was merged into another', '3', 3],
])('%s', (_, asked, waits) => {
  expect(waitsOf(describe(view(), [asked]))).toBe(waits)
})

test('what stands before and after it in a collection', () => {
  expect(waitsOf(neighbours(view(), war, id<'document'>('1')))).toBe(2)
})
