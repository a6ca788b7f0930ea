import { describe, expect, test } from 'vitest'
import { crossedMoves } from '#exchange/crossed.ts'
import { isoOf, rangeOf } from '#exchange/day-range.ts'
import { ledger } from '#exchange/ledger.ts'
import { draftsAwaitingAssent, lastPositions } from '#exchange/positions.ts'
import { timesOf } from '#exchange/times.ts'
import { toldApart } from '#exchange/told.ts'
import { nanjing } from './nanjing.ts'
import { sample } from './sample.ts'

describe.each([
  ['the bare facts', nanjing],
  ['the sample', sample],
])('%s', (_name, exchange) => {
  const times = timesOf(exchange)
  const on = (day: string) => rangeOf(`1949-01-${day}`).latest

  test.each([
    ['1', 'ccp', '1949-01-13', '3'],
    ['2', 'ccp', '1949-01-14', '4'],
    ['4', 'moscow', '1949-01-15', '6'],
  ])('%s was in hand by a day that is implied', (sign, party, latest, by) => {
    const way = times.ways.get(sign)?.find(({ to }) => to === party)
    if (way === undefined) throw new Error(`${sign} has no way to ${party}`)
    const days = times.days(way.inHand)
    expect([isoOf(days.latest), days.latestBy]).toEqual([latest, by])
  })

  test('the telegrams that may have crossed', () => {
    expect([...crossedMoves(exchange, times)].map(({ signs, how }) => [...signs, how])).toEqual([
      ['2', '3', 'possibly'],
      ['4', '5', 'possibly'],
    ])
  })

  test('days outstanding are counted from both steps where they differ', () => {
    const line = ledger(exchange, '1949-01-14').lines.find(
      ({ owedBy, matter }) => matter === 'N' && owedBy === 'moscow',
    )
    expect(line?.outstanding).toEqual([
      { since: 'presented', atLeast: 6, atMost: 6 },
      { since: 'arrived', atLeast: 5, atMost: 5 },
    ])
  })

  test('a later answer is told of in the view of all sides only', () => {
    const moscow = (view?: string) =>
      ledger(exchange, '1949-01-14', view).lines.find(({ owedBy, matter }) => matter === 'N' && owedBy === 'moscow')
    expect(moscow()?.later?.sign).toBe('S')
    expect(moscow('moscow')?.later).toBeUndefined()
  })

  test('drafts await assent until the answer is seen', () => {
    const awaiting = (day: string, view?: string) =>
      draftsAwaitingAssent(ledger(exchange, `1949-01-${day}`, view)).map(({ matter }) => matter)
    expect(awaiting('12')).toEqual(['1b', '1c'])
    expect(awaiting('13')).toEqual([])
  })

  test('the last position of each party on each matter', () => {
    const positions = lastPositions(ledger(exchange, '1949-01-17'))
    expect(positions.map(({ party, matter, reply }) => [party, matter, reply.stance, reply.sign])).toEqual([
      ['moscow', 'N', 'refuse', 'S'],
      ['ccp', '1b', 'counter', '3'],
      ['ccp', '1c', 'accept-in-part', '4'],
      ['moscow', '3a', 'accept', '5'],
    ])
    const earlier = ledger(exchange, '1949-01-17').lines.find(({ matter }) => matter === '1c')?.earlier
    expect(earlier?.map(({ sign }) => sign)).toEqual(['3'])
  })

  test('what Moscow had been told that Nanjing had not', () => {
    expect(toldApart('moscow', 'nanjing', exchange, times, on('12'))).toEqual([
      { sign: '1', how: 'surely', otherwise: 'not' },
      { sign: '2', how: 'surely', otherwise: 'not' },
    ])
  })

  test('a possible state names the date that would settle it', () => {
    const line = ledger(exchange, '1949-01-12').lines.find(
      ({ owedBy, matter }) => matter === 'N' && owedBy === 'washington',
    )
    expect(line?.possibly[0]?.settledBy).toEqual({ sign: 'US', step: 'presented', earliest: '1949-01-12' })
  })
})
