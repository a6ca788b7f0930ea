import { expect, test } from 'vitest'
import { type HeldValue, valueBook } from '#search/value-book.ts'
import { byName, meantInWords, unmetInWords } from '#search/values-meant.ts'

const typed = (text: string) => ({ field: 'subject', typed: text, codes: [text] }) as const
const held = (...names: string[]): HeldValue[] => names.map((name, n) => ({ value: `s${n}`, names: [name] }))
const SOME = valueBook(held('Peace talks, 1949', 'Peace', 'Railways of the North', '国民党', 'Железные дороги'))

test.each([
  ['peace', ['s1'], 'name'],
  ['PEACE TALK', ['s0'], 'words'],
  ['1949 talks', ['s0'], 'words'],
  ['railway', ['s2'], 'words'],
  ['rail*', ['s2'], 'words'],
  ['north rail*', ['s2'], 'words'],
  ['國民', ['s3'], 'words'],
  ['民', ['s3'], 'words'],
  ['дорога', ['s4'], 'words'],
])('%s is met by %j, by its %s', (text, values, by) => {
  const meant = byName(typed(text), SOME)
  expect([meant?.values.map(({ value }) => value), meant?.by]).toEqual([values, by])
})

test.each(['war', '*', '', '"', 'peace war', 'ail*'])('%s is met by none', (text) => {
  expect(byName(typed(text), SOME)).toBeUndefined()
})

test('of very many values with a word those that the most documents have are taken, which is said', () => {
  const many = held(...Array.from({ length: 400 }, (_, n) => `Paper of ${n}`))
  const meant = byName(typed('paper'), valueBook(many))
  expect(meant?.values).toEqual(many.slice(0, 300))
  const [said] = meant === undefined ? [] : meantInWords(typed('paper'), meant)
  expect(said).toMatchObject({
    what: expect.stringMatching(/“Paper of 5” and 294 more$/u),
    because: 'their names have what was typed; so have more, which fewer documents have',
  })
})

test('what is none is told with the nearest, or with the first of all', () => {
  expect(unmetInWords(typed('raillways'), SOME).said).toBe(
    'There is no subject “raillways” here. The nearest: “Railways of the North”.',
  )
  expect(unmetInWords(typed('zzyzx'), valueBook(SOME.held.slice(0, 2))).said).toBe(
    'There is no subject “zzyzx” here. There are “Peace talks, 1949”, “Peace”.',
  )
  expect(unmetInWords(typed('zzyzx'), valueBook([])).said).toBe(
    'There is no subject “zzyzx” here. No document states a subject.',
  )
})

test('names that stand as before are not taken apart once more', () => {
  const more = valueBook(held('Peace', 'War'), SOME)
  expect(more.apart.get('Peace')).toBe(SOME.apart.get('Peace'))
  expect([...more.apart.keys()]).toEqual(['Peace', 'War'])
  expect(byName(typed('war'), more)?.values).toEqual([{ value: 's1', names: ['War'] }])
})
