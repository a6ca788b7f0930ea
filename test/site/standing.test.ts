import { expect, test } from 'vitest'
import { isBehind, isInStep, standingOf } from '#site/standing.ts'

test.each([
  ['agrees with the records', standingOf(10, 10, 0), true, false],
  ['has changes yet to take', standingOf(10, 9, 0), false, true],
  ['does not say', standingOf(10, 'away123', 0), false, false],
  ['is of a later past than the records', standingOf(10, 11, 0), false, false],
])('an index that %s', (_, standing, inStep, behind) => {
  expect(isInStep(standing)).toBe(inStep)
  expect(isBehind(standing)).toBe(behind)
})
