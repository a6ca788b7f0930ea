import type { Exchange, Move, Point } from '#exchange/exchange.ts'
import type { ExchangeId } from '#value/identifier.ts'

const party = (id: string, order: number) => ({ id, label: id, order })
const on = (day: string) => [{ edtf: `1949-01-${day}` }]
const answer = (id: string, point: string, stance: NonNullable<Point['answers']>[number]['stance']): Point => ({
  id,
  act: 'answer',
  answers: [{ point, stance }],
})

const moves: readonly Move[] = [
  {
    sign: 'N',
    from: ['nanjing'],
    to: ['moscow', 'washington', 'london', 'paris'],
    steps: [
      { step: 'dispatched', claims: on('08') },
      { step: 'presented', claims: on('08') },
      { step: 'arrived', to: 'moscow', claims: on('09') },
    ],
    attested: 'reported',
    points: [{ id: 'N', act: 'request', content: 'act as intermediary' }],
  },
  {
    sign: 'F1',
    from: ['paris'],
    to: ['nanjing'],
    steps: [{ step: 'dispatched', claims: [{ edtf: '1949-01-08/..' }] }],
    attested: 'reported',
    points: [answer('F1', 'N', 'hold')],
  },
  {
    sign: '1',
    from: ['moscow'],
    to: ['ccp'],
    steps: [{ step: 'dispatched', claims: on('10') }],
    attested: 'documented',
    points: [
      { id: '1a', act: 'inform', tells: [{ move: 'N', extent: 'gist' }] },
      { id: '1b', act: 'ask-assent', content: 'a draft Soviet answer' },
      { id: '1c', act: 'ask-assent', content: 'a draft answer of the CCP' },
      { id: '1d', act: 'advise', content: 'put the visit off' },
    ],
  },
  {
    sign: '2',
    from: ['moscow'],
    to: ['ccp'],
    steps: [{ step: 'dispatched', claims: on('11') }],
    attested: 'documented',
    points: [{ id: '2a', act: 'inform', continues: '1c' }],
  },
  {
    sign: 'FO',
    from: ['nanjing'],
    to: ['moscow'],
    form: 'oral',
    steps: [{ step: 'presented', claims: on('12') }],
    attested: 'reported',
    points: [{ id: 'FO', act: 'request', content: 'unilateral mediation' }],
  },
  {
    sign: 'US',
    from: ['washington'],
    to: ['nanjing'],
    steps: [
      { step: 'ordered', claims: on('12') },
      { step: 'presented', claims: [] },
    ],
    attested: 'documented',
    points: [answer('US', 'N', 'refuse')],
  },
  {
    sign: '3',
    from: ['ccp'],
    to: ['moscow'],
    steps: [
      { step: 'dispatched', claims: on('13') },
      { step: 'arrived', claims: on('13') },
    ],
    attested: 'documented',
    points: [{ ...answer('3a', '1b', 'counter'), acknowledges: ['1'] }, answer('3b', '1c', 'refuse')],
  },
  {
    sign: '4',
    from: ['ccp'],
    to: ['moscow'],
    steps: [{ step: 'dispatched', claims: on('14') }],
    attested: 'documented',
    points: [{ ...answer('4', '2a', 'accept-in-part'), acknowledges: ['2'] }],
  },
  {
    sign: 'P',
    from: ['ccp'],
    to: [],
    public: { where: 'ccp', from: '1949-01-14' },
    attested: 'documented',
    points: [{ id: 'P', act: 'publish', content: 'eight conditions', carriesOut: ['1c'] }],
  },
  {
    sign: '5',
    from: ['moscow'],
    to: ['ccp'],
    steps: [{ step: 'dispatched', claims: on('14') }],
    attested: 'documented',
    points: [{ ...answer('5', '3a', 'accept'), acknowledges: ['3'] }],
  },
  {
    sign: '6',
    from: ['moscow'],
    to: ['ccp'],
    steps: [{ step: 'dispatched', claims: on('15') }],
    attested: 'literature',
    points: [{ id: '6', act: 'inform', acknowledges: ['4'] }],
  },
  {
    sign: 'S',
    from: ['moscow'],
    to: ['nanjing'],
    steps: [{ step: 'presented', claims: on('17') }],
    attested: 'documented',
    points: [{ ...answer('S', 'N', 'refuse'), carriesOut: ['3a'] }],
  },
  {
    sign: 'I',
    from: ['moscow'],
    to: [],
    public: { where: 'moscow', from: '1949-01-18' },
    attested: 'documented',
    points: [{ id: 'I', act: 'publish', tells: [{ move: 'S', extent: 'text' }] }],
  },
  { sign: 'UK', from: ['london'], to: ['nanjing'], attested: 'literature', points: [answer('UK', 'N', 'refuse')] },
  { sign: 'F2', from: ['paris'], to: ['nanjing'], attested: 'literature', points: [answer('F2', 'N', 'refuse')] },
]

/** The worked case of the design: the Nanjing peace proposal of January 1949, in facts alone. */
export const nanjing: Exchange = {
  kind: 'exchange',
  id: 'nanjing-1949' as ExchangeId,
  title: 'The Nanjing peace proposal',
  parties: ['nanjing', 'moscow', 'ccp', 'washington', 'london', 'paris'].map(party),
  moves,
  silences: ['washington', 'london', 'paris'].map((owedBy) => ({
    owedBy,
    to: 'N',
    denies: 'received' as const,
    asOf: '1949-01-10',
    saidIn: '1',
  })),
  access: { kind: 'public' },
}
