import { expect, test } from 'vitest'
import { lookUp } from '#value/look-up.ts'

test('a table has nothing under what every object has', () => {
  const table = { ask: 'asks' }
  expect(lookUp(table, 'ask')).toBe('asks')
  for (const word of ['toString', 'constructor', '__proto__', 'hasOwnProperty', ''])
    expect(lookUp(table, word)).toBeUndefined()
})
