import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countCrossed, crossedMoves } from '#exchange/crossed.ts'
import { rangeOf } from '#exchange/day-range.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { orderOfSteps } from '#exchange/implications.ts'
import { knowledgeOf } from '#exchange/knowledge.ts'
import { type Line, ledger } from '#exchange/ledger.ts'
import { isHolding } from '#exchange/points.ts'
import { timesOf } from '#exchange/times.ts'
import { anyDay, anyExchange, anyParty, iso } from './any-exchange.ts'

const anyView = fc.option(anyParty, { nil: undefined })
const key = ({ matter, owedBy }: Line) => `${matter} ${owedBy}`

test('a later day never un-sends a matter', () => {
  fc.assert(
    fc.property(anyExchange, anyDay, anyDay, anyView, (exchange, one, other, view) => {
      const [day, later] = one <= other ? [one, other] : [other, one]
      const put = (at: number) =>
        ledger(exchange, iso(at), view)
          .lines.filter((line) => line.put === 'done')
          .map(key)
      const after = new Set(put(later))
      // A point that turns out to continue another is one matter with it: the party may learn of that later.
      const continues = new Set(
        exchange.moves.flatMap(({ points }) => points.filter((p) => p.continues).map((p) => p.id)),
      )
      expect(put(day).filter((each) => !after.has(each) && !continues.has(each.split(' ')[0] ?? ''))).toEqual([])
    }),
  )
})

test('the order of the moves does not matter', () => {
  fc.assert(
    fc.property(anyExchange, anyDay, anyView, fc.infiniteStream(fc.nat()), (exchange, day, view, chance) => {
      const moves = exchange.moves
        .map((move) => ({ move, at: chance.next().value }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ move }) => move)
      const shuffled = { ...exchange, moves }
      expect(ledger(shuffled, iso(day), view)).toEqual(ledger(exchange, iso(day), view))
      const crossed = (each: Exchange) =>
        [...crossedMoves(each, timesOf(each))].map(({ signs, how }) => `${signs} ${how}`).toSorted()
      expect(crossed(shuffled)).toEqual(crossed(exchange))
    }),
  )
})

test('pairs that crossed are told once each, counted without being made, and those of some moves by themselves', () => {
  fc.assert(
    fc.property(anyExchange, fc.integer({ min: 0, max: 3 }), (exchange, every) => {
      const times = timesOf(exchange)
      const all = [...crossedMoves(exchange, times)]
      expect(new Set(all.map(({ signs }) => `${signs}`)).size).toBe(all.length)
      expect(countCrossed(exchange, times)).toBe(all.length)
      const own = new Set(exchange.moves.filter((_, n) => n % 3 === every).map(({ sign }) => sign))
      expect([...crossedMoves(exchange, times, own)]).toEqual(
        all.filter(({ signs }) => signs.some((one) => own.has(one))),
      )
    }),
  )
})

test('the view of a party shows nothing of moves that it could not know, and no date narrowed by them', () => {
  fc.assert(
    fc.property(anyExchange, anyDay, anyParty, (exchange, day, party) => {
      const known = knowledgeOf(party, exchange, timesOf(exchange, orderOfSteps))
      const until = rangeOf(iso(day)).latest
      const could = (sign: string) => (known.get(sign)?.existence.earliest ?? Number.POSITIVE_INFINITY) <= until
      const without = { ...exchange, moves: exchange.moves.filter(({ sign }) => could(sign)) }
      // That the archive holds no reply at all is the archive's word, not the party's.
      const seen = (each: Exchange) =>
        ledger(each, iso(day), party).lines.map((line) => ({ ...line, noReplyKnown: undefined }))
      expect(seen(exchange)).toEqual(seen(without))
    }),
  )
})

test('a state changes only by a dated move', () => {
  fc.assert(
    fc.property(anyExchange, anyDay, (exchange, day) => {
      const times = timesOf(exchange)
      const next = rangeOf(iso(day + 1)).latest
      const bounds = exchange.moves
        .flatMap(({ sign }) => times.ways.get(sign) ?? [])
        .flatMap(({ events }) => events.map(times.days))
        .flatMap(({ earliest, latest }) => [earliest, latest])
      fc.pre(!bounds.includes(next))
      const states = (at: number) => ledger(exchange, iso(at)).lines.map((line) => `${key(line)} ${line.state}`)
      expect(states(day + 1)).toEqual(states(day))
    }),
  )
})

test('a holding reply or an acknowledgement never undoes a position', () => {
  fc.assert(
    fc.property(anyExchange, anyDay, (exchange, day) => {
      const without = {
        ...exchange,
        moves: exchange.moves.map((move) => ({
          ...move,
          points: move.points.map(({ answers, ...point }) => ({
            ...point,
            ...(answers === undefined ? {} : { answers: answers.filter((answer) => !isHolding(answer)) }),
          })),
        })),
      }
      const positioned = (each: Exchange) =>
        ledger(each, iso(day))
          .lines.filter(({ by, state }) => by !== undefined && !isHolding(by) && state !== 'withdrawn')
          .map(key)
      const all = new Set(positioned(exchange))
      const dated = timesOf(exchange)
      fc.pre(dated.issues.length === 0)
      // A holding reply may also put off the day from which a position can have been sent: then the position is later, not undone.
      const moved = exchange.moves.some(({ points }) =>
        points.some(({ answers }) => answers?.some(isHolding) && answers.length > 1),
      )
      fc.pre(!moved)
      expect(positioned(without).filter((each) => !all.has(each))).toEqual([])
    }),
  )
})
