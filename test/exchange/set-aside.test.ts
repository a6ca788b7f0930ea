import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Exchange, Move } from '#exchange/exchange.ts'
import { impossibleIn } from '#exchange/impossible.ts'
import { setAsideUnknown } from '#exchange/set-aside.ts'
import { strangeActs } from '#exchange/strange-acts.ts'
import { anyExchange } from './any-exchange.ts'
import { nanjing } from './nanjing.ts'

const change = (sign: string, how: (move: Move) => Partial<Move>): Exchange => ({
  ...nanjing,
  moves: nanjing.moves.map((move) => (move.sign === sign ? { ...move, ...how(move) } : move)),
})
const point = (sign: string, more: object) =>
  change(sign, ({ points }) => ({ points: points.map((each, index) => (index === 0 ? { ...each, ...more } : each)) }))

test('the worked case has nothing to set aside, and nothing impossible', () => {
  expect(setAsideUnknown(nanjing)).toEqual({ exchange: nanjing, issues: [] })
  expect(impossibleIn(nanjing)).toEqual([])
})

test.each<[string, Exchange, string, string, string]>([
  ['an unknown party', change('2', () => ({ to: ['ccp', 'tokyo'] })), '2', 'to', '“tokyo” is no party'],
  [
    'an answer to no point',
    point('5', { answers: [{ point: '9z', stance: 'accept' }] }),
    '5, 5',
    'answers',
    '“9z” is no point',
  ],
  ['an acknowledgement of no move', point('5', { acknowledges: ['99'] }), '5, 5', 'acknowledges', '“99” is no move'],
  [
    'a step after no move',
    change('2', () => ({ steps: [{ step: 'arrived', claims: [{ after: '99' }] }] })),
    '2',
    'steps',
    '“99” is no move',
  ],
  [
    'a sign that stands twice',
    { ...nanjing, moves: [...nanjing.moves, ...nanjing.moves.slice(0, 1)] },
    'N',
    'sign',
    'another move N',
  ],
  [
    'a point that stands twice',
    change('2', ({ points }) => ({ points: [...points, ...points] })),
    '2, 2a',
    'points',
    'another point 2a',
  ],
  [
    'a silence on no point',
    { ...nanjing, silences: [{ owedBy: 'paris', to: 'Z', denies: 'sent', asOf: 'never' }] },
    'silence of paris on Z',
    'silences',
    '“Z” is no point',
  ],
])('%s is set aside, and said', (_name, given, at, field, message) => {
  const { exchange, issues } = setAsideUnknown(given)
  expect(issues).toMatchObject([{ severity: 'warning', at, field, message: expect.stringContaining(message) }])
  expect(setAsideUnknown(exchange)).toEqual({ exchange, issues: [] })
  expect(exchange.unplaced).toHaveLength(1)
})

test('what is set aside is kept whole', () => {
  const { exchange } = setAsideUnknown(point('5', { answers: [{ point: '9z', stance: 'accept' }] }))
  expect(exchange.unplaced).toEqual([{ label: '5, 5, answers', value: '{"point":"9z","stance":"accept"}' }])
})

test.each<[string, Exchange, string]>([
  [
    'an answer sent before what it answers',
    change('3', () => ({ steps: [{ step: 'dispatched', claims: [{ edtf: '1949-01-02' }] }] })),
    'cannot have come after',
  ],
  ['answers in a circle', point('N', { answers: [{ point: 'S', stance: 'accept' }] }), 'in a circle'],
  ['a sender that is none', change('2', () => ({ from: [] })), 'no sender'],
  [
    'a silence without a last day',
    { ...nanjing, silences: [{ owedBy: 'paris', to: 'N', denies: 'sent', asOf: '1949-01-10/..' }] },
    'no last day',
  ],
])('%s is told of', (_name, given, message) => {
  expect(impossibleIn(given).map((issue) => issue.message)).toContainEqual(expect.stringContaining(message))
})

test('whatever is given, what is left names only what is there, and nothing throws', () => {
  fc.assert(
    fc.property(anyExchange, (given) => {
      const { exchange } = setAsideUnknown(given)
      expect(setAsideUnknown(exchange).issues).toEqual([])
      impossibleIn(exchange)
    }),
  )
})

test('a circle names each of its points once', () => {
  const [issue] = impossibleIn(point('N', { answers: [{ point: 'S', stance: 'accept' }] }))
  expect(issue?.message).toMatch(/^The points (?:N and S|S and N) answer or continue each other in a circle\.$/u)
  expect(impossibleIn(point('5', { continues: '5' }))[0]?.message).toBe('The point 5 answers or continues itself.')
})

test('an act that is in no list stays, and is told', () => {
  expect(strangeActs(nanjing)).toEqual([])
  expect(strangeActs(point('5', { act: 'answr' }))).toMatchObject([
    { severity: 'note', at: '5, 5', field: 'act', message: expect.stringContaining('“answr” is no act') },
  ])
})
