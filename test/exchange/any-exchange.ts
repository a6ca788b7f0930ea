import fc from 'fast-check'
import { type Exchange, type Move, STANCES } from '#exchange/exchange.ts'
import type { ExchangeId } from '#value/identifier.ts'

const PARTIES = ['a', 'b', 'c']
const SIGNS = ['1', '2', '3', '4', '5', '6', '7']
const pointsOf = (sign: string) => [`${sign}a`, `${sign}b`]
const POINTS = SIGNS.flatMap(pointsOf)

/** As EDTF: a day of January 1949, a run of them, from a day on, or none. */
const date = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom('day', 'run', 'on'))
  .map(([day, more, how]) => {
    const from = `1949-01-0${day}`
    return how === 'day' ? from : how === 'on' ? `${from}/..` : `${from}/1949-01-${String(day + more).padStart(2, '0')}`
  })

const step = fc.record({
  step: fc.constantFrom('ordered' as const, 'dispatched' as const, 'presented' as const, 'arrived' as const),
  claims: fc.array(fc.record({ edtf: date }), { maxLength: 2 }),
})

const point = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      act: fc.constantFrom('request', 'ask-assent', 'inform', 'answer'),
      answers: fc.array(fc.record({ point: fc.constantFrom(...POINTS), stance: fc.constantFrom(...STANCES) }), {
        maxLength: 2,
      }),
      acknowledges: fc.array(fc.constantFrom(...SIGNS), { maxLength: 1 }),
      continues: fc.constantFrom(...POINTS),
      carriesOut: fc.array(fc.constantFrom(...POINTS), { maxLength: 1 }),
      withdraws: fc.array(fc.constantFrom(...POINTS), { maxLength: 1 }),
      tells: fc.array(
        fc.record({ move: fc.constantFrom(...SIGNS), extent: fc.constantFrom('existence', 'gist', 'text') }),
        { maxLength: 1 },
      ),
    },
    { requiredKeys: ['id', 'act'] },
  )

const move = (sign: string): fc.Arbitrary<Move> =>
  fc.record(
    {
      sign: fc.constant(sign),
      from: fc.subarray(PARTIES, { minLength: 1, maxLength: 1 }),
      to: fc.subarray(PARTIES, { maxLength: 2 }),
      steps: fc.array(step, { maxLength: 3 }),
      public: fc.record({ where: fc.constantFrom(...PARTIES), from: date }),
      attested: fc.constant('documented' as const),
      points: fc.tuple(...pointsOf(sign).map(point)),
    },
    { requiredKeys: ['sign', 'from', 'to', 'attested', 'points'] },
  )

/** Exchanges of all kinds, well made or not: answers to later moves, circles, dates that contradict each other. */
export const anyExchange: fc.Arbitrary<Exchange> = fc
  .tuple(
    fc.tuple(...SIGNS.map(move)),
    fc.integer({ min: 1, max: SIGNS.length }),
    fc.array(
      fc.record({
        owedBy: fc.constantFrom(...PARTIES),
        to: fc.constantFrom(...POINTS),
        denies: fc.constant('received' as const),
        asOf: fc.constantFrom('1949-01-03', '1949-01-06', 'never'),
        saidIn: fc.constantFrom(...SIGNS),
      }),
      { maxLength: 2 },
    ),
  )
  .map(([moves, count, silences]) => ({
    kind: 'exchange',
    id: 'any' as ExchangeId,
    title: 'Any',
    parties: PARTIES.map((id, order) => ({ id, label: id, order })),
    moves: moves.slice(0, count),
    silences,
    access: { kind: 'public' },
  }))

export const anyDay = fc.integer({ min: 1, max: 14 })
export const iso = (day: number) => `1949-01-${String(day).padStart(2, '0')}`
export const anyParty = fc.constantFrom(...PARTIES)
