import { expect, test } from 'vitest'
import { compileQuery } from '#search/index/compile-query.ts'
import { readQuery } from '#search/read-query.ts'

const vocabulary = { languages: ['en'], values: () => [], exact: () => undefined }
const compiled = (typed: string) => compileQuery(readQuery(typed).query, vocabulary)

test('small words within a phrase neither rank its hits nor are scored', () => {
  expect(compiled('"of the treaty"')).toMatchObject({ telling: [['treaty', 'treati']], costly: true })
  expect(compiled('"it is not"')).toMatchObject({ telling: [], costly: true })
  expect(compiled('"peace treaty"')).toMatchObject({
    telling: [
      ['peace', 'peac'],
      ['treaty', 'treati'],
    ],
    costly: false,
  })
})

test('a small word alone is what was asked', () => {
  expect(compiled('the treaty')).toMatchObject({ telling: [['the'], ['treaty', 'treati']], costly: false })
})
