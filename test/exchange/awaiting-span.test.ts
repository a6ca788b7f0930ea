import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awaitingSpan } from '#exchange/awaiting-span.ts'
import { isoOf, rangeOf } from '#exchange/day-range.ts'
import { ledger } from '#exchange/ledger.ts'
import { anyExchange, iso } from './any-exchange.ts'
import { nanjing } from './nanjing.ts'

const only = (...signs: string[]) => ({ ...nanjing, moves: nanjing.moves.filter(({ sign }) => signs.includes(sign)) })

test('from the first day on which something was put, and on where something stays unanswered', () => {
  const span = awaitingSpan(nanjing)
  expect([isoOf(span?.from ?? 0), span?.until]).toEqual(['1949-01-08', undefined])
})

test('until the last answer, where all is answered', () => {
  const span = awaitingSpan(only('1', '3', '4', '5'))
  expect([isoOf(span?.from ?? 0), isoOf(span?.until ?? 0)]).toEqual(['1949-01-10', '1949-01-14'])
})

test('nothing where nothing wants a reply, and always where it has no day', () => {
  expect(awaitingSpan(only('P', 'I'))).toBeUndefined()
  const dayless = { ...only('1'), moves: only('1').moves.map((move) => ({ ...move, steps: [] })) }
  expect(awaitingSpan(dayless)).toEqual({ from: Number.NEGATIVE_INFINITY })
})

test('outside it nothing is awaited, whatever the exchange', () => {
  fc.assert(
    fc.property(anyExchange, fc.integer({ min: 1, max: 28 }), (exchange, at) => {
      const { from, until } = awaitingSpan(exchange) ?? { from: Number.POSITIVE_INFINITY, until: undefined }
      const day = rangeOf(iso(at)).latest
      fc.pre(day < from || (until !== undefined && day >= until))
      expect(ledger(exchange, iso(at)).lines.filter(({ group }) => group === 'awaiting')).toEqual([])
    }),
  )
})
