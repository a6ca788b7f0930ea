import { expect, test } from 'vitest'
import type { Exchange, Move, Point } from '#exchange/exchange.ts'
import { type Line, ledger } from '#exchange/ledger.ts'
import type { ExchangeId } from '#value/identifier.ts'

const exchange = (moves: readonly Move[], silences: Exchange['silences'] = []): Exchange => ({
  kind: 'exchange',
  id: 'case' as ExchangeId,
  title: 'A case',
  parties: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
    { id: 'c', label: 'C' },
  ],
  moves,
  silences,
  access: { kind: 'public' },
})

const sent = (sign: string, way: string, date: string | undefined, point: Omit<Point, 'id'>): Move => ({
  sign,
  from: [way.slice(0, 1)],
  to: [...way.slice(2)],
  ...(date === undefined ? {} : { steps: [{ step: 'dispatched' as const, claims: [{ edtf: date }] }] }),
  attested: 'documented',
  points: [{ id: sign, ...point }],
})
const asks = sent('Q', 'a>b', '1900-03-01', { act: 'ask', due: '1900-03-10' })
const reply = (sign: string, date: string | undefined, stance: NonNullable<Point['answers']>[number]['stance']) =>
  sent(sign, 'b>a', date, { act: 'answer', answers: [{ point: 'Q', stance }] })

const line = (each: Exchange, day: string, view?: string): Line | undefined =>
  ledger(each, `1900-03-${day}`, view).lines.find(({ matter }) => matter === 'Q')

test.each<[string, readonly Move[], string, Partial<Line>]>([
  ['nothing came', [asks], '02', { state: 'unanswered', group: 'awaiting', noReplyKnown: true }],
  ['past its day', [asks], '11', { state: 'unanswered', overdue: true }],
  ['on its day', [asks], '10', { state: 'unanswered' }],
  ['held', [asks, reply('H', '1900-03-03', 'hold')], '04', { state: 'held', group: 'awaiting' }],
  ['acknowledged', [asks, reply('H', '1900-03-03', 'acknowledge')], '04', { state: 'acknowledged' }],
  ['held before', [asks, reply('H', '1900-03-03', 'hold')], '02', { state: 'unanswered' }],
  [
    'an acknowledgement after a position',
    [asks, reply('R', '1900-03-03', 'refuse'), reply('H', '1900-03-05', 'acknowledge')],
    '06',
    { state: 'refused', group: 'closed' },
  ],
  ['in part', [asks, reply('R', '1900-03-03', 'accept-in-part')], '06', { state: 'accepted-in-part', group: 'open' }],
  ['countered', [asks, reply('R', '1900-03-03', 'counter')], '06', { state: 'countered', group: 'open' }],
  [
    'the counter is held',
    [
      asks,
      reply('R', '1900-03-03', 'counter'),
      sent('K', 'a>b', '1900-03-05', { act: 'answer', answers: [{ point: 'R', stance: 'hold' }] }),
    ],
    '06',
    { state: 'countered', group: 'open' },
  ],
  [
    'the counter is answered',
    [
      asks,
      reply('R', '1900-03-03', 'counter'),
      sent('K', 'a>b', '1900-03-05', { act: 'answer', answers: [{ point: 'R', stance: 'refuse' }] }),
    ],
    '06',
    { state: 'replaced', group: 'closed' },
  ],
  [
    'taken back',
    [asks, sent('W', 'a>b', '1900-03-04', { act: 'withdraw', withdraws: ['Q'] })],
    '05',
    { state: 'withdrawn', group: 'closed' },
  ],
  [
    'not yet taken back',
    [asks, sent('W', 'a>b', '1900-03-04', { act: 'withdraw', withdraws: ['Q'] })],
    '03',
    { state: 'unanswered' },
  ],
  [
    'the answer is taken back',
    [asks, reply('R', '1900-03-03', 'accept'), sent('W', 'b>a', '1900-03-04', { act: 'withdraw', withdraws: ['R'] })],
    '05',
    { state: 'unanswered' },
  ],
  [
    'a position that was changed',
    [asks, reply('R', '1900-03-03', 'refuse'), reply('A', '1900-03-07', 'accept')],
    '08',
    { state: 'accepted', group: 'closed' },
  ],
])('%s', (_name, moves, day, expected) => {
  expect(line(exchange(moves), day)).toMatchObject(expected)
  expect(line(exchange(moves), day)?.overdue).toBe(expected.overdue)
})

