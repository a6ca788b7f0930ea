import { describe, expect, test } from 'vitest'
import { countCrossed, crossedMoves } from '#exchange/crossed.ts'
import { isoOf, rangeOf } from '#exchange/day-range.ts'
import type { Exchange, Move, Point } from '#exchange/exchange.ts'
import { knowledgeOf } from '#exchange/knowledge.ts'
import { ledger } from '#exchange/ledger.ts'
import { timesOf } from '#exchange/times.ts'
import type { ExchangeId, PlaceId } from '#value/identifier.ts'

// Each sentence of exchange.md, "Times", and those of "The ledger" that the worked case does not show.

const exchange = (moves: readonly Move[], more: Partial<Exchange> = {}): Exchange => ({
  kind: 'exchange',
  id: 'case' as ExchangeId,
  title: 'A case',
  parties: ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() })),
  moves,
  access: { kind: 'public' },
  ...more,
})
type Steps = readonly (readonly [step: NonNullable<Move['steps']>[number]['step'], date?: string, place?: string])[]
const move = (sign: string, way: string, steps: Steps, point: Partial<Point> = {}, more: Partial<Move> = {}): Move => ({
  sign,
  from: [way.slice(0, 1)],
  to: [...way.slice(2)],
  steps: steps.map(([step, edtf, place]) => ({
    step,
    ...(place === undefined ? {} : { place: place as PlaceId }),
    claims: edtf === undefined ? [] : [{ edtf: `1900-03-${edtf}` }],
  })),
  attested: 'documented',
  points: [{ id: sign, act: 'ask', ...point }],
  ...more,
})
const sent = (sign: string, way: string, date: string, point: Partial<Point> = {}) =>
  move(sign, way, [['dispatched', date]], point)

/** When a move was in hand of a party: `from..to`, and what implies the end. */
function inHand(given: Exchange, sign: string, party = 'b'): string {
  const times = timesOf(given)
  const way = times.ways.get(sign)?.find(({ to }) => to === party)
  if (way === undefined) throw new Error(`${sign} has no way to ${party}`)
  const { earliest, latest, latestBy } = times.days(way.inHand)
  const day = (number: number) => isoOf(number)?.slice(-2) ?? ''
  return `${day(earliest)}..${day(latest)}${latestBy === undefined ? '' : ` by ${latestBy}`}`
}

const asks = sent('Q', 'a>b', '01')
test.each<[string, Exchange, string]>([
  ['a step comes after the steps before it', exchange([asks]), '01..'],
  [
    'of several steps the last is “in hand”: seen, deciphered, arrived, presented',
    exchange([
      move('Q', 'a>b', [
        ['dispatched', '01'],
        ['presented', '02'],
        ['arrived', '03'],
        ['deciphered', '04'],
        ['seen', '05'],
      ]),
    ]),
    '05..05',
  ],
  [
    'what is presented is in hand where nothing later is stated',
    exchange([move('Q', 'a>b', [['presented', '02']])]),
    '02..02',
  ],
  [
    'an answer that acknowledges it shows that it had come',
    exchange([asks, sent('R', 'b>a', '05', { act: 'answer', acknowledges: ['Q'] })]),
    '01..05 by R',
  ],
  [
    'an answer that does not acknowledge it shows no receipt',
    exchange([asks, sent('R', 'b>a', '05', { act: 'answer', answers: [{ point: 'Q', stance: 'refuse' }] })]),
    '01..',
  ],
  [
    'what is carried out was received',
    exchange([asks, sent('R', 'b>c', '06', { act: 'inform', carriesOut: ['Q'] })]),
    '01..06 by R',
  ],
  [
    'a silence narrows nothing',
    exchange([asks], { silences: [{ owedBy: 'b', to: 'Q', denies: 'received', asOf: '1900-03-04', saidIn: 'Q' }] }),
    '01..',
  ],
  ['an unknown day is open on both sides', exchange([move('Q', 'a>b', [['dispatched'], ['arrived']])]), '..'],
])('%s', (_name, given, expected) => {
  expect(inHand(given, 'Q')).toBe(expected)
})

test('different steps dispute nothing; a day may be before another of another place', () => {
  const way = (places: readonly [string, string]) =>
    timesOf(
      exchange([
        move('Q', 'a>b', [
          ['dispatched', '02', places[0]],
          ['arrived', '01', places[1]],
        ]),
      ]),
    )
  expect(way(['tokyo', 'washington']).issues).toEqual([])
  expect(way(['tokyo', 'tokyo']).issues).toHaveLength(1)
  const apart = timesOf(
    exchange([
      move('Q', 'a>b', [
        ['presented', '02'],
        ['arrived', '03'],
      ]),
    ]),
  )
  expect(apart.ways.get('Q')?.[0]?.events.map(({ disputed }) => disputed)).toEqual([false, false])
})

test.each<[string, string, number]>([
  ['20:00', '-05:00', 0],
  ['08:00', '-05:00', 1],
])('hours and zones tell whether days of two places are out of order: %s %s', (hour, zone, issues) => {
  const at = (step: 'dispatched' | 'arrived', place: string, claim: object) => ({
    step,
    place: place as PlaceId,
    claims: [claim],
  })
  const steps = [
    at('dispatched', 'tokyo', { edtf: '1900-03-02', hour: '08:00', zone: '+09:00' }),
    at('arrived', 'washington', { edtf: '1900-03-01', hour, zone }),
  ]
  expect(timesOf(exchange([{ ...asks, steps }])).issues).toHaveLength(issues)
})

