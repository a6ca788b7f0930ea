import { expect, test } from 'vitest'
import { compileQuery } from '#search/index/compile-query.ts'
import { readQuery } from '#search/read-query.ts'

const vocabulary = {
  languages: ['en'],
  values: () => [],
  exact: () => undefined,
  written: () => undefined,
}
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

test('a row of small and common words is a token, beside which the common ones are sought to rank by', () => {
  const keys = (typed: string) => {
    const { match } = compiled(typed)
    return typeof match === 'object' ? match.key.replaceAll(/[\uE000-\uF8FF]/gu, '_') : match
  }
  expect(keys('"of the"')).toBe('_of_the')
  expect(keys('"of the united"')).toBe('((_of_the_united&united)|(_of_the_unit&unit))')
  expect(keys('"the united states treaty"')).toContain('(_the_unit_state&the unit state treati)')
})
