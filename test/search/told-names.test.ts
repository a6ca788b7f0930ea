import { expect, test } from 'vitest'
import { told, toldNames } from '#search/told-names.ts'

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

const nanjing = { agent: 'nanjing', kind: 'place', name: 'Nanjing', as: 'variant' } as const
const form = (text: string) => ({ text, kind: 'variant' as const })

test('names of one bearer are told once, without what was typed', () => {
  const done = toldNames(
    [
      { ...nanjing, typed: 'nanjing', also: [form('Nanking'), form('南京')] },
      { ...nanjing, typed: 'nanking', also: [form('Nanjing'), form('南京')] },
      { ...nanjing, kind: undefined, agent: 'nanjing', typed: 'nanking', also: [form('X')] },
    ].map(({ kind, ...one }) => (kind === undefined ? one : { ...one, kind })),
  )
  expect(done.map(({ what, because }) => [what, because])).toEqual([
    ['Also searched: 南京', 'names of Nanjing'],
    ['Also searched: X', 'names of Nanjing'],
  ])
  expect(done[0]?.names).toMatchObject({ typed: 'nanjing', typedAlso: ['nanking'] })
})

test('a cover name is told apart from the name, what was sought for both once', () => {
  const stalin = { agent: 'stalin', name: 'Joseph Stalin' }
  const done = toldNames([
    { ...stalin, typed: 'Filippov', as: 'cover', also: [form('Stalin'), form('斯大林')] },
    { ...stalin, typed: 'Stalin', as: 'variant', also: [form('Filippov'), form('斯大林')] },
  ])
  expect(done.map(({ what }) => what)).toEqual([
    'Also searched: 斯大林',
    'Also searched: documents linked to Joseph Stalin',
  ])
})

test('a name that is only itself is no reason', () => {
  const [one] = toldNames([{ ...nanjing, typed: 'NANJING', also: [] }])
  expect([one?.what, one?.because]).toEqual(['Also searched: documents linked to Nanjing', 'the name is known here'])
})
