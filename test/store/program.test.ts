import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, askOne, atOnce, type Program, run, together } from '#store/sql/program.ts'
import { among, from, given } from '#store/sql/query.ts'
import { Connection } from '#store/sqlite/connection.ts'

const WORDS = sql<{ readonly word: string }>`select word from words order by word`.compile(from)
const AMONG = sql<{ readonly word: string }>`select word from words where ${among('words.word', 'words')}`.compile(from)
const ADD = sql`insert into words (word) values (${given('word')})`.compile(from)

let folder: string
let one: Connection
let other: Connection
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-program-'))
  one = new Connection(join(folder, 'words.sqlite'), { patient: true })
  one.exec('pragma journal_mode = wal')
  one.exec('create table words (word text not null) strict')
  other = new Connection(join(folder, 'words.sqlite'), { patient: true })
})
afterEach(() => {
  one.close()
  other.close()
  rmSync(folder, { recursive: true })
})

function* twice(between: () => void): Program<readonly number[]> {
  const before = yield* ask(WORDS, {})
  between()
  return [before.length, (yield* ask(WORDS, {})).length]
}

function* twiceAtOnce(between: () => void): Program<readonly number[]> {
  yield* atOnce()
  return yield* twice(between)
}

test('a program reads what others write between its queries, unless all is read at once', () => {
  const write = () => other.run(run(ADD, { word: 'peace' }))
  expect(one.run(twice(write))).toEqual([0, 1])
  expect(one.run(twiceAtOnce(write))).toEqual([1, 1])
  expect(one.database.inTransaction).toBe(false)
})

test('a program that throws leaves no transaction open', () => {
  const wrong = () => {
    throw new Error('half-way')
  }
  expect(() => one.run(twiceAtOnce(wrong))).toThrow('half-way')
  expect(one.database.inTransaction).toBe(false)
})

test('a list is one value, however long', () => {
  for (const word of ['“peace”', "a'b", 'war']) one.run(run(ADD, { word }))
  expect(one.run(ask(AMONG, { words: ['“peace”', "a'b", 'no'] }))).toHaveLength(2)
  expect(one.run(askOne(AMONG, { words: [] }))).toBeUndefined()
})

test('programs side by side are asked together, and each has its own answers', () => {
  for (const word of ['peace', 'war']) one.run(run(ADD, { word }))
  function* found(...words: readonly string[]): Program<number> {
    let count = 0
    for (const word of words) count += (yield* ask(AMONG, { words: [word] })).length
    return count
  }
  const program = () => together(found('no', 'peace', 'war'), atOnce(), found('war'), together(found(), found('no')))
  expect(one.run(program())).toEqual([2, undefined, 1, [0, 0]])
  const steps = []
  const asked = program()
  for (let step = asked.next([]); step.done !== true; step = asked.next([[], [], []])) steps.push(step.value)
  expect(steps.map((step) => (step === 'at once' ? step : step.length))).toEqual(['at once', 3, 1, 1])
})
