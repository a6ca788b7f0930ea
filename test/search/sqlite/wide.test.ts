import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HitSets } from '#search/sqlite/hit-sets.ts'
import { setsOf, together } from '#search/sqlite/wide.ts'

const WORDS = Array.from({ length: 14 }, (_, n) => `"w${n}"`)
const WIDE = WORDS.join(' OR ')
const [one = '', two = '', ...others] = WORDS

test.each([
  ['a word', '"peace"', '"peace"'],
  ['few alternatives', '("a" OR "b")', '("a" OR "b")'],
  ['many', `(${WIDE})`, { is: 'OR', of: WORDS }],
  ['some of them in brackets', `((${one} OR ${two}) OR ${others.join(' OR ')})`, { is: 'OR', of: WORDS }],
  ['many and a filter', `((${WIDE}) AND "f")`, { is: 'AND', of: [{ is: 'OR', of: WORDS }, '"f"'] }],
  ['many without what is closed', `((${WIDE}) NOT "c")`, { is: 'NOT', of: [{ is: 'OR', of: WORDS }, '"c"'] }],
  [
    'phrases and prefixes',
    `("a b" OR "c" * OR {title} : "d" OR ${WIDE})`,
    {
      is: 'OR',
      of: ['"a b"', '"c" *', '{title} : "d"', ...WORDS],
    },
  ],
  ['signs within tokens', '("a(b" AND "c)d")', '("a(b" AND "c)d")'],
])('takes %s apart', (_, match, sets) => {
  expect(setsOf(match)).toEqual(sets)
})

test.each([
  ['OR', [1, 2, 4, 5, 9]],
  ['AND', [4]],
  ['NOT', [1]],
] as const)('puts rows together by %s', (is, rows) => {
  const sets = [
    [1, 4],
    [2, 4, 5],
    [4, 9],
  ].map((some) => Uint32Array.from(some))
  expect([...together(is, sets)]).toEqual(rows)
  expect([...together(is, [Uint32Array.of(3)])]).toEqual([3])
})

test('finds what the full-text table finds, however an expression is made', () => {
  const db = new Database(':memory:')
  db.exec("CREATE VIRTUAL TABLE words USING fts5(title, x, tokenize='ascii')")
  const insert = db.prepare('INSERT INTO words (rowid, title, x) VALUES (?, ?, ?)')
  const letters = [...'abcdefghijklmnopqrst']
  const rows = fc.sample(fc.subarray(letters, { maxLength: 4 }), { numRuns: 80, seed: 1949 })
  rows.forEach((row, n) => void insert.run(n + 1, row.join(' '), row.toReversed().join(' ')))
  const word = fc.constantFrom(
    ...letters.map((letter) => `"${letter}"`),
    '"a b"',
    '"c" *',
    '{title} : "d"',
    'NEAR("a" "c", 3)',
  )
  const { match } = fc.letrec<{ match: string }>((tie) => {
    const some = fc.oneof(
      fc.array(word, { minLength: 2, maxLength: 18 }),
      fc.array(tie('match'), { minLength: 2, maxLength: 4 }),
    )
    return {
      match: fc.oneof(
        { maxDepth: 3 },
        word,
        fc.tuple(fc.constantFrom(' OR ', ' AND '), some).map(([sign, all]) => `(${all.join(sign)})`),
        fc.tuple(tie('match'), tie('match')).map(([kept, not]) => `(${kept} NOT ${not})`),
      ),
    }
  })
  const asked = db.prepare<[string], number>('SELECT rowid FROM words WHERE words MATCH ?').pluck()
  fc.assert(
    fc.property(match, (expression) => {
      expect([...new HitSets(db).of(expression)]).toEqual(asked.all(expression))
    }),
    { numRuns: 500, seed: 1949 },
  )
  db.close()
})
