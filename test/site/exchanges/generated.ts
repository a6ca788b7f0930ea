import type { Exchange, Move } from '#exchange/exchange.ts'
import { identifierFrom } from '#value/identifier.ts'

const day = (n: number) => new Date(Date.UTC(1949, 0, 1 + n)).toISOString().slice(0, 10)

/** An exchange of so many parties and moves, every second of them an answer to the one before; some without a day of receipt. */
export function generated(parties: number, count: number): Exchange {
  const party = (n: number) => `p${n % parties}`
  const moves = Array.from({ length: count }, (_, n): Move => {
    const isAnswer = n % 2 === 1
    const [one, other] = [party(n >> 1), party((n >> 1) * 5 + 1)]
    const to = one === other ? party((n >> 1) + 1) : other
    return {
      sign: `${n}`,
      from: [isAnswer ? to : one],
      to: [isAnswer ? one : to],
      steps: [
        { step: 'dispatched', claims: [{ edtf: day(n >> 1) }] },
        ...(n % 3 === 0 ? [{ step: 'arrived' as const, claims: [{ edtf: day((n >> 1) + 2) }] }] : []),
      ],
      attested: n % 4 === 0 ? 'reported' : 'documented',
      points: [
        isAnswer
          ? { id: `${n}`, act: 'answer', answers: [{ point: `${n - 1}`, stance: n % 4 === 1 ? 'counter' : 'refuse' }] }
          : { id: `${n}`, act: 'ask', content: 'Asks what the other means to do, and by when it will be done.' },
      ],
    }
  })
  return {
    kind: 'exchange',
    id: identifierFrom(`generated-${parties}-${count}`),
    title: 'A long exchange',
    parties: Array.from({ length: parties }, (_, n) => ({ id: `p${n}`, label: `Party ${n}`, order: n })),
    moves,
    access: { kind: 'public' },
  }
}
