import { expect, test } from 'vitest'
import { told } from '#search/expand-names.ts'

const names = (kind: 'made' | 'variant', count: number) =>
  Array.from({ length: count }, (_, n) => ({ text: `${kind} ${n}`, kind }))

test('of many forms made by rule eight are named and the rest counted; what is attested is all named', () => {
  const { what } = told({
    typed: 'X',
    agent: 'x',
    name: 'X',
    as: 'preferred',
    also: [...names('variant', 12), ...names('made', 11)],
  })
  expect(what).toContain('variant 11; made by rule: made 0, ')
  expect(what.endsWith('made 7 and 3 more')).toBe(true)
})