test('a position on a matter comes after the own holding reply on it', () => {
  const reply = (sign: string, date: string, stance: 'hold' | 'refuse') =>
    sent(sign, 'b>a', date, { act: 'answer', answers: [{ point: 'Q', stance }] })
  const times = timesOf(exchange([asks, reply('H', '05', 'hold'), { ...reply('R', '05', 'refuse'), steps: [] }]))
  const [way] = times.ways.get('R') ?? []
  expect(way === undefined ? undefined : isoOf(times.days(way.sent).earliest)).toBe('1900-03-05')
})

test('an order to deliver is no delivery', () => {
  const given = exchange([
    asks,
    move('R', 'b>a', [['ordered', '05'], ['presented']], {
      act: 'answer',
      answers: [{ point: 'Q', stance: 'refuse' }],
    }),
  ])
  const [line] = ledger(given, '1900-03-09').lines
  expect([line?.state, line?.possibly.map(({ settledBy }) => settledBy.step)]).toEqual(['unanswered', ['presented']])
})

test('about a day is a day more on both sides', () => {
  expect(Object.values(rangeOf('1900-03-03~')).map(isoOf)).toEqual(['1900-03-02', '1900-03-04'])
})

describe('a party knows a move', () => {
  const known = (given: Exchange, party: string) => {
    const found = knowledgeOf(party, given, timesOf(given)).get('Q')
    const day = (number: number | undefined) =>
      number === undefined ? undefined : (isoOf(number)?.slice(-2) ?? 'open')
    return [day(found?.existence.latest), day(found?.gist?.latest), day(found?.text?.latest)]
  }
  const learned = (extent: 'existence' | 'gist' | 'text'): Partial<Move> => ({
    learned: [{ party: 'c', how: 'leak', extent, claims: [{ edtf: '1900-03-04' }] }],
  })
  test.each<[string, Exchange, string, (string | undefined)[]]>([
    ['that it sent', exchange([asks]), 'a', ['01', '01', '01']],
    ['that it had in hand', exchange([move('Q', 'a>b', [['arrived', '02']])]), 'b', ['02', '02', '02']],
    ['that nobody told it of, not at all', exchange([asks]), 'c', [undefined, undefined, undefined]],
    ['that it learned of', exchange([{ ...asks, ...learned('existence') }]), 'c', ['04', undefined, undefined]],
    ['of which it learned the gist', exchange([{ ...asks, ...learned('gist') }]), 'c', ['04', '04', undefined]],
    [
      'that it was told of, to that extent',
      exchange([
        asks,
        move('T', 'b>c', [['arrived', '06']], { act: 'inform', tells: [{ move: 'Q', extent: 'gist' }] }),
      ]),
      'c',
      ['06', '06', undefined],
    ],
    [
      'that was published where it is',
      exchange([{ ...asks, public: { where: 'c', from: '1900-03-07' } }]),
      'c',
      ['07', '07', '07'],
    ],
    [
      'possibly, from the day on which it was published elsewhere',
      exchange([{ ...asks, public: { where: 'a', from: '1900-03-07' } }]),
      'c',
      ['open', 'open', 'open'],
    ],
  ])('%s', (_name, given, party, expected) => {
    expect(known(given, party)).toEqual(expected)
  })
})

test('what is accepted on conditions stays open, and the conditions are a matter of their own', () => {
  const given = exchange([
    asks,
    sent('R', 'b>a', '03', { act: 'answer', answers: [{ point: 'Q', stance: 'accept-on-conditions' }] }),
  ])
  const { lines } = ledger(given, '1900-03-04')
  expect(lines.map(({ matter, owedBy, state, group }) => [matter, owedBy, state, group])).toEqual([
    ['Q', 'b', 'accepted-on-conditions', 'open'],
    ['R', 'a', 'unanswered', 'awaiting'],
  ])
})

const way = (sign: string, from: string, dates: readonly [string, string], point: Partial<Point>) =>
  move(
    sign,
    from,
    [
      ['dispatched', dates[0]],
      ['arrived', dates[1]],
    ],
    { act: 'inform', ...point },
  )

test.each<[string, Partial<Point>, string[]]>([
  ['moves that were each sent before the other was in hand crossed surely', {}, ['surely']],
  ['where one tells of the other, they did not', { tells: [{ move: 'Q', extent: 'gist' }] }, []],
  ['where one acknowledges the other, they did not', { acknowledges: ['Q'] }, []],
])('%s', (_name, more, expected) => {
  const given = exchange([way('Q', 'a>b', ['01', '05'], {}), way('R', 'b>a', ['02', '06'], more)])
  expect([...crossedMoves(given, timesOf(given))].map(({ how }) => how)).toEqual(expected)
})

test('what joint senders sent crossed what went to them all once', () => {
  const joint = { ...way('Q', 'a>c', ['01', '05'], {}), from: ['a', 'b'] }
  const back = { ...way('R', 'c>a', ['02', '06'], {}), to: ['a', 'b'] }
  const given = exchange([joint, back])
  expect([...crossedMoves(given, timesOf(given))].map(({ signs }) => signs)).toEqual([['Q', 'R']])
  expect(countCrossed(given, timesOf(given))).toBe(1)
})

test('a countered matter stays open until the counter is answered, and is then replaced by it', () => {
  const answer = (sign: string, way: string, date: string, point: string, stance: 'counter' | 'accept') =>
    sent(sign, way, date, { act: 'answer', answers: [{ point, stance }] })
  const given = exchange([asks, answer('R', 'b>a', '03', 'Q', 'counter'), answer('S', 'a>b', '05', 'R', 'accept')])
  const states = (day: string) =>
    ledger(given, `1900-03-${day}`).lines.map(({ matter, state, by }) => `${matter} ${state} ${by?.sign ?? ''}`)
  expect(states('04')).toEqual(['Q countered R', 'R unanswered '])
  expect(states('05')).toEqual(['Q replaced R', 'R accepted S'])
})
