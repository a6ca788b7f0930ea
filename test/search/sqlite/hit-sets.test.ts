import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOf, anyOf, butNot, type Expression, inColumn, type Match, near, row, token } from '#search/index/match.ts'
import { CHUNK_BITS } from '#search/sqlite/chunk.ts'
import { frequentRows } from '#search/sqlite/frequent-sets.ts'
import { HitSets } from '#search/sqlite/hit-sets.ts'
import { printed } from '#search/sqlite/print-match.ts'
import { layOut, metaOf, setMeta } from '#search/sqlite/schema.ts'
import { FrequentWriter } from '#search/sqlite/write-frequent.ts'
import { type Chance, chance } from '../../../bench/chance.ts'

function expressionOf(match: Match): Expression {
  if (typeof match === 'object') return match
  throw new Error('Of expressions only expressions are made.')
}

/** Expressions of every kind over some letters. */
function expressions(letters: readonly string[]): fc.Arbitrary<Expression> {
  const word = fc.constantFrom(
    ...letters.map(token),
    row(['a', 'b']),
    row(['c'], true),
    inColumn('title', token('d')),
    near([token('a'), token('c')], 3),
  )
  return fc.letrec<{ match: Expression }>((tie) => {
    const some = fc.oneof(
      fc.array(word, { minLength: 2, maxLength: 18 }),
      fc.array(tie('match'), { minLength: 2, maxLength: 4 }),
    )
    return {
      match: fc.oneof(
        { maxDepth: 3 },
        word,
        fc.tuple(fc.constantFrom(anyOf, allOf), some).map(([join, all]) => expressionOf(join(all))),
        fc.tuple(tie('match'), tie('match')).map(([kept, not]) => expressionOf(butNot(kept, not))),
      ),
    }
  }).match
}

const LETTERS = [...'abcdefghijklmnopqrst', 'ca', 'cab']
/** The first letters far more often than the last. */
const textOf = (n: Chance): string => Array.from({ length: 4 }, () => LETTERS[n.skewed(LETTERS.length)] ?? '').join(' ')

const reversed = (text: string): string => text.split(' ').toReversed().join(' ')

/** An index of texts alone. */
class Texts {
  readonly db = new Database(':memory:')
  readonly sets = new HitSets(this.db)
  readonly frequent = new FrequentWriter(this.db)
  private generation = 1

  constructor() {
    layOut(this.db, this.generation)
    this.sets.use(this.generation)
  }

  put(row: number, text: string): void {
    this.db.prepare('DELETE FROM words WHERE rowid = ?').run(row)
    this.db.prepare('INSERT INTO words (rowid, title, x) VALUES (?, ?, ?)').run(row, text, reversed(text))
    for (const word of text.split(' ')) this.db.prepare('INSERT OR IGNORE INTO term (form) VALUES (?)').run(word)
    this.frequent.sample(row, [text, reversed(text)])
    this.generation += 1
    this.db
      .prepare('INSERT OR REPLACE INTO facet_chunk (chunk, generation, body) VALUES (?, ?, ?)')
      .run(row >>> CHUNK_BITS, this.generation, Buffer.of())
    setMeta(this.db, 'generation', this.generation)
    this.sets.use(this.generation)
  }

  asked(match: Expression): readonly number[] {
    return this.db
      .prepare<[string], number>('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid')
      .pluck()
      .all(printed(match))
  }

  held = (): string[] => this.db.prepare<[], string>('SELECT token FROM frequent ORDER BY token').pluck().all()
}

test('finds what the full-text table finds, however an expression is made, and whatever changes', () => {
  const n = chance(1949)
  const texts = new Texts()
  for (let row = 1; row <= 4500; row++) texts.put(row, row === 64 ? 'z a b c' : textOf(n))
  texts.frequent.bringAllUp()
  expect(texts.held()).toEqual(expect.arrayContaining(['a', 'b', 'c']))
  expect(texts.held()).not.toContain('z')
  fc.assert(
    fc.property(expressions(LETTERS), fc.integer({ min: 0, max: 3 }), (expression, changes) => {
      for (let change = 0; change < changes; change++) texts.put(1 + n.whole(5000), textOf(n))
      if (changes === 3) texts.frequent.takeTurn()
      expect([...texts.sets.of(expression)]).toEqual(texts.asked(expression))
    }),
    { numRuns: 400, seed: 1949 },
  )
})

test('sets of frequent tokens are those of the full-text table after each turn', () => {
  const n = chance(11)
  const texts = new Texts()
  for (let row = 1; row <= 4500; row++) texts.put(row, textOf(n))
  texts.frequent.bringAllUp()
  for (let row = 1; row <= 4500; row += 3) texts.put(row, 'q r s t')
  for (let turn = 0; turn < 20; turn++) texts.frequent.takeTurn()
  for (const word of texts.held())
    expect([...(frequentRows(texts.db, word)?.rows() ?? [])]).toEqual(texts.asked(token(word)))
  expect(texts.held()).toContain('q')
})

test('sets are far behind when documents here and there have changed, until all have had their turn', () => {
  const n = chance(12)
  const texts = new Texts()
  for (let row = 1; row <= 4500; row++) texts.put(row, textOf(n))
  texts.frequent.bringAllUp()
  expect(texts.frequent.isBehind).toBe(false)
  // One in each of fifteen stretches, then in one more.
  for (let chunk = 0; chunk < 15; chunk++) texts.put((chunk + 10) << CHUNK_BITS, textOf(n))
  expect(texts.frequent.isBehind).toBe(false)
  texts.put(30 << CHUNK_BITS, textOf(n))
  expect(texts.frequent.isBehind).toBe(true)
  expect(new FrequentWriter(texts.db).isBehind).toBe(true)
  let turns = 0
  for (; texts.frequent.isBehind; turns++) texts.frequent.takeTurn()
  expect(turns).toBeGreaterThan(1)
  const oldest = texts.db.prepare<[], number>('SELECT min(generation) FROM frequent').pluck()
  expect(oldest.get()).toBe(metaOf(texts.db).generation)
})
