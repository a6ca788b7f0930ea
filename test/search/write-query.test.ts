import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuery } from '#search/read-query.ts'
import { writeQuery } from '#search/write-query.ts'

test.each([
  'mao',
  'mao stalin',
  '"peace talks"',
  '"peace talks"~3',
  'telegr*',
  'te*gram',
  'wom?n',
  'roschin~',
  'roschin~1',
  'a NEAR/5 "b c"',
  'mao -war',
  '-war',
  '-"cold war"',
  '-(cold war)',
  'mao OR stalin',
  '(a b) OR c',
  'a (b OR c)',
  'from:stalin',
  'person:"mao zedong"',
  'to:(a OR b)',
  '-from:mao',
  'from:(mao stalin) exact:(a b)',
  'exact:"peace talks"',
  'exact:mao',
  'in-text:railways',
  '毛 NEAR/4 东',
  'date:1949-01-01..1949-02-28 OR peace',
])('writes %s as it was read', (typed) => {
  expect(writeQuery(readQuery(typed).query)).toBe(typed)
})

/** Questions that are well made, one in another. */
const { question } = fc.letrec<{ question: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      'mao',
      'te*gram',
      'telegr*',
      'roschin~',
      '"peace talks"',
      '"a b"~2',
      '毛泽东',
      'from:mao',
      'title:(mao OR peace)',
      'x NEAR/3 y',
    ),
    tie('question').map((one) => `(${one})`),
    tie('question').map((one) => `exact:(${one})`),
  ),
  question: fc.oneof(
    fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((some) => some.join(' ')),
    fc.array(tie('piece'), { minLength: 2, maxLength: 3 }).map((some) => some.join(' OR ')),
    fc.tuple(tie('piece'), tie('piece')).map(([one, other]) => `${one} -${other}`),
  ),
}))

test('what is written is read as what was written', () => {
  fc.assert(
    fc.property(question, (typed) => {
      const { query } = readQuery(typed)
      expect([writeQuery(query), readQuery(writeQuery(query)).query]).toEqual([writeQuery(query), query])
    }),
  )
})
