import { expect, test } from 'vitest'
import { isoOf, rangeOf } from '#exchange/day-range.ts'
import { sayingDays } from '#exchange/days-in-words.ts'
import { knowledgeOf } from '#exchange/knowledge.ts'
import { ledger } from '#exchange/ledger.ts'
import { ledgerShape } from '#exchange/ledger-shape.ts'
import { lineInWords } from '#exchange/line-in-words.ts'
import { stateAfter } from '#exchange/state.ts'
import { timesOf } from '#exchange/times.ts'
import { ischl } from './sample.ts'

const states = (day: string, view?: string) =>
  Object.fromEntries(
    ledger(ischl, `1894-07-${day}`, view).lines.map(({ matter, state, possibly }) => [
      matter,
      [state, ...possibly.map((reply) => `possibly ${stateAfter(reply)}`)].join(', '),
    ]),
  )

test.each<[string, string | undefined, Record<string, string>]>([
  ['16', undefined, {}],
  ['17', undefined, { Bb: 'unanswered, possibly accepted' }],
  [
    '18',
    undefined,
    { Bb: 'unanswered, possibly accepted', Rb: 'accepted', Rc: 'refused', Rd: 'countered', Ac: 'unanswered' },
  ],
  // Who opened it by mistake knows what Bahr asks, and not what answer it had.
  ['18', 'beer-hofmann', expect.objectContaining({ Bb: 'unanswered', Rb: 'unanswered, possibly accepted' })],
  ['20', 'bahr', { Bb: 'unanswered, possibly accepted' }],
  ['20', 'hofmannsthal', {}],
])('on %s July 1894, view %s', (day, view, expected) => {
  expect(states(day, view)).toEqual(expected)
})

test('the letter that was opened by mistake is known to who opened it, and through him to whom it was for', () => {
  const times = timesOf(ischl)
  const since = (party: string) => knowledgeOf(party, ischl, times).get('B')
  expect(isoOf(since('beer-hofmann')?.text?.latest ?? 0)).toBe('1894-07-18')
  expect(since('schnitzler')?.gist?.earliest).toBe(rangeOf('1894-07-17').earliest)
  expect(since('hofmannsthal')).toBeUndefined()
})

test('the lost letter was in hand by the day on which it is taken up', () => {
  const times = timesOf(ischl)
  const [way] = times.ways.get('L') ?? []
  expect(way === undefined ? undefined : isoOf(times.days(way.inHand).latest)).toBe('1894-07-18')
})

test('a day that its source doubts is said with its question mark, and reckoned as it stands', () => {
  const days = sayingDays()
  const { lines } = ledger(ischl, '1894-07-18')
  const told = lines.flatMap((line) => lineInWords(line, ischl, days).notes.map(({ words }) => words))
  expect(told).toContain('by A, on 18 July 1894?')
  const [shape] = ledgerShape(ledger(ischl, '1894-07-18'), ischl, days).lines.filter(({ matter }) => matter === 'Rb')
  expect(shape?.by?.seen).toEqual({ earliest: '1894-07-18', latest: '1894-07-18', uncertain: true })
  expect(days(rangeOf('1894-07-19?'))).toBe('19 July 1894?')
  expect(sayingDays('1894')(rangeOf('1894-07-19?/1894-07-20'))).toBe('between 19 and 20 July?')
  expect(days(rangeOf('1894-07-19'))).toBe('19 July 1894')
  const times = timesOf(ischl)
  const [way] = times.ways.get('B') ?? []
  expect(way && days(times.days(way.sent))).toBe('17 July 1894?')
  // What is only known to have come after it is no surer.
  expect(way && days(times.days(way.inHand))).toBe('on or after 17 July 1894?')
})