test('the reply of another than the one asked answers nothing', () => {
  const other = sent('R', 'c>a', '1900-03-03', { act: 'answer', answers: [{ point: 'Q', stance: 'accept' }] })
  expect(line(exchange([asks, other]), '05')?.state).toBe('unanswered')
})

test('one asked of two is owed by each', () => {
  const both = { ...asks, to: ['b', 'c'] }
  const { lines } = ledger(exchange([both, reply('R', '1900-03-03', 'accept')]), '1900-03-05')
  expect(lines.map(({ owedBy, state }) => [owedBy, state])).toEqual([
    ['b', 'accepted'],
    ['c', 'unanswered'],
  ])
})

test('who gets a copy owes nothing', () => {
  const { lines } = ledger(exchange([{ ...asks, copies: ['c'] }]), '1900-03-05')
  expect(lines.map(({ owedBy }) => owedBy)).toEqual(['b'])
})

test('a reminder is one matter with what it reminds of, and an answer to it answers that', () => {
  const reminder = sent('Q2', 'a>b', '1900-03-05', { act: 'ask', continues: 'Q' })
  const answer = sent('R', 'b>a', '1900-03-07', { act: 'answer', answers: [{ point: 'Q2', stance: 'accept' }] })
  const { lines } = ledger(exchange([asks, reminder, answer]), '1900-03-08')
  expect(lines.map(({ matter, state }) => [matter, state])).toEqual([['Q', 'accepted']])
})

test('in transit is only what is surely not yet there', () => {
  const slow: Move = {
    ...asks,
    steps: [
      { step: 'dispatched', claims: [{ edtf: '1900-03-01' }] },
      { step: 'arrived', claims: [{ edtf: '1900-03-04/1900-03-06' }] },
    ],
  }
  const states = ['03', '05', '07'].map((day) => line(exchange([slow]), day)?.state)
  expect(states).toEqual(['in-transit', 'unanswered', 'unanswered'])
  expect(line(exchange([slow]), '07')?.outstanding).toEqual([{ since: 'arrived', atLeast: 1, atMost: 3 }])
})

test('a source that says there was no answer is told from its day on, until a reply may have been seen', () => {
  const silence = { owedBy: 'b', to: 'Q', denies: 'received' as const, asOf: '1900-03-05', saidIn: 'S' }
  const says = sent('S', 'a>c', '1900-03-06', { act: 'inform' })
  const whole = exchange([asks, says, reply('R', '1900-03-08/..', 'accept')], [silence])
  expect(['04', '05', '07', '08'].map((day) => line(whole, day)?.said.length)).toEqual([0, 1, 1, 0])
  expect(line(whole, '07', 'b')?.said).toEqual([])
})

test('dates that contradict each other are an issue, and the stated dates stand', () => {
  const early = {
    ...reply('R', '1900-02-20', 'accept'),
    points: [{ ...reply('R', undefined, 'accept').points[0], acknowledges: ['Q'] }],
  }
  const { issues, lines } = ledger(exchange([asks, early as Move]), '1900-03-02')
  expect(issues[0]).toMatchObject({ severity: 'warning', at: 'R', field: 'steps' })
  expect(lines[0]?.state).toBe('accepted')
})

test('claims on one step that have no day in common are disputed, and the range is of both', () => {
  const disputed: Move = {
    ...asks,
    steps: [{ step: 'dispatched', claims: [{ edtf: '1900-03-01' }, { edtf: '1900-03-04' }] }],
  }
  expect(['02', '04'].map((day) => line(exchange([disputed]), day)?.put)).toEqual(['possibly', 'done'])
})
