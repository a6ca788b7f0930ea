import fc from 'fast-check'
import { expect, test } from 'vitest'
import { descentOf } from '#exchange/descent.ts'
import type { Exchange, Point } from '#exchange/exchange.ts'
import { timesOf } from '#exchange/times.ts'
import { anyExchange } from './any-exchange.ts'
import { nanjing } from './nanjing.ts'

const withTerms = (terms: Readonly<Record<string, Point['terms']>>): Exchange => ({
  ...nanjing,
  moves: nanjing.moves.map((move) => ({
    ...move,
    points: move.points.map((point) => {
      const own = terms[point.id]
      return own === undefined ? point : { ...point, terms: own }
    }),
  })),
})

test('a draft, its counter-draft and what was sent at last, term by term', () => {
  const exchange = withTerms({
    '1b': [
      { id: 'b1', text: 'for an end of the war' },
      { id: 'b2', text: 'asks whether the other side agrees' },
    ],
    '3a': [
      { id: 'a1', text: 'for an end of the war', takesOver: 'b1' },
      { id: 'a2', text: 'declines on non-interference' },
    ],
    S: [
      { id: 's1', text: 'for peace in China', changes: 'a1' },
      { id: 's2', text: 'declines on non-interference', takesOver: 'a2' },
    ],
  })
  const descent = descentOf('1b', timesOf(exchange))
  expect(descent?.drafts.map(({ point, how }) => [point.id, how])).toEqual([
    ['1b', 'draft'],
    ['3a', 'answer'],
    ['S', 'carried-out'],
  ])
  expect(descent?.rows.map((row) => row.map((cell) => cell?.fate))).toEqual([
    ['put-forward', 'kept', 'changed'],
    ['put-forward', 'dropped', undefined],
    [undefined, 'new', 'kept'],
  ])
})

test('a draft whose terms are not given drops none', () => {
  const descent = descentOf('1c', timesOf(withTerms({ '1c': [{ id: 'c1', text: 'one condition' }] })))
  expect(descent?.drafts.map(({ point }) => point.id)).toEqual(['1c', 'P'])
  expect(descent?.rows).toEqual([[{ fate: 'put-forward', text: 'one condition' }, undefined]])
})

test('no such point', () => {
  expect(descentOf('9z', timesOf(nanjing))).toBeUndefined()
})

test('the order of the moves does not matter', () => {
  const draftsOf = (exchange: Exchange, start: string) =>
    descentOf(start, timesOf(exchange))?.drafts.map(({ point, how }) => [point.id, how])
  const withWords = (exchange: Exchange): Exchange => ({
    ...exchange,
    moves: exchange.moves.map((move) => ({
      ...move,
      points: move.points.map((point) => ({ ...point, terms: [{ id: `${point.id}-1`, text: 'a term' }] })),
    })),
  })
  fc.assert(
    fc.property(anyExchange.map(withWords), (exchange) => {
      const turned = { ...exchange, moves: exchange.moves.toReversed() }
      for (const { id } of exchange.moves.flatMap(({ points }) => points))
        expect(draftsOf(turned, id)).toEqual(draftsOf(exchange, id))
    }),
  )
})
