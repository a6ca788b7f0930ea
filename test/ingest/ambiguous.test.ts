import { expect, test } from 'vitest'
import { ambiguous } from '#ingest/ambiguous.ts'

test.each([
  [2, '“a0”, “a1”'],
  [5, '“a0”, “a1”, “a2”, “a3”, “a4”'],
  [1000, '“a0”, “a1”, “a2”, “a3”, “a4” and 995 more'],
])('tells of %i authorities at most five by name', (count, any) => {
  const candidates = Array.from({ length: count }, (_, n) => ({ id: `a${n}` }))
  expect(ambiguous('participants', { asNamed: 'Roe', at: 'letters.csv:2' }, candidates)).toEqual({
    severity: 'warning',
    at: 'letters.csv:2',
    field: 'participants',
    message: `“Roe” may be any of ${any}. None was linked`,
  })
})
